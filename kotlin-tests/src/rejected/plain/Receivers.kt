package plain

import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
import dev.moequant.samples.models.Tensor
import dev.moequant.samples.models.Tensor.TENSORS

fun withoutThePluginThereAreNoReceivers(scale: Tensor) {
    // error: unresolved reference 'w1Scale'
    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { w1Scale(scale).w2Scale(scale) }
}
