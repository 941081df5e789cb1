// in: a runtime of another version
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8
//<^^^^^ MOEQ901
class AnotherVersion {}
