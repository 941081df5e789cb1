package dev.moequant.interop.huggingface;

import org.jspecify.annotations.Nullable;

/**
 * The keys that lead to a value. It is put together where somebody asks, so that a file cannot make
 * many copies of a long key.
 */
final class ConfigPath {
  static final ConfigPath ROOT = new ConfigPath(null, "");

  private final @Nullable ConfigPath parent;
  private final String step;

  private ConfigPath(@Nullable ConfigPath parent, String step) {
    this.parent = parent;
    this.step = step;
  }

  ConfigPath key(String key) {
    return new ConfigPath(this, parent == null ? key : "." + key);
  }

  ConfigPath item(int index) {
    return new ConfigPath(this, "[" + index + "]");
  }

  /** Prints {@code quantization_config.ignore[3]}. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    for (@Nullable ConfigPath at = this; at != null; at = at.parent) {
      all.insert(0, at.step);
    }
    return all.toString();
  }
}
