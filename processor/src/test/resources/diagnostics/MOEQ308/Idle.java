package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

class Tensor {}

class Shapes implements TensorAdapter<Tensor> {
  @Override
  public long[] shape(Tensor tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(Tensor tensor) {
    return TensorType.of("F32");
  }
}

@Unquantized
@QuantTensors(adapter = Shapes.class)
//                      ^^^^^^^^^^^^ MOEQ308
class NothingToTell {}

@Unquantized(bias = true)
//<^^^^^^^^^^^^^^^^^^^^^^ MOEQ301
@QuantTensors(adapter = Shapes.class)
class BiasesToTell {}
