package demo;

import dev.moequant.annotations.*;

class Tensor {}

abstract class Base {
  @QuantParam(TensorSlot.W1_SCALE)
  abstract Tensor w1();

  @QuantParam(TensorSlot.W2_SCALE)
  abstract Tensor w2();
}

@Fp8W8A8
abstract class Experts extends Base {}

class Written extends Experts {
  @Override
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1() {
    return new Tensor();
  }

  @Override
  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2() {
    return new Tensor();
  }
}

interface Scales {
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1();

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2();
}

@Fp8W8A8
interface OfInterface extends Scales {}

record OfRecord(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1, @QuantParam(TensorSlot.W2_SCALE) Tensor w2)
    implements OfInterface {}
