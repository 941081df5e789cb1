// MOEQ511
package warned;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Recipes of 2025 name it. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048)
@MoEDeployment(
    name = "eight h200",
    dp = 8,
    expertParallel = true,
    all2all = All2AllBackend.PPLX,
    gpu = Gpu.H200)
class PplxOfOldRecipes {}
