// MOEQ507 -Amoequant.vllm=2025-10
package rejected;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Nvfp4W4A4;

/** PPLX knows dtypes of torch, and nvfp4 is none. */
@Nvfp4W4A4
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048)
@MoEDeployment(
    name = "eight b200",
    dp = 8,
    expertParallel = true,
    all2all = All2AllBackend.PPLX,
    gpu = Gpu.B200)
class PplxWithNvfp4 {}
