package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * The weight half of a scheme as declared; nothing is rejected.
 *
 * @param dtype what weights are stored as, {@link DType#NONE} for unquantized
 * @param granularity how many share a scale
 * @param groupShape as given, whatever its length; empty where none was
 * @param zeroPoints whether the quantization is asymmetric
 */
public record WeightSpec(
    DType dtype, Granularity granularity, List<Integer> groupShape, boolean zeroPoints)
    implements DeclaredOperand {
  private static final WeightSpec UNQUANTIZED =
      new WeightSpec(DType.NONE, Granularity.NONE, List.of(), false);

  /** Keeps an unmodifiable copy of the group shape. */
  public WeightSpec {
    groupShape = List.copyOf(groupShape);
  }

  /**
   * The empty {@code @Weights}.
   *
   * @return weights that are not quantized
   */
  public static WeightSpec unquantized() {
    return UNQUANTIZED;
  }

  /**
   * A copy with another dtype.
   *
   * @param value the new dtype
   * @return the copy
   */
  public WeightSpec withDtype(DType value) {
    return new WeightSpec(value, granularity, groupShape, zeroPoints);
  }

  /**
   * A copy with another granularity.
   *
   * @param value the new granularity
   * @return the copy
   */
  public WeightSpec withGranularity(Granularity value) {
    return new WeightSpec(dtype, value, groupShape, zeroPoints);
  }

  /**
   * A copy with another group shape.
   *
   * @param value rows and columns, or nothing; other lengths are kept for the rules to name
   * @return the copy
   */
  public WeightSpec withGroupShape(Integer... value) {
    return new WeightSpec(dtype, granularity, List.of(value), zeroPoints);
  }

  /**
   * A copy with or without zero points.
   *
   * @param value the new setting
   * @return the copy
   */
  public WeightSpec withZeroPoints(boolean value) {
    return new WeightSpec(dtype, granularity, groupShape, value);
  }
}
