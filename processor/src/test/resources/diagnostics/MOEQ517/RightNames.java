package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "four l40s", tp = 4)
@MoEDeployment(name = "four-l40s", tp = 4)
@MoEDeployment(name = "4 x l40s", tp = 4)
@MoEDeployment(name = "*")
class Names {
  Object first = NamesQuantConfig.Deployment.FOUR_L40S;
  Object second = NamesQuantConfig.Deployment.FOUR_L40S_2;
  Object third = NamesQuantConfig.Deployment._4_X_L40S;
  Object fourth = NamesQuantConfig.Deployment.DEPLOYMENT;
}
