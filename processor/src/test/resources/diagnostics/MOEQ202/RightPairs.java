package demo;

import dev.moequant.annotations.*;

@QuantScheme
class Nothing {}

@Unquantized(bias = true)
class Biases {}

@QuantScheme(weights = @Weights(dtype = DType.FLOAT8_E4M3FN))
class WeightOnlyFp8 {}

@QuantScheme(weights = @Weights(dtype = DType.NVFP4))
class WeightOnlyNvfp4 {}

@Nvfp4W4A4
class Nvfp4 {}

@Mxfp4W4A16(bias = true)
class Mxfp4 {}
