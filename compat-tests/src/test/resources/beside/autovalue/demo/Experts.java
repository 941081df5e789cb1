package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import com.google.auto.value.AutoValue;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@AutoValue
abstract class Experts {
  @QuantParam(W1_SCALE)
  abstract Tensor w13Scale();

  @QuantParam(W2_SCALE)
  abstract Tensor w2Scale();

  static Builder builder() {
    return new AutoValue_Experts.Builder();
  }

  Object config() {
    return ExpertsQuantConfig.of(this);
  }

  @AutoValue.Builder
  abstract static class Builder {
    abstract Builder w13Scale(Tensor scale);

    abstract Builder w2Scale(Tensor scale);

    abstract Experts build();
  }
}
