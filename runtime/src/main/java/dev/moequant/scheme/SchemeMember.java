package dev.moequant.scheme;

/**
 * A place in a scheme, whatever the annotation calls it: {@code perActToken} of {@code @Fp8W8A8}
 * and {@code activations.granularity} of {@code @QuantScheme} are the same place. Rules name
 * places; the {@link Member} of a scheme tells its name in the source.
 */
public enum SchemeMember {
  /** What activations are quantized to. */
  ACTIVATIONS_DTYPE,
  /** How many activations share a scale; {@code perActToken}. */
  ACTIVATIONS_GRANULARITY,
  /** Rows and columns of activations that share a scale; {@code blockShape}. */
  ACTIVATIONS_GROUP_SHAPE,
  /** Whether activation scales are computed from each batch; {@code staticActivations}. */
  ACTIVATIONS_DYNAMIC,
  /** What weights are stored as. */
  WEIGHTS_DTYPE,
  /** How many weights share a scale; {@code perOutCh}, {@code groupSize}. */
  WEIGHTS_GRANULARITY,
  /** Rows and columns of weights that share a scale; {@code blockShape}, {@code groupSize}. */
  WEIGHTS_GROUP_SHAPE,
  /** Whether weights have zero points. */
  WEIGHTS_ZERO_POINTS,
  /** In which order the columns of the weights were quantized. */
  ACT_ORDER,
  /** Whether the experts have biases. */
  BIAS,
  /** Whether weight scales are {@code PrecisionConfig} objects. */
  PRECISION_CONFIG,
  /** A factor inside the activation function. */
  GEMM1_ALPHA,
  /** What is added to the linear half of the first GEMM's result. */
  GEMM1_BETA,
  /** Where the first GEMM's result is cut off. */
  GEMM1_CLAMP_LIMIT,
  /** Whether activation scales are swizzled. */
  SCALE_SWIZZLED
}
