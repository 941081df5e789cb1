package kapt

import dev.moequant.tensors.TensorAdapter
import dev.moequant.annotations.Fp8W8A8
import dev.moequant.annotations.QuantParam
import dev.moequant.annotations.QuantTensors
import dev.moequant.annotations.TensorSlot.*
import dev.moequant.samples.models.Tensor

// error: [MOEQ103] perActToken = true contradicts blockShape = [128, 128]
@Fp8W8A8(perActToken = true, blockShape = [128, 128])
// mended: @Fp8W8A8(blockShape = [128, 128])
class TokensAndBlocks

// error: [MOEQ101] blockShape = [128] has 1 element: … help: write blockShape = [128, 128]⏎
@Fp8W8A8(blockShape = [128])
// mended: @Fp8W8A8(blockShape = [128, 128])
class OneSide

class Outer {
    // error: [MOEQ802] … help: make Hidden internal⏎
    @Fp8W8A8
    private class Hidden
    // mended: internal class Hidden
}

class Adapters {
    private object Mine : TensorAdapter<Tensor> by Tensor.TENSORS

    // error: [MOEQ308] the generated factory cannot use adapter = Mine.class: it is private
    @QuantTensors(adapter = Mine::class)
    // mended: @QuantTensors(adapter = Tensors::class)
    @Fp8W8A8
    class Nested(@get:QuantParam(W1_SCALE) val w13: Tensor, @get:QuantParam(W2_SCALE) val w2: Tensor)
}

// warning: [MOEQ213] perActToken = true without perOutCh = true
@Suppress("MOEQ213")
@Fp8W8A8(perActToken = true)
// mended: @SuppressWarnings("MOEQ213") @Fp8W8A8(perActToken = true)
class NotSilenced
