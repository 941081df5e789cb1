package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true, blockShape = {128, 128})
//                     ^^^^ MOEQ103
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "four", tp = 4)
class WrongScheme {
  Object layer = WrongSchemeQuantConfig.LAYER;
}
