package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
//<^^^^^ MOEQ307
//<^^^^^ MOEQ307
class FromAJar extends lib.Private {}
