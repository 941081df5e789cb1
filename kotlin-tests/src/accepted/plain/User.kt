package plain

import dev.moequant.FusedMoEQuantConfig
import dev.moequant.QuantConfigs
import dev.moequant.QuantReport
import dev.moequant.annotations.DType
import dev.moequant.kotlin.KotlinUser
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
import dev.moequant.samples.models.Mixtral8x7BExpertsQuantConfig
import dev.moequant.samples.models.Tensor
import dev.moequant.samples.models.Tensor.TENSORS

/** No plugin: the blocks are lambdas with one parameter. */
class User : KotlinUser {
    override fun blocks(w13: Tensor, w2: Tensor): FusedMoEQuantConfig<Tensor> =
        DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) { it.w1Scale(w13).w2Scale(w2) }

    override fun staticScales(w13: Tensor, w2: Tensor, a1: Tensor, a2: Tensor): FusedMoEQuantConfig<Tensor> =
        Mixtral8x7BExpertsQuantConfig.quantConfig(TENSORS) { q ->
            val weights = q.w1Scale(w13).w2Scale(w2)
            weights.a1Scale(a1).a2Scale(a2)
        }

    override fun check(w13: Tensor, w2: Tensor): QuantReport =
        DeepSeekV3ExpertsQuantConfig.check(TENSORS) { it.w1Scale(w13).w2Scale(w2) }

    override fun make(w13: Tensor, w2: Tensor): FusedMoEQuantConfig<Tensor> =
        FusedMoEQuantConfig.make(TENSORS) { q ->
            q.quantDtype(DType.INT8)
            q.perActTokenQuant()
            q.w1 { it.scale(w13) }
            q.w2 { it.scale(w2) }
        }

    override fun vllm(w13: Tensor, w2: Tensor): FusedMoEQuantConfig<Tensor> =
        QuantConfigs.fp8W8A8(w13, w2) { it.blockShape(128, 128) }

    // Were a1Scale() not nullable, the compiler would warn of the safe call.
    override fun inputScale(config: FusedMoEQuantConfig<Tensor>): String =
        config.a1Scale()?.dtype()?.name ?: "none"
}
