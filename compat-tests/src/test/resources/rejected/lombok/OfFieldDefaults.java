package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;

import lombok.AccessLevel;
import lombok.experimental.FieldDefaults;
import lombok.experimental.PackagePrivate;

@FieldDefaults(level = AccessLevel.PRIVATE)
@lombok.experimental.Accessors(fluent = true)
@lombok.Getter
@Fp8W8A8(blockShape = {128, 128})
class OfFieldDefaults {
  @QuantParam(W1_SCALE) Tensor w1; //! MOEQ307
  @PackagePrivate @QuantParam(W2_SCALE) Tensor w2;
}
