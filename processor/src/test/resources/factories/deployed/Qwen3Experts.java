package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(
    numExperts = 128,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 768,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
@MoEDeployment(
    name = "six l40s",
    tp = 3,
    dp = 2,
    expertParallel = true,
    gpu = Gpu.L40S,
    kernel = Kernel.TRITON)
public class Qwen3Experts {}
