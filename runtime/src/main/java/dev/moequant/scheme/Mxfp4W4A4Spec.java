package dev.moequant.scheme;

import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @Mxfp4W4A4} as declared.
 *
 * @param staticActivations activation scales come with the checkpoint
 * @param blockShape as given, whatever its length; empty where none was
 * @param extras what is said beside dtypes and scales
 */
public record Mxfp4W4A4Spec(boolean staticActivations, List<Integer> blockShape, Extras extras)
    implements SchemeSpec, TakesExtras<Mxfp4W4A4Spec> {
  static final Mxfp4W4A4Spec DEFAULT =
      new Mxfp4W4A4Spec(false, List.of(), Extras.of(SchemeKind.MXFP4_W4A4));

  /** Keeps an unmodifiable copy of the block shape. */
  public Mxfp4W4A4Spec {
    blockShape = List.copyOf(blockShape);
  }

  /**
   * A copy with activation scales from the checkpoint ({@code true}) or from each batch.
   *
   * @param value the new setting
   * @return the copy
   */
  public Mxfp4W4A4Spec withStaticActivations(boolean value) {
    return new Mxfp4W4A4Spec(value, blockShape, extras);
  }

  /**
   * A copy with another block shape.
   *
   * @param value block_n and block_k, or nothing; whatever it is, the rules have an answer
   * @return the copy
   */
  public Mxfp4W4A4Spec withBlockShape(Integer... value) {
    return new Mxfp4W4A4Spec(staticActivations, List.of(value), extras);
  }

  @Override
  public Mxfp4W4A4Spec withExtras(Extras value) {
    return new Mxfp4W4A4Spec(staticActivations, blockShape, value);
  }

  @Override
  public Mxfp4W4A4Spec with(SchemeMember member, Object value) {
    return switch (member) {
      case ACTIVATIONS_DYNAMIC -> withStaticActivations(!(Boolean) value);
      case ACTIVATIONS_GROUP_SHAPE, WEIGHTS_GROUP_SHAPE -> withBlockShape(GroupShapes.of(value));
      default -> withExtras(extras.withIfTaken(member, value));
    };
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.MXFP4_W4A4;
  }

  @Override
  public ActivationSpec activations() {
    Granularity granularity = blockShape.isEmpty() ? Granularity.PER_TENSOR : Granularity.BLOCK;
    return new ActivationSpec(DType.MXFP4, granularity, blockShape, !staticActivations);
  }

  @Override
  public WeightSpec weights() {
    Granularity granularity = blockShape.isEmpty() ? Granularity.NONE : Granularity.BLOCK;
    return new WeightSpec(DType.MXFP4, granularity, blockShape, false);
  }

  @Override
  public List<Member> members() {
    return extras.after(
        Member.of("staticActivations", staticActivations, false, SchemeMember.ACTIVATIONS_DYNAMIC),
        Member.of(
            "blockShape", blockShape, List.of(), WEIGHTS_GROUP_SHAPE, ACTIVATIONS_GROUP_SHAPE));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
