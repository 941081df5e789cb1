package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class OpenTensor {
  @Fp8W8A8
  static class Experts<T extends CharSequence & Comparable<? super T>> {
    @QuantParam(TensorSlot.W1_SCALE) T w1;
    @QuantParam(TensorSlot.W2_SCALE) T w2;
  }

  static FusedMoEQuantConfig<?> config() {
    Experts<String> experts = new Experts<>();
    experts.w1 = "first";
    experts.w2 = "second";
    FusedMoEQuantConfig<String> config = OpenTensor_ExpertsQuantConfig.of(experts);
    return config;
  }
}
