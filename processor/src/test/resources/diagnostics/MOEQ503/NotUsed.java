package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "no data parallelism", tp = 2, expertParallel = true, all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT)
//                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ503 W
@MoEDeployment(name = "parts of experts", dp = 2, all2all = All2AllBackend.DEEPEP_LOW_LATENCY)
//                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ503 W
class Qwen3Experts {}
