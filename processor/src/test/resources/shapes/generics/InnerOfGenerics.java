package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class InnerOfGenerics<A> {
  class Middle<B extends Comparable<B>> {
    @Fp8W8A8
    class Inner<T extends A> {
      @QuantParam(TensorSlot.W1_SCALE) T w1;
      @QuantParam(TensorSlot.W2_SCALE) T w2;
    }
  }

  static FusedMoEQuantConfig<?> config() {
    InnerOfGenerics<CharSequence>.Middle<Integer>.Inner<String> inner =
        new InnerOfGenerics<CharSequence>().new Middle<Integer>().new Inner<>();
    inner.w1 = "first";
    inner.w2 = "second";
    FusedMoEQuantConfig<String> config = InnerOfGenerics_Middle_InnerQuantConfig.of(inner);
    return config;
  }
}
