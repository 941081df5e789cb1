// MOEQ502
package rejected;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** 256 experts on 24 ranks: 10 or 11 each, and room for 10. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048)
@MoEDeployment(
    name = "three nodes",
    dp = 24,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT,
    gpu = Gpu.H100)
class ThreeNodesOfDeepEp {}
