package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8(staticActivations = true)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ301
class ScalesOfActivations {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Nvfp4W4A4
//<^^^^^^^ MOEQ301
class Everything {
  @QuantParam(TensorSlot.G1_ALPHAS) Tensor g1;
  @QuantParam(TensorSlot.G2_ALPHAS) Tensor g2;
}

@Fp8W8A8
//<^^^^^ MOEQ301
class OfNoUse {
  @QuantParam(TensorSlot.W1_ZP)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ302
  Tensor zeroPoints;
}

@Int8W8A8
//<^^^^^^ MOEQ301
@QuantTensors(adapter = Adapter.class)
class AdapterAlone {}

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
