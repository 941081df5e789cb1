package demo;

import dev.moequant.annotations.*;

@Int4W4A16
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 4096, intermediateSize = 14336)
class Mixtral {}

@Int8W8A16
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 2880, intermediateSize = 1000)
class WithoutGroups {}
