package dev.moequant.interop.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys of an object so far. Most objects have three; a tree of any keys that have one hash
 * stays as fast as others, as {@link HashSet} sees to it.
 */
final class KeySet {
  private static final int FEW = 8;

  private final String[] few = new String[FEW];
  private Set<String> many = Set.of();
  private int count;

  /** Whether it is the first of its name. */
  boolean add(String key) {
    if (count < FEW) {
      for (int i = 0; i < count; i++) {
        if (few[i].equals(key)) {
          return false;
        }
      }
      few[count++] = key;
      return true;
    }
    if (many.isEmpty()) {
      many = new HashSet<>(Arrays.asList(few));
    }
    return many.add(key);
  }

  void clear() {
    many = Set.of();
    count = 0;
  }
}
