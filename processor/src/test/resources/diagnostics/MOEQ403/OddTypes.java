package demo;

import dev.moequant.annotations.*;

interface OddTypes {
  @Fp8W8A8(blockShape = {128, 128})
  @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
  @MoEDeployment(name = "four", tp = 4)
//                                   ^ MOEQ403
  class Nested<T extends Comparable<T>> {}

  @Fp8W8A8(blockShape = {128, 128})
  @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
  @MoEDeployment(name = "two", tp = 2)
  @MoEDeployment(name = "four", tp = 4)
//                                   ^ MOEQ403
  interface AnInterface {}

  @Fp8W8A8(blockShape = {128, 128})
  @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
  @MoEDeployment(name = "two", tp = 2)
  @MoEDeployment(name = "four", tp = OddTypes.FOUR)
//                                   ^^^^^^^^^^^^^ MOEQ403 ecj-17
  record InAnotherType(int layer) {}

  @Fp8W8A8(blockShape = {128, 128})
  @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
  @MoEDeployment(name = "two", tp = 2)
  @MoEDeployment(name = "four", tp = 4)
//                                   ^ MOEQ403 ecj-24
  record WithAMethod(int layer) {
    static int one() {
      return 1;
    }
  }

  int FOUR = 4;
}
