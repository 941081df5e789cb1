package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 512)
@MoEDeployment(name = "four t4", tp = 4, gpu = Gpu.T4)
//                                             ^^^^^^ MOEQ607 W
@MoEDeployment(name = "one a100", gpu = Gpu.A100)
//                                      ^^^^^^^^ MOEQ607 W
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
class Blocks {}

@Nvfp4W4A4
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100)
//                                                ^^^^^^^^ MOEQ607 W
class FourBits {}

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100, kernel = Kernel.MARLIN)
//                                                ^^^^^^^^ MOEQ607 W
class AskedFor {}
