package demo;

import dev.moequant.annotations.*;

@Int4W4A16
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "three ranks", tp = 3)
@MoEDeployment(name = "whole experts", tp = 4, expertParallel = true)
class Parts {}

@Int4W4A16(groupSize = 64)
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "four ranks", tp = 4)
class SmallerGroups {}
