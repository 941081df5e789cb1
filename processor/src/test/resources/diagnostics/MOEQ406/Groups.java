package demo;

import dev.moequant.annotations.*;

@Int4W4A16
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 2880, intermediateSize = 1024)
//                                                         ^^^^ MOEQ406 W
class HalfGroups {}

@Int8W8A16(groupSize = 64)
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 1504, intermediateSize = 1024)
//                                                         ^^^^ MOEQ406 W
class QuarterGroups {}
