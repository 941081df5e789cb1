package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

@Int4W4A16
@QuantTensors(adapter = GlmExperts.Shapes.class)
public record GlmExperts(
    @QuantParam(TensorSlot.W2_SCALE) String w2, @QuantParam(TensorSlot.W1_SCALE) String w1) {
  enum Shapes implements TensorAdapter<String> {
    INSTANCE;

    @Override
    public long[] shape(String tensor) {
      return new long[0];
    }

    @Override
    public TensorType dtype(String tensor) {
      return TensorType.of("F32");
    }
  }
}
