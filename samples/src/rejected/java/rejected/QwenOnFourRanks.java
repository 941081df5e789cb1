// MOEQ403
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Qwen3-30B-A3B-FP8 on four GPUs: vllm 17569, and the question that is asked most. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "four l40s", tp = 4, gpu = Gpu.L40S)
class QwenOnFourRanks {}
