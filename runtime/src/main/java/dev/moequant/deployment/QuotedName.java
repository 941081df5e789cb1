package dev.moequant.deployment;

/** A name that somebody chose, on one line whatever is in it. */
final class QuotedName {
  private QuotedName() {}

  /** In quotes, with escapes for line breaks and other control characters. */
  static String of(String name) {
    StringBuilder text = new StringBuilder("\"");
    name.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                  if (isShown(c)) {
                    text.appendCodePoint(c);
                  } else {
                    text.append("\\u%04x".formatted(c));
                  }
                }
              }
            });
    return text.append('"').toString();
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
