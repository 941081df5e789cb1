package dev.moequant.kernels;

import java.util.Set;

/**
 * Which activation key an oracle passes to a kernel.
 *
 * @param automatic where it chooses itself
 * @param named where a kernel is asked for by name
 * @param anyKey backends that take whatever key is asked for
 * @param takesRequested whether a key may be asked for beside the method's own
 */
public record OracleKeys(
    Choice automatic, Choice named, Set<String> anyKey, boolean takesRequested) {
  /** The key of the method that asks. */
  public static final OracleKeys OF_CALLER =
      new OracleKeys(Choice.CALLER, Choice.CALLER, Set.of(), false);

  /** Keeps an unmodifiable copy of the backends. */
  public OracleKeys {
    anyKey = Set.copyOf(anyKey);
  }

  /** Whose key it is. */
  public enum Choice {
    /** The method's. */
    CALLER,
    /** The backend's. */
    BACKEND,
    /** The one asked for; the backend's where none was. */
    REQUESTED,
    /** The one asked for, for backends that take any; else the backend's. */
    REQUESTED_FOR_ANY_KEY
  }

  /** Whether backends have keys. */
  boolean areOfBackends() {
    return automatic != Choice.CALLER;
  }
}
