package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100, kernel = Kernel.DEEP_GEMM)
//                                                                   ^^^^^^^^^^^^^^^^ MOEQ601
class OnePerTensor {}

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight mi300x", tp = 8, gpu = Gpu.MI300X, kernel = Kernel.FLYDSL)
//                                                                       ^^^^^^^^^^^^^ MOEQ601
class AnotherFormats {}
