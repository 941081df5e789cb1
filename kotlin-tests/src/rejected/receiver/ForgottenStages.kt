package receiver

import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
import dev.moequant.samples.models.Tensor
import dev.moequant.samples.models.Tensor.TENSORS

fun forgottenStages(scale: Tensor) {
    // error: expected 'Complete<Tensor>', actual 'NeedsW2Scale<Tensor, Complete<Tensor>>'
    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { w1Scale(scale) }

    // error: expected 'Complete<Tensor>', actual 'NeedsW1Scale<Tensor, NeedsW2Scale<Tensor, Complete<Tensor>>>'
    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { this }
}
