package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A16(precisionConfig = true)
class GptOss {}

@QuantScheme(weights = @Weights(dtype = DType.MXFP4), precisionConfig = true)
class SpelledOut {}
