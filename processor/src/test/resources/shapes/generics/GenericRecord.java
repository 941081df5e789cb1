package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

@Fp8W8A8
record GenericRecord<T>(
    @QuantParam(TensorSlot.W2_SCALE) T second, @QuantParam(TensorSlot.W1_SCALE) T first) {
  static FusedMoEQuantConfig<?> config() {
    FusedMoEQuantConfig<String> config =
        GenericRecordQuantConfig.of(new GenericRecord<>("second", "first"));
    return config;
  }
}
