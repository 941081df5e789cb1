// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "six ranks",
    dp = 6,
    expertParallel = true,
    all2all = All2AllBackend.PPLX)
//            ^^^^^^^^^^^^^^^^^^^ MOEQ502
class Qwen3Experts {}
