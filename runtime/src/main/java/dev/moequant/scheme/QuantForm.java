package dev.moequant.scheme;

import static dev.moequant.annotations.Granularity.GROUP;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;
import java.util.Set;

/**
 * How one operand can be quantized: a {@link QuantKey} without its sizes.
 *
 * @param dtype the dtype
 * @param storedAs the dtype as vLLM's config has it
 * @param granularities how many values may share a scale
 * @param rows how high a group may be; other granularities have none
 * @param cols how wide a group must be; 0 where any width will do
 * @param scales where scales come from; those of weights come with the checkpoint
 * @param maybeAsymmetric whether there may be zero points
 * @param slots the tensors that are needed whatever the flags say
 */
record QuantForm(
    DType dtype,
    DType storedAs,
    Set<Granularity> granularities,
    Rows rows,
    int cols,
    Scales scales,
    boolean maybeAsymmetric,
    List<SlotPair> slots) {
  /** How many rows share a scale, where there are groups. */
  enum Rows {
    /** One: a scale along K only. */
    ONE,
    /** One, or the 0 that vLLM's WNA16 path writes for it. */
    ONE_OR_ZERO,
    /** Any number. */
    ANY
  }

  /** Where the scales of activations come from. */
  enum Scales {
    /** From each batch. */
    DYNAMIC,
    /** With the checkpoint. */
    STATIC,
    /** From either. */
    EITHER;

    boolean have(boolean isStatic) {
      return this == EITHER || isStatic == (this == STATIC);
    }
  }

  static QuantForm of(DType dtype, Granularity... granularities) {
    return new QuantForm(
        dtype,
        dtype,
        Set.of(granularities),
        Rows.ANY,
        dtype.groupSize(),
        Scales.DYNAMIC,
        false,
        List.of());
  }

  QuantForm withRows(Rows value) {
    return new QuantForm(
        dtype, storedAs, granularities, value, cols, scales, maybeAsymmetric, slots);
  }

  QuantForm withCols(int value) {
    return new QuantForm(
        dtype, storedAs, granularities, rows, value, scales, maybeAsymmetric, slots);
  }

  QuantForm withScales(Scales value) {
    return new QuantForm(dtype, storedAs, granularities, rows, cols, value, maybeAsymmetric, slots);
  }

  QuantForm storedAs(DType value) {
    return new QuantForm(dtype, value, granularities, rows, cols, scales, maybeAsymmetric, slots);
  }

  QuantForm orAsymmetric() {
    return new QuantForm(dtype, storedAs, granularities, rows, cols, scales, true, slots);
  }

  QuantForm taking(SlotPair... value) {
    return new QuantForm(
        dtype, storedAs, granularities, rows, cols, scales, maybeAsymmetric, List.of(value));
  }

  /** One of the granularities in a few words; the rows of this table have one each. */
  String words() {
    if (granularities.contains(GROUP)) {
      return cols == 0 ? "in groups along K" : "in groups of " + cols + " values along K";
    }
    String scale = scales == Scales.STATIC ? "with one static scale" : "with one scale";
    return switch (granularities.iterator().next()) {
      case PER_TOKEN -> "with one dynamic scale per token";
      case PER_CHANNEL -> scale + " per output channel";
      default -> scale + " per tensor";
    };
  }

  SchemeSpec declaredIn(SchemeSpec scheme, Operand operand, int width) {
    boolean isGroup = granularities.contains(GROUP);
    Granularity granularity = isGroup ? GROUP : granularities.iterator().next();
    List<Integer> shape = isGroup ? List.of(1, cols == 0 ? width : cols) : List.of();
    SchemeSpec changed =
        scheme.with(operand.granularity(), granularity).with(operand.groupShape(), shape);
    return operand == Operand.WEIGHTS
        ? changed
        : changed.with(SchemeMember.ACTIVATIONS_DYNAMIC, scales != Scales.STATIC);
  }

  boolean accepts(QuantKey key, Operand operand) {
    return key.dtype() == dtype
        && granularities.contains(key.granularity())
        && (operand == Operand.WEIGHTS || scales.have(key.isStatic()))
        && (maybeAsymmetric || key.isSymmetric())
        && key.group().map(this::accepts).orElse(true);
  }

  private boolean accepts(BlockShape group) {
    boolean isRight =
        switch (rows) {
          case ONE -> group.rows() == 1;
          case ONE_OR_ZERO -> group.rows() <= 1;
          case ANY -> group.rows() >= 1;
        };
    return isRight && (cols == 0 || group.cols() == cols);
  }
}
