package demo;

import dev.moequant.annotations.*;

class Tensor {}

class Adapter implements dev.moequant.tensors.TensorAdapter<Tensor> {
  @Override
  public long[] shape(Tensor tensor) {
    return new long[0];
  }

  @Override
  public dev.moequant.tensors.TensorType dtype(Tensor tensor) {
    return dev.moequant.tensors.TensorType.of("F32");
  }
}

@Fp8W8A8
@QuantTensors(adapter = Adapter.class)
class ByLayer {
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor[] w1;
//         ^^ MOEQ306

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  Tensor w2(int layer) {
    return new Tensor();
  }

  Object config(int layer) {
    return OfOneLayerQuantConfig.of(new OfOneLayer(w1[layer], w2(layer)));
  }
}

@Fp8W8A8
@QuantTensors(adapter = Adapter.class)
record OfOneLayer(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1, @QuantParam(TensorSlot.W2_SCALE) Tensor w2) {}

@Fp8W8A8
@QuantTensors(adapter = Adapter.class)
class InLists {
  @QuantParam(TensorSlot.W1_SCALE) java.util.List<Tensor> w1;
//                                                        ^^ MOEQ306
  @QuantParam(TensorSlot.W2_SCALE) Tensor[] w2;
//                                          ^^ MOEQ306
}
