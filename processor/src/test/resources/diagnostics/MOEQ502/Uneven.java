package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "six ranks",
    tp = 3,
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY)
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ502
@MoEDeployment(
    name = "with copies",
    tp = 3,
    dp = 2,
    expertParallel = true,
    redundantExperts = 3,
    eplb = true,
//         ^^^^ MOEQ512
    all2all = All2AllBackend.NIXL_EP)
//            ^^^^^^^^^^^^^^^^^^^^^^ MOEQ502
class Qwen3Experts {}
