package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@MoELayer(numExperts = 64, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 1824)
@MoEDeployment(name = "two ranks", tp = 2)
@MoEDeployment(name = "whole experts", tp = 4, expertParallel = true)
class Parts {}

@Mxfp4W4A16
@MoELayer(numExperts = 64, expertsPerToken = 8, hiddenDim = 2056, intermediateSize = 1000)
class PaddedFormat {}
