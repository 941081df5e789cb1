// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 4, hiddenDim = 3072, intermediateSize = 2880)
//                                                           ^^^^ MOEQ504 W
@MoEDeployment(
    name = "low latency",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY)
class Asserted {}
