package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @QuantScheme} as declared.
 *
 * @param activations the activation half
 * @param weights the weight half
 * @param bias whether the experts have biases
 * @param precisionConfig whether the weight scales are {@code PrecisionConfig} objects
 */
public record QuantSchemeSpec(
    ActivationSpec activations, WeightSpec weights, boolean bias, boolean precisionConfig)
    implements SchemeSpec {
  static final QuantSchemeSpec DEFAULT =
      new QuantSchemeSpec(ActivationSpec.unquantized(), WeightSpec.unquantized(), false, false);

  /**
   * A copy with other activations.
   *
   * @param value the new activation half
   * @return the copy
   */
  public QuantSchemeSpec withActivations(ActivationSpec value) {
    return new QuantSchemeSpec(value, weights, bias, precisionConfig);
  }

  /**
   * A copy with other weights.
   *
   * @param value the new weight half
   * @return the copy
   */
  public QuantSchemeSpec withWeights(WeightSpec value) {
    return new QuantSchemeSpec(activations, value, bias, precisionConfig);
  }

  /**
   * A copy with or without biases.
   *
   * @param value the new setting
   * @return the copy
   */
  public QuantSchemeSpec withBias(boolean value) {
    return new QuantSchemeSpec(activations, weights, value, precisionConfig);
  }

  /**
   * A copy whose weight scales are {@code PrecisionConfig} objects, or are not.
   *
   * @param value the new setting
   * @return the copy
   */
  public QuantSchemeSpec withPrecisionConfig(boolean value) {
    return new QuantSchemeSpec(activations, weights, bias, value);
  }

  @Override
  public QuantSchemeSpec with(SchemeMember member, Object value) {
    return switch (member) {
      case ACTIVATIONS_DTYPE -> withActivations(activations.withDtype((DType) value));
      case ACTIVATIONS_GRANULARITY ->
          withActivations(activations.withGranularity((Granularity) value));
      case ACTIVATIONS_GROUP_SHAPE ->
          withActivations(activations.withGroupShape(GroupShapes.of(value)));
      case ACTIVATIONS_DYNAMIC -> withActivations(activations.withDynamic((Boolean) value));
      case WEIGHTS_DTYPE -> withWeights(weights.withDtype((DType) value));
      case WEIGHTS_GRANULARITY -> withWeights(weights.withGranularity((Granularity) value));
      case WEIGHTS_GROUP_SHAPE -> withWeights(weights.withGroupShape(GroupShapes.of(value)));
      case WEIGHTS_ZERO_POINTS -> withWeights(weights.withZeroPoints((Boolean) value));
      case BIAS -> withBias((Boolean) value);
      case PRECISION_CONFIG -> withPrecisionConfig((Boolean) value);
      case ACT_ORDER -> this;
    };
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.QUANT_SCHEME;
  }

  @Override
  public List<Member> members() {
    return List.of(
        Member.of(
            "activations.dtype", activations.dtype(), DType.NONE, SchemeMember.ACTIVATIONS_DTYPE),
        Member.of(
            "activations.granularity",
            activations.granularity(),
            Granularity.NONE,
            SchemeMember.ACTIVATIONS_GRANULARITY),
        Member.of(
            "activations.groupShape",
            activations.groupShape(),
            List.of(),
            SchemeMember.ACTIVATIONS_GROUP_SHAPE),
        Member.of(
            "activations.dynamic", activations.dynamic(), true, SchemeMember.ACTIVATIONS_DYNAMIC),
        Member.of("weights.dtype", weights.dtype(), DType.NONE, SchemeMember.WEIGHTS_DTYPE),
        Member.of(
            "weights.granularity",
            weights.granularity(),
            Granularity.NONE,
            SchemeMember.WEIGHTS_GRANULARITY),
        Member.of(
            "weights.groupShape",
            weights.groupShape(),
            List.of(),
            SchemeMember.WEIGHTS_GROUP_SHAPE),
        Member.of(
            "weights.zeroPoints", weights.zeroPoints(), false, SchemeMember.WEIGHTS_ZERO_POINTS),
        Member.of("bias", bias, false, SchemeMember.BIAS),
        Member.of("precisionConfig", precisionConfig, false, SchemeMember.PRECISION_CONFIG));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
