// MOEQ412
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/**
 * DeepSeek-R1 on four nodes: expert parallelism keeps experts whole, and not the first three
 * layers, which have none (sglang 3345).
 */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 7168,
    intermediateSize = 2048,
    denseIntermediateSize = 18432)
@MoEDeployment(name = "thirty-two h20", tp = 32, expertParallel = true, gpu = Gpu.H20)
class DenseLayersOnThirtyTwoRanks {}
