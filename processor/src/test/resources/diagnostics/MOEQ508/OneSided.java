package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "one-sided", dp = 2, expertParallel = true, all2all = All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED)
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ508
class PerTensor {}

@Fp8W8A8(blockShape = {128, 64})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "one-sided", dp = 2, expertParallel = true, all2all = All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED)
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ508
class OtherBlocks {}
