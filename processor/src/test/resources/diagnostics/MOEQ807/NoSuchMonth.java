// in: -Amoequant.vllm=2026-09
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8
class NoSuchMonth {}
//~ nowhere MOEQ807 ecj+0
