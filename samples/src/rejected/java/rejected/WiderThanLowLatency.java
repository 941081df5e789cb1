// MOEQ510
package rejected;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** No expert layer was published that wide; GPT-3's layers were. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 64, expertsPerToken = 4, hiddenDim = 12288, intermediateSize = 4096)
@MoEDeployment(
    name = "two nodes",
    dp = 16,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY,
    gpu = Gpu.H100)
class WiderThanLowLatency {}
