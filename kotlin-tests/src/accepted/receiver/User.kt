package receiver

import dev.moequant.FusedMoEQuantConfig
import dev.moequant.QuantConfigs
import dev.moequant.QuantOptions.Make
import dev.moequant.QuantOptions.Weights
import dev.moequant.QuantReport
import dev.moequant.dsl.Scope
import dev.moequant.annotations.DType
import dev.moequant.dsl.NeedsW1Scale
import dev.moequant.kotlin.KotlinUser
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
import dev.moequant.samples.models.Mixtral8x7BExpertsQuantConfig
import dev.moequant.samples.models.Tensor
import dev.moequant.samples.models.Tensor.TENSORS

/** With the plugin sam-with-receiver: the parameter of a block is its receiver. */
class User : KotlinUser {
    override fun blocks(w13: Tensor, w2: Tensor): FusedMoEQuantConfig<Tensor> =
        DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { w1Scale(w13).w2Scale(w2) }

    override fun staticScales(w13: Tensor, w2: Tensor, a1: Tensor, a2: Tensor): FusedMoEQuantConfig<Tensor> =
        Mixtral8x7BExpertsQuantConfig.quantConfig(TENSORS) {
            w1Scale(w13).w2Scale(w2).a1Scale(a1).a2Scale(a2)
        }

    override fun check(w13: Tensor, w2: Tensor): QuantReport =
        DeepSeekV3ExpertsQuantConfig.check(TENSORS) { w1Scale(w13).w2Scale(w2) }

    override fun make(w13: Tensor, w2: Tensor): FusedMoEQuantConfig<Tensor> =
        FusedMoEQuantConfig.make(TENSORS, Preset(w13, w2).and { perActTokenQuant() })

    override fun vllm(w13: Tensor, w2: Tensor): FusedMoEQuantConfig<Tensor> =
        QuantConfigs.fp8W8A8(w13, w2) { blockShape(128, 128) }

    override fun inputScale(config: FusedMoEQuantConfig<Tensor>): String =
        config.a1Scale()?.dtype()?.name ?: "none"
}

/** A class that is a block: it may call its own methods in the blocks inside. */
class Preset(private val w13: Tensor, private val w2: Tensor) : Scope<Make<Tensor>> {
    override fun configure(q: Make<Tensor>) {
        q.quantDtype(DType.INT8)
        q.w1 { configure(this, w13) }
        q.w2 { configure(this, w2) }
    }

    private fun configure(weights: Weights<Tensor>, scale: Tensor) = weights.scale(scale)
}

/** A lambda that is a stage, not a block, keeps its parameter. */
val stage: NeedsW1Scale<Tensor, Int> = NeedsW1Scale { w1 -> w1.shape().size }
