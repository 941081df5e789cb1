package dev.moequant.interop.json;

/**
 * What a {@link JsonCursor} takes at most: a file that somebody broke or made up costs no more time
 * and memory than these allow.
 *
 * @param bytes of the whole document
 * @param levels of lists and objects in each other
 * @param nameCharacters of a key, in UTF-16 units
 * @param entries keys of all objects and values of all lists together
 */
public record JsonLimits(long bytes, int levels, int nameCharacters, int entries) {
  /** Limits that let something through. */
  public JsonLimits {
    if (bytes < 1 || levels < 1 || nameCharacters < 1 || entries < 1) {
      throw new IllegalArgumentException("each limit is at least 1");
    }
  }
}
