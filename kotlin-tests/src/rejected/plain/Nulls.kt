package plain

import dev.moequant.FusedMoEQuantConfig
import dev.moequant.tensors.PrecisionConfig
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
import dev.moequant.samples.models.Tensor
import dev.moequant.samples.models.Tensor.TENSORS
import unmarked.GptOssExpertsQuantConfig

fun resultsCanBeNull(config: FusedMoEQuantConfig<Tensor>) {
    // error: expected 'Tensor', actual 'Tensor?'
    val scale: Tensor = config.a1Scale()

    // error: only safe (?.) or non-null asserted (!!.) calls are allowed
    config.blockShape().size
}

fun argumentsCannot(scale: Tensor) {
    // error: null cannot be a value of a non-null type 'Tensor'
    DeepSeekV3ExpertsQuantConfig.create(TENSORS, scale, null)

    // error: null cannot be a value of a non-null type 'Tensor'
    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { it.w1Scale(null).w2Scale(scale) }
}

fun norInAPackageThatIsNotMarked(config: PrecisionConfig) {
    // error: null cannot be a value of a non-null type 'PrecisionConfig'
    GptOssExpertsQuantConfig.create(TENSORS, config, null)

    // error: null cannot be a value of a non-null type 'TensorAdapter<Tensor>'
    GptOssExpertsQuantConfig.create<Tensor>(null, config, config)

    // error: null cannot be a value of a non-null type 'Complete<Tensor>'
    GptOssExpertsQuantConfig.quantConfig(TENSORS) { null }
}
