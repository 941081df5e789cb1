// in: -Amoequant.vllm=2026-07
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8
class RightMonth {}
