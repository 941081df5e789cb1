// MOEQ508
package rejected;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** One-sided NVLink carries what its buffers were made for. */
@Fp8W8A8(perActToken = true, perOutCh = true)
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "two b200",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED,
    gpu = Gpu.B200)
class OneSidedWithFp8PerToken {}
