package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

abstract class Bound {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

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
class Abstract extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = String.class)
//                      ^^^^^^^^^^^^ MOEQ308
class NoAdapter extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = int[].class)
//                      ^^^^^^^^^^^ MOEQ308
class NoClass extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = void.class)
//                      ^^^^^^^^^^ MOEQ308
class NothingAtAll extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = TensorAdapter.class)
//                      ^^^^^^^^^^^^^^^^^^^ MOEQ308
class TheInterface extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = WithoutInstance.class)
//                      ^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAnEnum extends Bound {}

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
