package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

@SuppressWarnings("hiding")
class SameNameTwice<T> {
  @Fp8W8A8
  class Inner<T extends Comparable<T>> {
    @QuantParam(TensorSlot.W1_SCALE) T w1;
    @QuantParam(TensorSlot.W2_SCALE) T w2;
  }

  abstract class OfOuter {
    @QuantParam(TensorSlot.W1_SCALE) T w1;
    @QuantParam(TensorSlot.W2_SCALE) T w2;
  }

  @Fp8W8A8
  class ReadsOfOuter<T> extends OfOuter {}

  @Fp8W8A8
  static class Hides<SameNameTwice> {
    @QuantParam(TensorSlot.W1_SCALE) SameNameTwice w1;
    @QuantParam(TensorSlot.W2_SCALE) SameNameTwice w2;
  }

  static FusedMoEQuantConfig<?> config() {
    SameNameTwice<Integer>.Inner<String> inner =
        new SameNameTwice<Integer>().new Inner<String>();
    inner.w1 = "first";
    inner.w2 = "second";
    return SameNameTwice_InnerQuantConfig.of(inner);
  }
}
