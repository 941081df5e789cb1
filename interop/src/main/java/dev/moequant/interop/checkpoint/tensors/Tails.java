package dev.moequant.interop.checkpoint.tensors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows the number of an expert in the names of its tensors. A model has a handful of them,
 * each in thousands of names: one that was there before is found without making a string.
 */
final class Tails {
  /** As many are looked for one after the other, from the one behind the last that was found. */
  private static final int FEW = 32;

  private final List<String> tails = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int last = -1;

  /** The number of the tail that begins at a character of a name. */
  int numberOf(String name, int from) {
    int length = name.length() - from;
    int looked = Math.min(tails.size(), FEW);
    for (int i = 1; i <= looked; i++) {
      int number = (last + i) % tails.size();
      String tail = tails.get(number);
      if (tail.length() == length && name.startsWith(tail, from)) {
        last = number;
        return number;
      }
    }
    String tail = name.substring(from);
    Integer known = numbers.get(tail);
    last = known != null ? known : tails.size();
    if (known == null) {
      numbers.put(tail, last);
      tails.add(tail);
    }
    return last;
  }

  /** Whether any tensor is of a matrix. */
  boolean hasAnyOf(String module) {
    return tails.stream().anyMatch(tail -> tail.startsWith(module));
  }

  String get(int number) {
    return tails.get(number);
  }

  int size() {
    return tails.size();
  }
}
