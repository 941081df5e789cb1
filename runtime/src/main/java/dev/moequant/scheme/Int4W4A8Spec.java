package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @Int4W4A8} as declared: int4 weights in groups along K, fp8 activations with a scale for
 * each token.
 *
 * @param groupSize how many weights along K share a scale
 */
public record Int4W4A8Spec(int groupSize) implements SchemeSpec {
  /** The one that vLLM's loader takes. */
  private static final int USUAL = 128;

  private static final Extras NONE = Extras.of(SchemeKind.INT4_W4A8);

  static final Int4W4A8Spec DEFAULT = new Int4W4A8Spec(USUAL);

  /**
   * A copy with another group size.
   *
   * @param value values along K; others are kept for the rules to name
   * @return the copy
   */
  public Int4W4A8Spec withGroupSize(int value) {
    return new Int4W4A8Spec(value);
  }

  @Override
  public Int4W4A8Spec with(SchemeMember member, Object value) {
    if (member != SchemeMember.WEIGHTS_GROUP_SHAPE) {
      return this;
    }
    Integer[] shape = GroupShapes.of(value);
    return shape.length == 2 ? withGroupSize(shape[1]) : this;
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.INT4_W4A8;
  }

  @Override
  public Extras extras() {
    return NONE;
  }

  @Override
  public ActivationSpec activations() {
    return ActivationSpec.unquantized()
        .withDtype(DType.FLOAT8_E4M3FN)
        .withGranularity(Granularity.PER_TOKEN);
  }

  @Override
  public WeightSpec weights() {
    return new WeightSpec(DType.INT4, Granularity.GROUP, List.of(1, groupSize), false);
  }

  @Override
  public List<Member> members() {
    return List.of(
        Member.of(
            "groupSize",
            groupSize,
            USUAL,
            SchemeMember.WEIGHTS_GROUP_SHAPE,
            SchemeMember.WEIGHTS_GRANULARITY));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
