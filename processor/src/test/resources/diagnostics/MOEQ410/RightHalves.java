package demo;

import dev.moequant.annotations.*;

@Int4W4A16
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two ranks", tp = 2)
@MoEDeployment(name = "whole experts", tp = 16, expertParallel = true)
class Parts {}
