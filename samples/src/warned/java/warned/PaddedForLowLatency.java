// MOEQ504
package warned;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Qwen2-57B-A14B: DeepEP has kernels for 3072 and for 4096. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 64, expertsPerToken = 8, hiddenDim = 3584, intermediateSize = 2560)
@MoEDeployment(
    name = "eight h100",
    dp = 8,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY,
    gpu = Gpu.H100)
class PaddedForLowLatency {}
