package demo;

import dev.moequant.annotations.*;

@TheirExperts.Company
class TheirExperts {
  @QuantScheme(
      activations = @Activations(dtype = DType.NVFP4),
      weights = @Weights(dtype = DType.NVFP4))
  @interface Company {}
}
