package demo;

import dev.moequant.annotations.*;

@Int4W4A8
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1536)
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
@MoEDeployment(name = "anything")
class Experts {}
