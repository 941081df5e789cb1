package dev.moequant.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks lines that are too long at spaces. */
final class Wrapping {
  private static final Pattern PAINT = Pattern.compile("\u001b\\[[0-9;]*m");

  private Wrapping() {}

  /** The lines of a text; what is broken goes on two columns deeper than it began. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int depth = line.length() - line.stripLeading().length();
      wrap(line, width, depth + 2, lines);
    }
    return lines;
  }

  /** What goes on behind a break is this deep. A word alone may be too long. */
  static void wrap(String line, int width, int depth, List<String> into) {
    String rest = line;
    int begin = line.length() - line.stripLeading().length();
    while (columns(rest) > width) {
      int at = lastSpace(rest, begin, width);
      if (at < 0) {
        break;
      }
      into.add(rest.substring(0, at).stripTrailing());
      rest = " ".repeat(depth) + rest.substring(at).strip();
      begin = depth;
    }
    into.add(rest);
  }

  /** The last space that leaves no more columns than there are, else the first behind. */
  private static int lastSpace(String line, int begin, int width) {
    int found = -1;
    for (int at = line.indexOf(' ', begin + 1); at >= 0; at = line.indexOf(' ', at + 1)) {
      if (found >= 0 && columns(line.substring(0, at)) > width) {
        return found;
      }
      found = at;
    }
    return found;
  }

  /** How many columns a text takes: paint takes none. */
  static int columns(String text) {
    return text.indexOf('\u001b') < 0 ? text.length() : PAINT.matcher(text).replaceAll("").length();
  }
}
