// MOEQ306
package rejected;

import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.annotations.Mxfp4W4A16;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.samples.models.Tensor;

/** Triton's kernels take an object that knows the layout, not the scales as loaded. */
@Mxfp4W4A16(precisionConfig = true)
record TensorForAPrecisionConfig(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) PrecisionConfig w2Precision) {}
