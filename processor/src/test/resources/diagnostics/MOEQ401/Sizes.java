package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(
    numExperts = 0,
//               ^ MOEQ401
    expertsPerToken = -1,
//                    ^^ MOEQ401
    hiddenDim = 0,
//              ^ MOEQ401
    intermediateSize = -768,
//                     ^^^^ MOEQ401
    denseIntermediateSize = -1,
//                          ^^ MOEQ401
    sharedIntermediateSize = Integer.MIN_VALUE)
//                           ^^^^^^^^^^^^^^^^^ MOEQ401
class NoSizes {}

@Fp8W8A8
@MoELayer(numExperts = 8, expertsPerToken = 9, hiddenDim = 4096, intermediateSize = 14336)
//                                          ^ MOEQ401
class MoreThanThereAre {}

@Fp8W8A8
@MoELayer(
    numExperts = 8,
    expertsPerToken = 2,
    hiddenDim = Sizes.UNKNOWN,
//              ^^^^^^^^^^^^^ MOEQ401
    intermediateSize = 14336)
@MoEDeployment(name = "said once", tp = 2)
@MoEDeployment(name = "and not of each", tp = 3)
class Sizes {
  static final int UNKNOWN = 0;
}
