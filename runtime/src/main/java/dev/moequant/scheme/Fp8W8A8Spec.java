package dev.moequant.scheme;

import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @Fp8W8A8} as declared.
 *
 * @param perActToken one activation scale per token
 * @param perOutCh one weight scale per output channel
 * @param blockShape as given, whatever its length; empty where none was
 * @param staticActivations activation scales come with the checkpoint
 * @param extras what is said beside dtypes and scales
 */
public record Fp8W8A8Spec(
    boolean perActToken,
    boolean perOutCh,
    List<Integer> blockShape,
    boolean staticActivations,
    Extras extras)
    implements SchemeSpec, TakesExtras<Fp8W8A8Spec> {
  static final Fp8W8A8Spec DEFAULT =
      new Fp8W8A8Spec(false, false, List.of(), false, Extras.of(SchemeKind.FP8_W8A8));

  /** Keeps an unmodifiable copy of the block shape. */
  public Fp8W8A8Spec {
    blockShape = List.copyOf(blockShape);
  }

  /**
   * A copy with or without per-token activation scales.
   *
   * @param value the new setting
   * @return the copy
   */
  public Fp8W8A8Spec withPerActToken(boolean value) {
    return new Fp8W8A8Spec(value, perOutCh, blockShape, staticActivations, extras);
  }

  /**
   * A copy with or without per-output-channel weight scales.
   *
   * @param value the new setting
   * @return the copy
   */
  public Fp8W8A8Spec withPerOutCh(boolean value) {
    return new Fp8W8A8Spec(perActToken, value, blockShape, staticActivations, extras);
  }

  /**
   * A copy with another block shape.
   *
   * @param value block_n and block_k, or nothing; other lengths are kept for the rules to name
   * @return the copy
   */
  public Fp8W8A8Spec withBlockShape(Integer... value) {
    return new Fp8W8A8Spec(perActToken, perOutCh, List.of(value), staticActivations, extras);
  }

  /**
   * A copy with activation scales from the checkpoint ({@code true}) or from each batch.
   *
   * @param value the new setting
   * @return the copy
   */
  public Fp8W8A8Spec withStaticActivations(boolean value) {
    return new Fp8W8A8Spec(perActToken, perOutCh, blockShape, value, extras);
  }

  @Override
  public Fp8W8A8Spec withExtras(Extras value) {
    return new Fp8W8A8Spec(perActToken, perOutCh, blockShape, staticActivations, value);
  }

  @Override
  public Fp8W8A8Spec with(SchemeMember member, Object value) {
    return switch (member) {
      case ACTIVATIONS_GRANULARITY -> withPerActToken((Granularity) value == Granularity.PER_TOKEN);
      case WEIGHTS_GRANULARITY -> withPerOutCh((Granularity) value == Granularity.PER_CHANNEL);
      case ACTIVATIONS_GROUP_SHAPE, WEIGHTS_GROUP_SHAPE -> withBlockShape(GroupShapes.of(value));
      case ACTIVATIONS_DYNAMIC -> withStaticActivations(!(Boolean) value);
      default -> withExtras(extras.withIfTaken(member, value));
    };
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.FP8_W8A8;
  }

  @Override
  public ActivationSpec activations() {
    Granularity granularity = perActToken ? Granularity.PER_TOKEN : unlessBlocked();
    return new ActivationSpec(DType.FLOAT8_E4M3FN, granularity, blockShape, !staticActivations);
  }

  @Override
  public WeightSpec weights() {
    Granularity granularity = perOutCh ? Granularity.PER_CHANNEL : unlessBlocked();
    return new WeightSpec(DType.FLOAT8_E4M3FN, granularity, blockShape, false);
  }

  private Granularity unlessBlocked() {
    return blockShape.isEmpty() ? Granularity.PER_TENSOR : Granularity.BLOCK;
  }

  @Override
  public List<Member> members() {
    return extras.after(
        Member.of("perActToken", perActToken, false, ACTIVATIONS_GRANULARITY),
        Member.of("perOutCh", perOutCh, false, WEIGHTS_GRANULARITY),
        Member.of(
            "blockShape", blockShape, List.of(), WEIGHTS_GROUP_SHAPE, ACTIVATIONS_GROUP_SHAPE),
        Member.of("staticActivations", staticActivations, false, ACTIVATIONS_DYNAMIC));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
