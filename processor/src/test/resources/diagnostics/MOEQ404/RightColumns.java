package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {64, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "three ranks", tp = 3)
@MoEDeployment(name = "whole experts", tp = 4, expertParallel = true)
class Divided {}

@Fp8W8A8(blockShape = {64, 128})
@MoELayer(numExperts = 16, expertsPerToken = 2, hiddenDim = 2048, intermediateSize = 960)
@MoEDeployment(name = "one rank")
@MoEDeployment(name = "nothing to divide", dp = 2, expertParallel = true)
class NotLooked {}
