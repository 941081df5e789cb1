// MOEQ412
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/**
 * DeepSeek-V4-Pro with all its experts in fp8, on two nodes. The published recipe ended so (vllm
 * 42384), until vLLM began to pad the shared expert of this model, and of no other (46001, June
 * 2026).
 */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(
    numExperts = 384,
    expertsPerToken = 6,
    hiddenDim = 7168,
    intermediateSize = 3072,
    sharedIntermediateSize = 3072)
@MoEDeployment(name = "sixteen h100", tp = 16, expertParallel = true, gpu = Gpu.H100)
class SharedExpertOnSixteenRanks {}
