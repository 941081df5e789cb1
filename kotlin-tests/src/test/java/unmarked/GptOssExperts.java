package unmarked;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** A class of a user who does not use JSpecify: what Kotlin knows of null is from the factory. */
@QuantScheme(weights = @Weights(dtype = DType.MXFP4), precisionConfig = true)
public class GptOssExperts {}
