// MOEQ604
package rejected;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Nemotron's experts have no gate, which DeepGEMM's kernels fuse. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 6, hiddenDim = 2688, intermediateSize = 1792, activation = Activation.RELU2_NO_MUL)
@MoEDeployment(name = "one h100", gpu = Gpu.H100, kernel = Kernel.DEEP_GEMM)
class DeepGemmWithoutAGate {}
