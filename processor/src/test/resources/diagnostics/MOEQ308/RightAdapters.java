package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

class Tensor {}

abstract class Shapes<T> implements TensorAdapter<T> {
  @Override
  public long[] shape(T tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(T tensor) {
    return TensorType.of("F32");
  }
}

class Plain extends Shapes<Tensor> {}

final class Single extends Shapes<Tensor> {
  static final Single INSTANCE = new Single();

  private Single() {}
}

enum Only implements TensorAdapter<Tensor> {
  INSTANCE;

  @Override
  public long[] shape(Tensor tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(Tensor tensor) {
    return TensorType.of("F32");
  }
}

interface Told extends TensorAdapter<Tensor> {
  Told INSTANCE = new Told2();
}

class Told2 extends Shapes<Tensor> implements Told {}

abstract class Bound {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Fp8W8A8
@QuantTensors(adapter = Plain.class)
class OfAConstructor extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Single.class)
class OfAnInstance extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Only.class)
class OfAnEnum extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Told.class)
class OfAnInterface extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = OfItsOwn.Mine.class)
class OfItsOwn extends Bound {
  static class Mine extends Shapes<Tensor> {}
}

class OfBase extends Shapes<Tensor> {
  static final Inherits INSTANCE = new Inherits(0);
}

class Inherits extends OfBase {
  Inherits(int rank) {}
}

@Fp8W8A8
@QuantTensors(adapter = Inherits.class)
class OfAnInheritedInstance extends Bound {}
