// MOEQ514
package warned;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Kimi-K3 sends a token to 16 experts, Nemotron-3 Super to 22. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 512, expertsPerToken = 16, hiddenDim = 4096, intermediateSize = 2048)
@MoEDeployment(
    name = "eight h200",
    dp = 8,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY,
    gpu = Gpu.H200)
class ManyExpertsOfAToken {}
