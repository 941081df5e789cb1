package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @QuantScheme} as declared.
 *
 * @param activations the activation half
 * @param weights the weight half
 * @param extras what is said beside dtypes and scales
 */
public record QuantSchemeSpec(ActivationSpec activations, WeightSpec weights, Extras extras)
    implements SchemeSpec, TakesExtras<QuantSchemeSpec> {
  static final QuantSchemeSpec DEFAULT =
      new QuantSchemeSpec(
          ActivationSpec.unquantized(),
          WeightSpec.unquantized(),
          Extras.of(SchemeKind.QUANT_SCHEME));

  /**
   * A copy with other activations.
   *
   * @param value the new activation half
   * @return the copy
   */
  public QuantSchemeSpec withActivations(ActivationSpec value) {
    return new QuantSchemeSpec(value, weights, extras);
  }

  /**
   * A copy with other weights.
   *
   * @param value the new weight half
   * @return the copy
   */
  public QuantSchemeSpec withWeights(WeightSpec value) {
    return new QuantSchemeSpec(activations, value, extras);
  }

  @Override
  public QuantSchemeSpec withExtras(Extras value) {
    return new QuantSchemeSpec(activations, weights, value);
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
      default -> withExtras(extras.withIfTaken(member, value));
    };
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.QUANT_SCHEME;
  }

  @Override
  public List<Member> members() {
    return extras.after(
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
            "weights.zeroPoints", weights.zeroPoints(), false, SchemeMember.WEIGHTS_ZERO_POINTS));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
