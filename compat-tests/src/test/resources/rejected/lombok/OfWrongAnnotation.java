package demo;

import static dev.moequant.annotations.TensorSlot.*;

import dev.moequant.annotations.*;
import lombok.Getter;
import lombok.Value;

/** Its error, which has no factory, does not take the round from classes that wait for Lombok. */
@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN),
    weights = @Weights(dtype = DType.INT8)) //! MOEQ202
@interface OfWrongAnnotation {}

@Value
@Fp8W8A8(blockShape = {128, 128})
class WithFields {
  @QuantParam(W1_SCALE) float[] w1; //! MOEQ307
  @QuantParam(W2_SCALE) float[] w2; //! MOEQ307
}

@Fp8W8A8(blockShape = {128, 128})
class WithGetters {
  @Getter(onMethod_ = @QuantParam(W1_SCALE))
  private float[] w1;

  @Getter(onMethod_ = @QuantParam(W2_SCALE))
  private float[] w2;

  Object config() {
    return WithGettersQuantConfig.of(this);
  }
}
