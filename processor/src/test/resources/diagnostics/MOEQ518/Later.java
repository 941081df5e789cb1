// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "nixl", dp = 2, expertParallel = true, all2all = All2AllBackend.NIXL_EP)
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^ MOEQ518
@MoEDeployment(name = "mori", all2all = All2AllBackend.MORI_LOW_LATENCY)
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ518
class Qwen3Experts {}
