package dev.moequant.tuning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The launch settings of a fused MoE kernel, by vLLM's names: BLOCK_SIZE_M and so on. Unknown
 * settings are kept.
 *
 * @param settings in the order in which they were given; numbers, or text that vLLM passes on
 */
public record KernelConfig(Map<String, Object> settings) {
  /** vLLM's own rows are shorter; others may have been written by anybody. */
  private static final int SHOWN = 300;

  /** Keeps an unmodifiable copy. */
  public KernelConfig {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** {@return rows of a tile} Setting: {@code BLOCK_SIZE_M}. */
  public int blockSizeM() {
    return required("BLOCK_SIZE_M");
  }

  /** {@return columns of a tile} Setting: {@code BLOCK_SIZE_N}. */
  public int blockSizeN() {
    return required("BLOCK_SIZE_N");
  }

  /** {@return depth of a tile} Setting: {@code BLOCK_SIZE_K}. */
  public int blockSizeK() {
    return required("BLOCK_SIZE_K");
  }

  /** {@return tiles along M that are launched together} Setting: {@code GROUP_SIZE_M}. */
  public int groupSizeM() {
    return required("GROUP_SIZE_M");
  }

  /** {@return warps of a program} Setting: {@code num_warps}. */
  public int numWarps() {
    return required("num_warps");
  }

  /** {@return stages of the pipeline} Setting: {@code num_stages}. */
  public int numStages() {
    return required("num_stages");
  }

  private int required(String name) {
    Object value = settings.get(name);
    if (value instanceof Integer number) {
      return number;
    }
    String all = settings.toString();
    throw new NoSuchElementException(
        "the kernel config has no number %s, it has %s"
            .formatted(name, all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "..."));
  }
}
