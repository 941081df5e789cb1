package dev.moequant.internal.text;

/** Text that somebody else chose, as messages show it: on one line, whatever is in it. */
public final class ShownText {
  private ShownText() {}

  /**
   * All of a text.
   *
   * @param text a name, a path, a piece of a file
   * @return the text with escapes for line breaks and other control characters
   */
  public static String of(String text) {
    return cut(text, Integer.MAX_VALUE);
  }

  /**
   * All of a name.
   *
   * @param name as somebody chose it
   * @return in quotes
   */
  public static String quoted(String name) {
    return '"' + of(name) + '"';
  }

  /**
   * The beginning of a text that may be long; what is cut off is counted.
   *
   * @param text a name, a path, a piece of a file
   * @param most how many characters are shown of it
   * @return the text with escapes, which count as what they are
   */
  public static String cut(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < text.length() && shown.length() < most) {
      int c = text.codePointAt(at);
      append(shown, c);
      at += Character.charCount(c);
    }
    return at == text.length()
        ? shown.toString()
        : shown + "... (" + text.length() + " characters)";
  }

  private static void append(StringBuilder shown, int c) {
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (isShown(c)) {
          shown.appendCodePoint(c);
        } else {
          shown.append("\\u%04x".formatted(c));
        }
      }
    }
  }

  /** Neither a control character, nor one that turns a terminal's text around, nor half of one. */
  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
