package demo;

import dev.moequant.annotations.*;

class Tensor {}

class Packed extends Tensor {}

class Adapter implements dev.moequant.tensors.TensorAdapter<Packed> {
  @Override
  public long[] shape(Packed tensor) {
    return new long[0];
  }

  @Override
  public dev.moequant.tensors.TensorType dtype(Packed tensor) {
    return dev.moequant.tensors.TensorType.of("F32");
  }
}

@Fp8W8A8
@QuantTensors(adapter = Adapter.class)
class TooWide {
  @QuantParam(TensorSlot.W1_SCALE) Packed w1;

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2;
//       ^^ MOEQ306
}

class Experts<T> {
  static class Tensor {}

  @Fp8W8A8
  static class TwoTensors {
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1;

    @QuantParam(TensorSlot.W2_SCALE)
    demo.Tensor w2;
//              ^^ MOEQ306
  }
}
