package demo;

import dev.moequant.annotations.*;

@QuantScheme(weights = @Weights(dtype = DType.INT8))
@interface Company {}

@QuantScheme(weights = @Weights(dtype = DType.MXFP4))
@interface Other {}

@Company
@Fp8W8A8
//<^^^^^ MOEQ803
class BesideABuiltIn {}

@Fp8W8A8
@Company
//<^^^^^ MOEQ803
@Other
//<^^^ MOEQ803
class Three {}

@Fp8W8A8
//<^^^^^ MOEQ801
@QuantScheme(weights = @Weights(dtype = DType.INT8))
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ803
@interface OnADeclaration {}
