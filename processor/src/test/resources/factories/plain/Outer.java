package demo;

import dev.moequant.annotations.*;

public class Outer {
  @QuantScheme(
      activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
      weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL),
      bias = true)
  protected static class Inner {}
}
