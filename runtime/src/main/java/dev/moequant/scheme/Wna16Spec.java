package dev.moequant.scheme;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * {@code @Int8W8A16} or {@code @Int4W4A16} as declared: vLLM's WNA16 path, which differs between
 * the two only in the dtype and in the usual group size.
 *
 * @param kind which of the two
 * @param groupSize how many weights along K share a scale, -1 for one scale per output channel
 * @param zeroPoints whether the quantization is asymmetric
 * @param actOrder in which order the columns were quantized
 * @param extras what is said beside dtypes and scales
 */
public record Wna16Spec(
    SchemeKind kind, int groupSize, boolean zeroPoints, ActOrder actOrder, Extras extras)
    implements SchemeSpec, TakesExtras<Wna16Spec> {
  /** The group size that stands for "no groups": one scale per output channel. */
  public static final int PER_OUTPUT_CHANNEL = -1;

  static final Wna16Spec INT8 = of(SchemeKind.INT8_W8A16, PER_OUTPUT_CHANNEL);
  static final Wna16Spec INT4 = of(SchemeKind.INT4_W4A16, 128);

  private static Wna16Spec of(SchemeKind kind, int groupSize) {
    return new Wna16Spec(kind, groupSize, false, ActOrder.NONE, Extras.of(kind));
  }

  /**
   * Whether vLLM's WNA16 path has weights of a dtype.
   *
   * @param dtype a dtype
   * @return true for int4 and int8
   */
  public static boolean isWeightDtype(DType dtype) {
    return dtype == DType.INT4 || dtype == DType.INT8;
  }

  /**
   * Whether a pair of dtypes is vLLM's WNA16, whatever the annotation.
   *
   * @param activations their dtype
   * @param weights their dtype
   * @return true for integer weights with activations that are not quantized
   */
  public static boolean isWna16(DType activations, DType weights) {
    return activations == DType.NONE && isWeightDtype(weights);
  }

  /**
   * Refuses other kinds.
   *
   * @throws IllegalArgumentException if the kind is another annotation's
   */
  public Wna16Spec {
    if (kind != SchemeKind.INT8_W8A16 && kind != SchemeKind.INT4_W4A16) {
      throw new IllegalArgumentException("@" + kind.annotationName() + " has no groupSize");
    }
  }

  /**
   * A copy with another group size.
   *
   * @param value values along K, or -1; others are kept for the rules to name
   * @return the copy
   */
  public Wna16Spec withGroupSize(int value) {
    return new Wna16Spec(kind, value, zeroPoints, actOrder, extras);
  }

  /**
   * A copy with or without zero points.
   *
   * @param value the new setting
   * @return the copy
   */
  public Wna16Spec withZeroPoints(boolean value) {
    return new Wna16Spec(kind, groupSize, value, actOrder, extras);
  }

  /**
   * A copy with another order of columns.
   *
   * @param value the new setting
   * @return the copy
   */
  public Wna16Spec withActOrder(ActOrder value) {
    return new Wna16Spec(kind, groupSize, zeroPoints, value, extras);
  }

  @Override
  public Wna16Spec withExtras(Extras value) {
    return new Wna16Spec(kind, groupSize, zeroPoints, actOrder, value);
  }

  /** The group shape decides: with one, weights are in groups, without, per output channel. */
  @Override
  public Wna16Spec with(SchemeMember member, Object value) {
    return switch (member) {
      case WEIGHTS_GROUP_SHAPE -> {
        Integer[] shape = GroupShapes.of(value);
        yield withGroupSize(shape.length == 0 ? PER_OUTPUT_CHANNEL : shape[1]);
      }
      case WEIGHTS_ZERO_POINTS -> withZeroPoints((Boolean) value);
      case ACT_ORDER -> withActOrder((ActOrder) value);
      default -> withExtras(extras.withIfTaken(member, value));
    };
  }

  @Override
  public ActivationSpec activations() {
    return ActivationSpec.unquantized();
  }

  /** A group size of g is the group shape (0, g); -1 is no group shape, never (0, -1). */
  @Override
  public WeightSpec weights() {
    DType dtype = kind == SchemeKind.INT8_W8A16 ? DType.INT8 : DType.INT4;
    return groupSize == PER_OUTPUT_CHANNEL
        ? new WeightSpec(dtype, Granularity.NONE, List.of(), zeroPoints)
        : new WeightSpec(dtype, Granularity.GROUP, List.of(0, groupSize), zeroPoints);
  }

  @Override
  public List<Member> members() {
    int usual = kind == SchemeKind.INT8_W8A16 ? PER_OUTPUT_CHANNEL : 128;
    return extras.after(
        Member.of(
            "groupSize",
            groupSize,
            usual,
            SchemeMember.WEIGHTS_GROUP_SHAPE,
            SchemeMember.WEIGHTS_GRANULARITY),
        Member.of("zeroPoints", zeroPoints, false, SchemeMember.WEIGHTS_ZERO_POINTS),
        Member.of("actOrder", actOrder, ActOrder.NONE, SchemeMember.ACT_ORDER));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}
