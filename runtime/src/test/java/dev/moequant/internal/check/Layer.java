package dev.moequant.internal.check;

import dev.moequant.annotations.TensorSlot;
import java.util.ArrayList;
import java.util.List;

/** The sizes of a layer, and vLLM's arithmetic on them, written without a look at the main code. */
record Layer(long e, long h, long i, boolean gated) {
  private static boolean isFirst(TensorSlot slot) {
    return slot.vllmName().charAt(1) == '1';
  }

  long n(TensorSlot slot) {
    return isFirst(slot) ? i * (gated ? 2 : 1) : h;
  }

  /** Gate and up are stacked, each with blocks of its own. */
  long rows(TensorSlot slot, long block) {
    return isFirst(slot) ? ceil(i, block) * (gated ? 2 : 1) : ceil(h, block);
  }

  long columns(TensorSlot slot, long block) {
    return ceil(isFirst(slot) ? h : i, block);
  }

  private static long ceil(long size, long block) {
    return size / block + (size % block == 0 ? 0 : 1);
  }

  /** [E, N, 1] or [E, N]. */
  List<List<Long>> channels(TensorSlot slot) {
    return List.of(List.of(e, n(slot), 1L), List.of(e, n(slot)));
  }

  /** [E] or [E, 1]. */
  List<List<Long>> experts() {
    return List.of(List.of(e), List.of(e, 1L));
  }

  /** [], [1] or [E]. */
  List<List<Long>> shared() {
    return List.of(List.of(), List.of(1L), List.of(e));
  }

  List<List<Long>> blocks(TensorSlot slot, long n, long k) {
    return List.of(List.of(e, rows(slot, n), columns(slot, k)));
  }

  /** Two rows share a byte, so no layer with an odd N has such zero points. */
  List<List<Long>> halfRows(TensorSlot slot, long k) {
    List<List<Long>> shapes = new ArrayList<>();
    if (n(slot) % 2 == 0) {
      shapes.add(List.of(e, n(slot) / 2, columns(slot, k)));
    }
    return shapes;
  }

  List<List<Long>> bias(TensorSlot slot) {
    return List.of(List.of(e, n(slot)));
  }
}
