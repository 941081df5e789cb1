package dev.moequant.interop.json;

import org.jspecify.annotations.Nullable;

/** The keys and numbers that lead to where a cursor is; a text only where somebody asks. */
final class JsonPath {
  private static final int LIST = 0;
  private static final int OBJECT = -1;

  private final @Nullable String[] keys;

  /** For an object {@link #OBJECT}, for a list how many values it has had. */
  private final int[] items;

  private final @Nullable KeySet[] seen;
  private int levels;

  JsonPath(int mostLevels) {
    keys = new String[mostLevels];
    items = new int[mostLevels];
    seen = new KeySet[mostLevels];
  }

  int levels() {
    return levels;
  }

  void openObject() {
    items[levels] = OBJECT;
    keys[levels] = null;
    KeySet set = seen[levels];
    if (set == null) {
      seen[levels] = new KeySet();
    } else {
      set.clear();
    }
    levels++;
  }

  void openList() {
    items[levels] = LIST;
    levels++;
  }

  void close() {
    levels--;
  }

  void key(String key) {
    keys[levels - 1] = key;
  }

  /** Whether the object had no such key before. */
  boolean addKey() {
    KeySet set = seen[levels - 1];
    return set != null && set.add(key());
  }

  String key() {
    String key = levels == 0 ? null : keys[levels - 1];
    if (key == null || items[levels - 1] != OBJECT) {
      throw new IllegalStateException("not at a key");
    }
    return key;
  }

  void item() {
    items[levels - 1]++;
  }

  /** For example {@code weights[2].shape}; nothing for the document. */
  @Override
  public String toString() {
    if (levels == 1 && items[0] == OBJECT && keys[0] != null) {
      return keys[0];
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      if (items[i] > 0) {
        path.append('[').append(items[i] - 1).append(']');
      } else if (items[i] == OBJECT && keys[i] != null) {
        path.append(path.isEmpty() ? "" : ".").append(keys[i]);
      }
    }
    return path.toString();
  }
}
