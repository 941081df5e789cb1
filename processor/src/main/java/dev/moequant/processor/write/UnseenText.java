package dev.moequant.processor.write;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A message as a line that does not compile: a field whose type does not exist and is named like
 * the beginning of the message, which is its value.
 *
 * <pre>{@code
 * static final MOEQ101_blockShape_128_has_1_element MESSAGE_1 = "[MOEQ101] blockShape = {128} …";
 * }</pre>
 */
final class UnseenText {
  /** Whoever reads a list of problems reads no further. */
  private static final int LONGEST_NAME = 160;

  /** A constant of more than 65,535 bytes is an error of its own; a character may have three. */
  private static final int LONGEST_TEXT = 20_000;

  private static final Pattern NEGATIVE = Pattern.compile("(?<![A-Za-z0-9])-(?=\\d)");
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9]+");

  private UnseenText() {}

  /** The words of the first line. */
  static String typeName(String message) {
    String line = message.lines().findFirst().orElse("");
    String words = NO_NAME.matcher(NEGATIVE.matcher(line).replaceAll(" minus ")).replaceAll(" ");
    String name = words.strip();
    if (name.length() > LONGEST_NAME) {
      int end = name.lastIndexOf(' ', LONGEST_NAME);
      name = name.substring(0, end > 0 ? end : LONGEST_NAME);
    }
    // Not each is one of ours: of a missing class file the compiler's own words are said.
    boolean isOurs = name.startsWith("MOEQ");
    return (isOurs ? name : "moequant " + name).replace(' ', '_');
  }

  /** The field that has a message. */
  static String fieldName(int index) {
    return "MESSAGE_" + (index + 1);
  }

  /** A string in one line of ASCII; JavaPoet's {@code $S} begins a new line at each newline. */
  static String literal(String message) {
    StringBuilder text = new StringBuilder("\"");
    String whole =
        message.length() > LONGEST_TEXT ? message.substring(0, LONGEST_TEXT) + " ..." : message;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        default -> text.append(escaped(c));
      }
    }
    return text.append('"').toString();
  }

  private static String escaped(char c) {
    if (c >= ' ' && c <= '~') {
      return String.valueOf(c);
    }
    // Not a Unicode escape for a control character: the compiler would read the character itself.
    return String.format(Locale.ROOT, c < ' ' ? "\\%03o" : "\\u%04x", (int) c);
  }
}
