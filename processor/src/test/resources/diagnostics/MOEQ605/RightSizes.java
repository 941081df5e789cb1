package demo;

import dev.moequant.annotations.*;

@Int4W4A16(groupSize = 64)
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2112, intermediateSize = 1024)
@MoEDeployment(name = "one h100", gpu = Gpu.H100, kernel = Kernel.HUMMING)
class Experts {}

@Int4W4A16(groupSize = 64)
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1024)
@MoEDeployment(name = "one h100", gpu = Gpu.H100, kernel = Kernel.MARLIN)
class Even {}
