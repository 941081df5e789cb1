package demo;

import dev.moequant.annotations.*;

@Int8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "workstation", gpu = Gpu.RTX_4090)
@MoEDeployment(name = "anything")
class Experts {}
