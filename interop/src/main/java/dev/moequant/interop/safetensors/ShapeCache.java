package dev.moequant.interop.safetensors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Collects the sizes of a tensor. A model has thousands of tensors and a handful of shapes: one
 * that was there lately is not made again. It never grows, whatever a file holds.
 */
final class ShapeCache {
  private static final int SLOTS = 64;

  private final List<List<Long>> lately = new ArrayList<>(Collections.nCopies(SLOTS, List.of()));
  private long[] sizes = new long[8];
  private int count;

  void clear() {
    count = 0;
  }

  void add(long size) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    sizes[count++] = size;
  }

  /** The sizes that were added since the last {@link #clear}. */
  List<Long> shape() {
    long hash = count;
    for (int i = 0; i < count; i++) {
      hash = hash * 31 + sizes[i];
    }
    int slot = Math.floorMod(hash ^ hash >>> 7, SLOTS);
    List<Long> known = lately.get(slot);
    if (isSame(known)) {
      return known;
    }
    List<Long> shape = Arrays.stream(sizes, 0, count).boxed().toList();
    lately.set(slot, shape);
    return shape;
  }

  private boolean isSame(List<Long> known) {
    if (known.size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (known.get(i) != sizes[i]) {
        return false;
      }
    }
    return true;
  }
}
