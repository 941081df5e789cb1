package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 6, hiddenDim = 2688, intermediateSize = 1792, activation = Activation.RELU2_NO_MUL)
@MoEDeployment(name = "one h100", gpu = Gpu.H100, kernel = Kernel.TRITON)
class Experts {}

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 6, hiddenDim = 2688, intermediateSize = 1792)
@MoEDeployment(name = "one h100", gpu = Gpu.H100, kernel = Kernel.DEEP_GEMM)
class Gated {}
