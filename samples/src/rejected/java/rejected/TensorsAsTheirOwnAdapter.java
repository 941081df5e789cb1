// MOEQ308
package rejected;

import dev.moequant.annotations.Int8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.samples.models.Tensor;

/** The tensor type is not what tells about tensors. */
@Int8W8A8
@QuantTensors(adapter = Tensor.class)
record TensorsAsTheirOwnAdapter(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {}
