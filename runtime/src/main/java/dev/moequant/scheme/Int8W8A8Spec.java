package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @Int8W8A8} as declared. The weights have a scale for each output channel, and vLLM's
 * factory stores no group shape for them.
 *
 * @param perActToken one activation scale per token
 * @param staticActivations activation scales come with the checkpoint
 */
public record Int8W8A8Spec(boolean perActToken, boolean staticActivations) implements SchemeSpec {
  static final Int8W8A8Spec DEFAULT = new Int8W8A8Spec(true, false);

  /**
   * A copy with or without per-token activation scales.
   *
   * @param value the new setting
   * @return the copy
   */
  public Int8W8A8Spec withPerActToken(boolean value) {
    return new Int8W8A8Spec(value, staticActivations);
  }

  /**
   * A copy with activation scales from the checkpoint ({@code true}) or from each batch.
   *
   * @param value the new setting
   * @return the copy
   */
  public Int8W8A8Spec withStaticActivations(boolean value) {
    return new Int8W8A8Spec(perActToken, value);
  }

  @Override
  public Int8W8A8Spec with(SchemeMember member, Object value) {
    return switch (member) {
      case ACTIVATIONS_GRANULARITY -> withPerActToken((Granularity) value == Granularity.PER_TOKEN);
      case ACTIVATIONS_DYNAMIC -> withStaticActivations(!(Boolean) value);
      default -> this;
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
    return WeightSpec.unquantized().withDtype(DType.INT8);
  }

  @Override
  public List<Member> members() {
    return List.of(
        Member.of("perActToken", perActToken, true, SchemeMember.ACTIVATIONS_GRANULARITY),
        Member.of("staticActivations", staticActivations, false, SchemeMember.ACTIVATIONS_DYNAMIC));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
