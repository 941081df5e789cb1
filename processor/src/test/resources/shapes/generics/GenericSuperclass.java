package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class GenericSuperclass {
  abstract static class Base<A, B> {
    @QuantParam(TensorSlot.W1_SCALE) A[] w1;

    @QuantParam(TensorSlot.W2_SCALE)
    abstract B w2();
  }

  abstract static class Middle<E> extends Base<E, E[]> {}

  @Fp8W8A8
  static class Experts extends Middle<Float> {
    @Override
    Float[] w2() {
      return new Float[] {2f};
    }
  }

  FusedMoEQuantConfig<Float[]> config(Experts experts) {
    return GenericSuperclass_ExpertsQuantConfig.of(experts);
  }
}
