// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "pplx", dp = 2, expertParallel = true, all2all = All2AllBackend.PPLX)
@MoEDeployment(name = "naive", dp = 2, expertParallel = true, all2all = All2AllBackend.NAIVE)
class Qwen3Experts {}
