package demo;

import dev.moequant.annotations.*;

@QuantScheme(weights = @Weights(dtype = DType.INT8))
@interface Company {}

@Company
class One {}

@Fp8W8A8
class Outer {
  @Company
  static class Two {}
}

@Fp8W8A8
class Sub extends One {}
