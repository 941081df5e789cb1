// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "pplx", dp = 2, expertParallel = true, all2all = All2AllBackend.PPLX)
//                                                                     ^^^^^^^^^^^^^^^^^^^ MOEQ507
class Nvfp4 {}

@Mxfp4W4A4
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "pplx", dp = 2, expertParallel = true, all2all = All2AllBackend.PPLX)
//                                                                     ^^^^^^^^^^^^^^^^^^^ MOEQ507
class Mxfp4 {}
