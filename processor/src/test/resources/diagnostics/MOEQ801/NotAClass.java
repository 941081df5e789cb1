package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
//<^^^^^ MOEQ801
enum AnEnum {
  ONE
}

@Fp8W8A8
//<^^^^^ MOEQ801
@interface AnAnnotation {}

@QuantScheme(weights = @Weights(dtype = DType.INT8))
@interface SchemeOfTheirOwn {}

@Fp8W8A8
record ARecord(int layer) {}

@Fp8W8A8
interface AnInterface {}
