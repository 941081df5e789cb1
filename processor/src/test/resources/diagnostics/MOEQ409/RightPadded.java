package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A16(bias = true)
@MoELayer(
    numExperts = 128,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    activation = Activation.SWIGLUOAI,
    bias = true,
    swigluLimit = 7.0)
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
class GptOss {}

@Mxfp4W4A16(bias = true)
@MoELayer(
    numExperts = 128,
    expertsPerToken = 4,
    hiddenDim = 3072,
    intermediateSize = 3072,
    activation = Activation.SWIGLUOAI,
    bias = true,
    swigluLimit = 7.0)
@MoEDeployment(name = "two b200", tp = 2, gpu = Gpu.B200, kernel = Kernel.FLASHINFER_TRTLLM)
class NothingToPad {}
