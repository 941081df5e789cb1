package demo;

import dev.moequant.annotations.*;
import lib.Base;

@Fp8W8A8
//<^^^^^ MOEQ307
//<^^^^^ MOEQ307
class FromAnotherPackage extends Base<String> {}
