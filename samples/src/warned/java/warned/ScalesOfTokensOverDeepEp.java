// MOEQ506
package warned;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Qwen3-30B-A3B-FP8-dynamic. */
@Fp8W8A8(perActToken = true, perOutCh = true)
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "two h100",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT,
    gpu = Gpu.H100)
class ScalesOfTokensOverDeepEp {}
