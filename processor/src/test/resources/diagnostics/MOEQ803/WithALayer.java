package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Int8W8A8
//<^^^^^^ MOEQ803
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "of which of the two?", tp = 4)
class TwoSchemes {
  Object deployment = TwoSchemesQuantConfig.Deployment.OF_WHICH_OF_THE_TWO;
}
