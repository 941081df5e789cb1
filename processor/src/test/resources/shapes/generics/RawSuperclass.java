package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class RawSuperclass {
  abstract static class Base<T> {
    @QuantParam(TensorSlot.W1_SCALE) T w1;

    @QuantParam(TensorSlot.W2_SCALE)
    abstract T w2();
  }

  @Fp8W8A8
  @SuppressWarnings("rawtypes")
  static class Experts extends Base {
    @Override
    Object w2() {
      return "second";
    }
  }

  @SuppressWarnings("unchecked")
  static FusedMoEQuantConfig<?> config() {
    Experts experts = new Experts();
    experts.w1 = "first";
    return RawSuperclass_ExpertsQuantConfig.of(experts);
  }
}
