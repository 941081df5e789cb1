package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true, perOutCh = true)
class PerToken {}

@Fp8W8A8
class PerTensor {}

@Fp8W8A16(perOutCh = true)
class PerChannel {}

@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TENSOR),
    weights = @Weights(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TENSOR))
class SpelledOut {}
