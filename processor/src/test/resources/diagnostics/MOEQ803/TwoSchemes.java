package demo;

import dev.moequant.annotations.*;

@QuantScheme(weights = @Weights(dtype = DType.INT8))
@Fp8W8A8
//<^^^^^ MOEQ803
class TwoSchemes {}

@Fp8W8A8(
    blockShape = {128})
//               ^^^^^ MOEQ101
@QuantScheme(weights = @Weights(dtype = DType.INT8))
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ803
class TwoSchemesOneOfThemWrong {}
