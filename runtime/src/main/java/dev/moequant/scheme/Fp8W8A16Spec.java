package dev.moequant.scheme;

import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @Fp8W8A16} as declared.
 *
 * @param perOutCh one weight scale per output channel
 * @param blockShape as given, whatever its length; empty where none was
 * @param extras what is said beside dtypes and scales
 */
public record Fp8W8A16Spec(boolean perOutCh, List<Integer> blockShape, Extras extras)
    implements SchemeSpec, TakesExtras<Fp8W8A16Spec> {
  static final Fp8W8A16Spec DEFAULT =
      new Fp8W8A16Spec(false, List.of(), Extras.of(SchemeKind.FP8_W8A16));

  /** Keeps an unmodifiable copy of the block shape. */
  public Fp8W8A16Spec {
    blockShape = List.copyOf(blockShape);
  }

  /**
   * A copy with or without per-output-channel weight scales.
   *
   * @param value the new setting
   * @return the copy
   */
  public Fp8W8A16Spec withPerOutCh(boolean value) {
    return new Fp8W8A16Spec(value, blockShape, extras);
  }

  /**
   * A copy with another block shape.
   *
   * @param value block_n and block_k, or nothing; other lengths are kept for the rules to name
   * @return the copy
   */
  public Fp8W8A16Spec withBlockShape(Integer... value) {
    return new Fp8W8A16Spec(perOutCh, List.of(value), extras);
  }

  @Override
  public Fp8W8A16Spec withExtras(Extras value) {
    return new Fp8W8A16Spec(perOutCh, blockShape, value);
  }

  @Override
  public Fp8W8A16Spec with(SchemeMember member, Object value) {
    return switch (member) {
      case WEIGHTS_GRANULARITY -> withPerOutCh((Granularity) value == Granularity.PER_CHANNEL);
      case WEIGHTS_GROUP_SHAPE -> withBlockShape(GroupShapes.of(value));
      default -> withExtras(extras.withIfTaken(member, value));
    };
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.FP8_W8A16;
  }

  @Override
  public ActivationSpec activations() {
    return ActivationSpec.unquantized();
  }

  @Override
  public WeightSpec weights() {
    Granularity unlessBlocked = blockShape.isEmpty() ? Granularity.PER_TENSOR : Granularity.BLOCK;
    Granularity granularity = perOutCh ? Granularity.PER_CHANNEL : unlessBlocked;
    return new WeightSpec(DType.FLOAT8_E4M3FN, granularity, blockShape, false);
  }

  @Override
  public List<Member> members() {
    return extras.after(
        Member.of("perOutCh", perOutCh, false, WEIGHTS_GRANULARITY),
        Member.of("blockShape", blockShape, List.of(), WEIGHTS_GROUP_SHAPE));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
