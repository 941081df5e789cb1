// MOEQ606
package rejected;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int4W4A8;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Qwen3-30B-A3B in w4a8 on two GPUs: CUTLASS, the only kernel, takes 256 columns at a time. */
@Int4W4A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
class HalfAnExpertInW4A8 {}
