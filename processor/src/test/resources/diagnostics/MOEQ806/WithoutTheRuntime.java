// in: without the runtime
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8
//<^^^^^ MOEQ806
class WithoutTheRuntime {}
