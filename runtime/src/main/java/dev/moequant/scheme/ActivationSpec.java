package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/**
 * The activation half of a scheme as declared; nothing is rejected.
 *
 * @param dtype what activations are quantized to, {@link DType#NONE} for not at all
 * @param granularity how many share a scale
 * @param groupShape as given, whatever its length; empty where none was
 * @param dynamic whether scales are computed from each batch
 */
public record ActivationSpec(
    DType dtype, Granularity granularity, List<Integer> groupShape, boolean dynamic)
    implements DeclaredOperand {
  private static final ActivationSpec UNQUANTIZED =
      new ActivationSpec(DType.NONE, Granularity.NONE, List.of(), true);

  /** Keeps an unmodifiable copy of the group shape. */
  public ActivationSpec {
    groupShape = List.copyOf(groupShape);
  }

  /**
   * The empty {@code @Activations}.
   *
   * @return activations that are not quantized
   */
  public static ActivationSpec unquantized() {
    return UNQUANTIZED;
  }

  /**
   * A copy with another dtype.
   *
   * @param value the new dtype
   * @return the copy
   */
  public ActivationSpec withDtype(DType value) {
    return new ActivationSpec(value, granularity, groupShape, dynamic);
  }

  /**
   * A copy with another granularity.
   *
   * @param value the new granularity
   * @return the copy
   */
  public ActivationSpec withGranularity(Granularity value) {
    return new ActivationSpec(dtype, value, groupShape, dynamic);
  }

  /**
   * A copy with another group shape.
   *
   * @param value rows and columns, or nothing; other lengths are kept for the rules to name
   * @return the copy
   */
  public ActivationSpec withGroupShape(Integer... value) {
    return new ActivationSpec(dtype, granularity, List.of(value), dynamic);
  }

  /**
   * A copy with scales from each batch ({@code true}) or from the checkpoint.
   *
   * @param value the new setting
   * @return the copy
   */
  public ActivationSpec withDynamic(boolean value) {
    return new ActivationSpec(dtype, granularity, groupShape, value);
  }
}
