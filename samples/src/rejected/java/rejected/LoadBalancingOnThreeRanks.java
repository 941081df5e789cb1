// MOEQ512
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** 256 experts on three GPUs (vllm 52435). */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048)
@MoEDeployment(name = "three gb300", tp = 3, expertParallel = true, eplb = true, gpu = Gpu.GB300)
class LoadBalancingOnThreeRanks {}
