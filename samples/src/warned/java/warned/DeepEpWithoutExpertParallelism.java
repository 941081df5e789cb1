// MOEQ503
package warned;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** An all2all backend was named, expert parallelism was forgotten (vime 186). */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "two h100",
    tp = 2,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT,
    gpu = Gpu.H100)
class DeepEpWithoutExpertParallelism {}
