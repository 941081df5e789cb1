// in: -Amoequant.vllm=2026-07
package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4(gemm1Alpha = 1.702, gemm1ClampLimit = 7.0)
//                      ^^^^^ MOEQ218
class Alpha {}

@Mxfp8W8A8
class Mxfp8 {}
