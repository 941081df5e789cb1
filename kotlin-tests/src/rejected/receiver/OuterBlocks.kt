package receiver

import dev.moequant.FusedMoEQuantConfig
import dev.moequant.annotations.DType
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
import dev.moequant.samples.models.Tensor
import dev.moequant.samples.models.Tensor.TENSORS

fun outerBlocks(scale: Tensor) {
    FusedMoEQuantConfig.make(TENSORS) {
        w1 {
            scale(scale)
            // error: 'fun quantDtype(dtype: DType): Unit' cannot be called in this context with an implicit receiver
            quantDtype(DType.INT8)
            // error: cannot be called in this context with an implicit receiver
            w2 { scale(scale) }
            // Saying whose it is remains possible.
            this@make.perActTokenQuant()
        }
    }

    DeepSeekV3ExpertsQuantConfig.quantConfig(TENSORS) {
        FusedMoEQuantConfig.make(TENSORS) {
            // error: cannot be called in this context with an implicit receiver
            w1Scale(scale)
        }
        w1Scale(scale).w2Scale(scale)
    }
}
