package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.JsonLimits;
import dev.moequant.interop.json.MalformedFileException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much header is read at most, so that files which somebody made up do not fill the memory. All
 * headers of DeepSeek-V3 (91,991 tensors) have some 12 MB, those of Kimi-K2 in nvfp4 some 40 MB.
 */
final class HeaderBudget {
  private static final int MIB = 1 << 20;
  private static final int LARGEST_MIB = 32;
  private static final int ALL_MIB = 128;

  /** A tensor of two dimensions has 8 keys and values; half of the largest header is names. */
  static final JsonLimits LIMITS = new JsonLimits((long) LARGEST_MIB * MIB, 8, 1_024, 1 << 20);

  private final AtomicLong left = new AtomicLong((long) ALL_MIB * MIB);

  private HeaderBudget() {}

  static HeaderBudget ofOneFile() {
    return new HeaderBudget();
  }

  static HeaderBudget ofAFolder() {
    return new HeaderBudget();
  }

  /** Takes what a header needs; called by several threads. */
  void take(long bytes) throws MalformedFileException {
    if (bytes > LIMITS.bytes()) {
      throw new MalformedFileException(
          "has a header of " + bytes + " bytes; at most " + LARGEST_MIB + " MiB are read");
    }
    if (left.addAndGet(-bytes) < 0) {
      throw new MalformedFileException(
          "the headers of this folder have more than " + ALL_MIB + " MiB together");
    }
  }
}
