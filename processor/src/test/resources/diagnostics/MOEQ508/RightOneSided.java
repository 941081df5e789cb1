package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "one-sided", dp = 2, expertParallel = true, all2all = All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED)
class Nvfp4 {}

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "one-sided", dp = 2, expertParallel = true, all2all = All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED)
class Blocks {}

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "one-sided", dp = 2, expertParallel = true, all2all = All2AllBackend.FLASHINFER_NVLINK_TWO_SIDED)
class PerTensor {}
