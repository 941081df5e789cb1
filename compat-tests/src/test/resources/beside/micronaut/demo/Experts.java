package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@Singleton
@Introspected
public class Experts {
  @QuantParam(W1_SCALE)
  final Tensor w13Scale;

  @QuantParam(W2_SCALE)
  final Tensor w2Scale;

  public Experts(@Named("w13") Tensor w13Scale, @Named("w2") Tensor w2Scale) {
    this.w13Scale = w13Scale;
    this.w2Scale = w2Scale;
  }
}
