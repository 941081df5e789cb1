package kapt

import dev.moequant.tensors.TensorAdapter
import dev.moequant.annotations.Fp8W8A8
import dev.moequant.annotations.QuantParam
import dev.moequant.annotations.QuantTensors
import dev.moequant.annotations.TensorSlot.*
import dev.moequant.samples.models.Tensor

@Fp8W8A8
class Bare(
    // error: [MOEQ307] @QuantParam(W1_SCALE) is on field w13, which … help: Kotlin keeps the property's field private: write @get:QuantParam(TensorSlot.W1_SCALE) in place of @QuantParam, or add @JvmField
    @QuantParam(W1_SCALE) val w13: Tensor,
    // mended: @get:QuantParam(W1_SCALE) val w13: Tensor,
    // error: [MOEQ307] @QuantParam(W2_SCALE) is on field w2, which … help: Kotlin keeps the property's field private: write @get:QuantParam(TensorSlot.W2_SCALE) in place of @QuantParam, or add @JvmField
    @QuantParam(W2_SCALE) internal val w2: Tensor
    // mended: @QuantParam(W2_SCALE) @JvmField internal val w2: Tensor
)

@Fp8W8A8
open class Opened(
    // error: [MOEQ307] … private: write @get:QuantParam(TensorSlot.W1_SCALE) in place of @QuantParam⏎
    @QuantParam(W1_SCALE) open val w13: Tensor,
    // mended: @get:QuantParam(W1_SCALE) open val w13: Tensor,
    // error: [MOEQ307] … help: make the property internal, and write @get:QuantParam(TensorSlot.W2_SCALE) in place of @QuantParam⏎
    @QuantParam(W2_SCALE) private val w2: Tensor
    // mended: @get:QuantParam(W2_SCALE) internal val w2: Tensor
)

@Fp8W8A8
class Functions(private val scale: Tensor) {
    // error: [MOEQ307] @QuantParam(W1_SCALE) is on method w13(), which … help: make it internal⏎
    @QuantParam(W1_SCALE) private fun w13() = scale
    // mended: @QuantParam(W1_SCALE) internal fun w13() = scale

    // error: [MOEQ307] … it has parameters … help: move the annotation to a function without parameters and receiver that is not suspend, or to a property, as @get:QuantParam(TensorSlot.W2_SCALE)
    @QuantParam(W2_SCALE) suspend fun w2() = scale
    // mended: @QuantParam(W2_SCALE) fun w2() = scale
}

@Fp8W8A8
class OfCompanion {
    companion object {
        // error: [MOEQ307] … private: add @JvmField⏎
        @QuantParam(W1_SCALE) val w13 = Tensor.f32()
        // mended: @QuantParam(W1_SCALE) @JvmField val w13 = Tensor.f32()
        // error: [MOEQ307] … help: make the property internal, and add @JvmField⏎
        @QuantParam(W2_SCALE) private val w2 = Tensor.f32()
        // mended: @QuantParam(W2_SCALE) @JvmField internal val w2 = Tensor.f32()
    }
}

@Fp8W8A8
class OfStatics(@get:QuantParam(W1_SCALE) val w13: Tensor) {
    companion object {
        // error: [MOEQ307] … private: write @JvmField in place of @JvmStatic⏎
        @QuantParam(W2_SCALE) @JvmStatic val w2 = Tensor.f32()
        // mended: @QuantParam(W2_SCALE) @JvmField val w2 = Tensor.f32()
    }
}

@Fp8W8A8
class OneOfTwo(
    // error: [MOEQ304] … help: annotate the member that holds w2_scale with @get:QuantParam(TensorSlot.W2_SCALE)⏎
    @get:QuantParam(W1_SCALE) val w13: Tensor,
    // mended: @get:QuantParam(W1_SCALE) val w13: Tensor, @get:QuantParam(W2_SCALE)
    val w2: Tensor
)

// error: [MOEQ308] the generated factory cannot use adapter = Companion.class … help: move it to an object of its own, and name that⏎
@QuantTensors(adapter = WithCompanion.Companion::class)
// mended: @QuantTensors(adapter = Tensors::class)
@Fp8W8A8
class WithCompanion(@get:QuantParam(W1_SCALE) val w13: Tensor, @get:QuantParam(W2_SCALE) val w2: Tensor) {
    companion object : TensorAdapter<Tensor> by Tensor.TENSORS
}

class Counting(val count: Int) : TensorAdapter<Tensor> by Tensor.TENSORS

// error: [MOEQ308] the generated factory cannot use adapter = Counting.class … help: make it an object⏎
@QuantTensors(adapter = Counting::class)
// mended: @QuantTensors(adapter = Tensors::class)
@Fp8W8A8
class WithClass(@get:QuantParam(W1_SCALE) val w13: Tensor, @get:QuantParam(W2_SCALE) val w2: Tensor)

@QuantTensors(adapter = Tensors::class)
@Fp8W8A8
class OfAllLayers(
    // error: [MOEQ306] … help: for one tensor per layer, move @Fp8W8A8, @QuantTensors and the bindings to … { @get:QuantParam(TensorSlot.W1_SCALE) val w1Scale get() = this@OfAllLayers.w13.get(i) }⏎
    @get:QuantParam(W1_SCALE) val w13: List<Tensor>,
    // mended: @get:QuantParam(W1_SCALE) val w13: Tensor,
    // error: [MOEQ306] … val w2Scale get() = this@OfAllLayers.isDown[i] }⏎
    @get:QuantParam(W2_SCALE) val isDown: Array<Tensor>
    // mended: @get:QuantParam(W2_SCALE) val isDown: Tensor
)

object Tensors : TensorAdapter<Tensor> by Tensor.TENSORS
