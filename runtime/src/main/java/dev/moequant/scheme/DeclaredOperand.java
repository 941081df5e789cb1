package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;

/** What is declared of either operand; nothing is rejected. */
public sealed interface DeclaredOperand permits ActivationSpec, WeightSpec {
  /**
   * What the operand is quantized to.
   *
   * @return {@link DType#NONE} for not at all
   */
  DType dtype();

  /**
   * How many values share a scale.
   *
   * @return {@link Granularity#NONE} where nothing was said
   */
  Granularity granularity();

  /**
   * Rows and columns that share a scale.
   *
   * @return as given, whatever its length; empty where none was
   */
  List<Integer> groupShape();

  /**
   * Whether the granularity has a group shape.
   *
   * @return true for {@link Granularity#GROUP} and {@link Granularity#BLOCK}
   */
  default boolean isShaped() {
    return granularity() == Granularity.GROUP || granularity() == Granularity.BLOCK;
  }
}
