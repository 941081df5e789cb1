package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

abstract class Bound {
  @QuantParam(TensorSlot.W1_SCALE) Object w1;
  @QuantParam(TensorSlot.W2_SCALE) Object w2;
}

abstract class Raw implements TensorAdapter {}

class RawAndConcrete extends Raw {
  @Override
  public long[] shape(Object tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(Object tensor) {
    return TensorType.of("F32");
  }
}

class Generic<T> implements TensorAdapter<T> {
  @Override
  public long[] shape(T tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(T tensor) {
    return TensorType.of("F32");
  }
}

@Fp8W8A8
@QuantTensors(adapter = RawAndConcrete.class)
//                      ^^^^^^^^^^^^^^^^^^^^ MOEQ308
class WithoutATensorType extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Generic.class)
//                      ^^^^^^^^^^^^^ MOEQ308
class WithAnOpenOne extends Bound {}
