package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "pplx", dp = 2, expertParallel = true, all2all = All2AllBackend.PPLX)
//                                                                     ^^^^^^^^^^^^^^^^^^^ MOEQ511 W
@MoEDeployment(name = "naive", dp = 2, expertParallel = true, all2all = All2AllBackend.NAIVE)
//                                                                      ^^^^^^^^^^^^^^^^^^^^ MOEQ511 W
class Qwen3Experts {}
