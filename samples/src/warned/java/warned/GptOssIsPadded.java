// MOEQ409
package warned;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Mxfp4W4A16;

/** gpt-oss has 2880 columns, and its kernels take 3072 (vllm 52051). */
@Mxfp4W4A16(bias = true)
@MoELayer(numExperts = 128, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 2880, activation = Activation.SWIGLUOAI, bias = true)
@MoEDeployment(name = "two b200", tp = 2, expertParallel = true, gpu = Gpu.B200)
class GptOssIsPadded {}
