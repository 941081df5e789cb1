package demo;

import dev.moequant.TensorAdapter;
import dev.moequant.TensorType;
import dev.moequant.annotations.*;

class Tensor {}

abstract class Shapes implements TensorAdapter<Tensor> {
  @Override
  public long[] shape(Tensor tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(Tensor tensor) {
    return TensorType.of("F32");
  }
}

@Fp8W8A8
@QuantTensors(adapter = Shapes.class)
//                      ^^^^^^^^^^^^ MOEQ308
class Abstract {}

@Fp8W8A8
@QuantTensors(adapter = String.class)
//                      ^^^^^^^^^^^^ MOEQ308
class NoAdapter {}

@Fp8W8A8
@QuantTensors(adapter = int[].class)
//                      ^^^^^^^^^^^ MOEQ308
class NoClass {}

@Fp8W8A8
@QuantTensors(adapter = void.class)
//                      ^^^^^^^^^^ MOEQ308
class NothingAtAll {}

@Fp8W8A8
@QuantTensors(adapter = TensorAdapter.class)
//                      ^^^^^^^^^^^^^^^^^^^ MOEQ308
class TheInterface {}

@Fp8W8A8
@QuantTensors(adapter = WithoutInstance.class)
//                      ^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAnEnum {}

enum WithoutInstance implements TensorAdapter<Tensor> {
  ONE;

  @Override
  public long[] shape(Tensor tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(Tensor tensor) {
    return TensorType.of("F32");
  }
}
