// MOEQ518 -Amoequant.vllm=2025-10
package rejected;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** That vLLM has no MoRI yet. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048)
@MoEDeployment(
    name = "eight mi300x",
    dp = 8,
    expertParallel = true,
    all2all = All2AllBackend.MORI_HIGH_THROUGHPUT,
    gpu = Gpu.MI300X)
class MoriBeforeItsTime {}
