package annotated

import dev.moequant.FusedMoEQuantConfig
import dev.moequant.tensors.TensorAdapter
import dev.moequant.annotations.Fp8W8A8
import dev.moequant.annotations.QuantParam
import dev.moequant.annotations.QuantTensors
import dev.moequant.annotations.TensorSlot.*
import dev.moequant.samples.models.Tensor

/** The factory takes it by its INSTANCE. */
object Tensors : TensorAdapter<Tensor> by Tensor.TENSORS

@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
class Getters(@get:QuantParam(W1_SCALE) val w13: Tensor, @get:QuantParam(W2_SCALE) val w2: Tensor) {
    // Uses the factory that is generated from this class.
    fun config(): FusedMoEQuantConfig<Tensor> = GettersQuantConfig.of(this)
}

@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
class Fields(@QuantParam(W1_SCALE) @JvmField val w13: Tensor) {
    @QuantParam(W2_SCALE)
    lateinit var w2: Tensor
}

@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
data class Data(@get:QuantParam(W1_SCALE) val w13: Tensor, @get:QuantParam(W2_SCALE) val w2: Tensor)

/** In Java the getters have the module in their names. */
@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
internal class Internal(@get:QuantParam(W1_SCALE) internal val w13: Tensor, private val down: Tensor) {
    @QuantParam(W2_SCALE)
    internal fun w2(): Tensor = down
}

/** What is not there is found at run time. */
@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
class Nullable(@get:QuantParam(W1_SCALE) val w13: Tensor?, @get:QuantParam(W2_SCALE) val w2: Tensor?)

@Fp8W8A8(blockShape = [128, 128])
class Generic<T : Any>(@get:QuantParam(W1_SCALE) val w13: T, @get:QuantParam(W2_SCALE) val w2: T)

/** Kotlin's compiler copies the default getter into a class DefaultImpls, annotation included. */
@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
interface Shared {
    @get:QuantParam(W1_SCALE)
    val w13: Tensor

    @get:QuantParam(W2_SCALE)
    val w2: Tensor get() = Tensor.f32(256, 56, 16)
}

@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
class Inheriting(override val w13: Tensor) : Shared

@Fp8W8A8(blockShape = [128, 128])
@QuantTensors(adapter = Tensors::class)
class OfCompanion {
    companion object {
        @QuantParam(W1_SCALE)
        @JvmField
        val w13: Tensor = Tensor.f32(256, 32, 56)

        @QuantParam(W2_SCALE)
        @JvmField
        val w2: Tensor = Tensor.f32(256, 56, 16)
    }
}

/** Without the annotation this is a warning; Kotlin's @Suppress is not for processors. */
@SuppressWarnings("MOEQ213")
@Fp8W8A8(perActToken = true)
class Silenced

/** For Java, which cannot name an internal class. */
object InternalUser {
    @JvmStatic
    fun config(w13: Tensor, w2: Tensor): FusedMoEQuantConfig<Tensor> =
        InternalQuantConfig.of(Internal(w13, w2))
}
