package demo;

import dev.moequant.annotations.*;

@Int4W4A16
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 2008, intermediateSize = 1024)
//                                                         ^^^^ MOEQ410
class Hidden {}

@Int4W4A16
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 2048, intermediateSize = 1000)
//                                                                                  ^^^^ MOEQ410
class Intermediate {}

@Int4W4A16
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "sixteen ranks", tp = 16)
//                                          ^^ MOEQ410
@MoEDeployment(name = "sixteen replicas", dp = 16)
//                                             ^^ MOEQ410
class Parts {}
