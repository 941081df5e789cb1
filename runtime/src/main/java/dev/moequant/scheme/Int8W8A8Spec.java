package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @Int8W8A8} as declared. vLLM's factory has one flag for both operands: a scale for each
 * token goes with one for each output channel, one per tensor with one per expert. It stores no
 * group shape for the weights.
 *
 * @param perActToken one activation scale per token
 * @param staticActivations activation scales come with the checkpoint
 * @param extras what is said beside dtypes and scales
 */
public record Int8W8A8Spec(boolean perActToken, boolean staticActivations, Extras extras)
    implements SchemeSpec, TakesExtras<Int8W8A8Spec> {
  static final Int8W8A8Spec DEFAULT =
      new Int8W8A8Spec(true, false, Extras.of(SchemeKind.INT8_W8A8));

  /**
   * A copy with or without per-token activation scales.
   *
   * @param value the new setting
   * @return the copy
   */
  public Int8W8A8Spec withPerActToken(boolean value) {
    return new Int8W8A8Spec(value, staticActivations, extras);
  }

  /**
   * A copy with activation scales from the checkpoint ({@code true}) or from each batch.
   *
   * @param value the new setting
   * @return the copy
   */
  public Int8W8A8Spec withStaticActivations(boolean value) {
    return new Int8W8A8Spec(perActToken, value, extras);
  }

  @Override
  public Int8W8A8Spec withExtras(Extras value) {
    return new Int8W8A8Spec(perActToken, staticActivations, value);
  }

  @Override
  public Int8W8A8Spec with(SchemeMember member, Object value) {
    return switch (member) {
      case ACTIVATIONS_GRANULARITY -> withPerActToken((Granularity) value == Granularity.PER_TOKEN);
      case ACTIVATIONS_DYNAMIC -> withStaticActivations(!(Boolean) value);
      default -> withExtras(extras.withIfTaken(member, value));
    };
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.INT8_W8A8;
  }

  @Override
  public ActivationSpec activations() {
    Granularity granularity = perActToken ? Granularity.PER_TOKEN : Granularity.PER_TENSOR;
    return new ActivationSpec(DType.INT8, granularity, List.of(), !staticActivations);
  }

  @Override
  public WeightSpec weights() {
    WeightSpec int8 = WeightSpec.unquantized().withDtype(DType.INT8);
    return perActToken ? int8 : int8.withGranularity(Granularity.PER_TENSOR);
  }

  @Override
  public List<Member> members() {
    return extras.after(
        Member.of(
            "perActToken",
            perActToken,
            true,
            SchemeMember.ACTIVATIONS_GRANULARITY,
            SchemeMember.WEIGHTS_GRANULARITY),
        Member.of("staticActivations", staticActivations, false, SchemeMember.ACTIVATIONS_DYNAMIC));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
