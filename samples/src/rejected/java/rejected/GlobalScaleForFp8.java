// MOEQ302
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.samples.models.Tensor;

/** a1_gscale is nvfp4's, and looks like the scale of fp8 activations. */
@Fp8W8A8
record GlobalScaleForFp8(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale,
    @QuantParam(TensorSlot.A1_GSCALE) Tensor inputScale) {}
