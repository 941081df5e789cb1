package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "l40s", tp = 2)
@MoEDeployment(name = "l40s", tp = 4)
//                    ^^^^^^ MOEQ517
@MoEDeployment(name = "L40S")
@MoEDeployment(name = Names.NAME)
//                    ^^^^^^^^^^ MOEQ517
class Names {
  static final String NAME = "l4" + "0s";
  Object first = NamesQuantConfig.Deployment.L40S;
  Object second = NamesQuantConfig.Deployment.L40S_2;
}
