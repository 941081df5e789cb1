package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;
import java.util.ArrayList;
import java.util.List;

@Fp8W8A8
class Wildcards {
  @QuantParam(TensorSlot.W1_SCALE) List<? extends Number> w1;
  @QuantParam(TensorSlot.W2_SCALE) ArrayList<Integer> w2;

  FusedMoEQuantConfig<List<? extends Number>> config() {
    return WildcardsQuantConfig.of(this);
  }
}
