package plain

import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
import dev.moequant.samples.models.Mixtral8x7BExpertsQuantConfig
import dev.moequant.samples.models.Tensor
import dev.moequant.samples.models.Tensor.TENSORS

fun forgottenStages(scale: Tensor) {
    // error: expected 'Complete<Tensor>', actual 'NeedsW2Scale<Tensor, Complete<Tensor>>'
    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { it.w1Scale(scale) }

    // error: expected 'Complete<Tensor>', actual 'NeedsA2Scale<Tensor, Complete<Tensor>>'
    Mixtral8x7BExpertsQuantConfig.check(TENSORS) { it.w1Scale(scale).w2Scale(scale).a1Scale(scale) }

    // error: unresolved reference 'w2Scale'
    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { it.w2Scale(scale) }

    // error: actual type is 'String', but 'Tensor' was expected
    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { it.w1Scale("w13_scale").w2Scale(scale) }
}
