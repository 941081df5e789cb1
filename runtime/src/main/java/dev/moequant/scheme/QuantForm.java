package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;
import java.util.Set;

/**
 * How one operand can be quantized: a {@link QuantKey} without its sizes.
 *
 * @param dtype the dtype
 * @param granularities how many values may share a scale
 * @param rows how high a group may be; other granularities have none
 * @param maybeStatic whether scales may come with the checkpoint; weights' always do
 * @param maybeAsymmetric whether there may be zero points
 * @param slots the tensors that are needed whatever the flags say
 */
record QuantForm(
    DType dtype,
    Set<Granularity> granularities,
    Rows rows,
    boolean maybeStatic,
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

  static QuantForm of(DType dtype, Granularity... granularities) {
    return new QuantForm(dtype, Set.of(granularities), Rows.ANY, false, false, List.of());
  }

  QuantForm withRows(Rows value) {
    return new QuantForm(dtype, granularities, value, maybeStatic, maybeAsymmetric, slots);
  }

  QuantForm orStatic() {
    return new QuantForm(dtype, granularities, rows, true, maybeAsymmetric, slots);
  }

  QuantForm orAsymmetric() {
    return new QuantForm(dtype, granularities, rows, maybeStatic, true, slots);
  }

  QuantForm taking(SlotPair... value) {
    return new QuantForm(dtype, granularities, rows, maybeStatic, maybeAsymmetric, List.of(value));
  }

  boolean accepts(QuantKey key, Operand operand) {
    return key.dtype() == dtype
        && granularities.contains(key.granularity())
        && (maybeStatic || operand == Operand.WEIGHTS || !key.isStatic())
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
    return isRight && (dtype.groupSize() == 0 || group.cols() == dtype.groupSize());
  }
}
