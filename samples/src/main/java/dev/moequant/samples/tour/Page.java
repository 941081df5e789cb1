package dev.moequant.samples.tour;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tour prints on: lines that are wrapped to the width of the terminal, never cut. */
final class Page {
  /** So wide are terminals that do not say. */
  static final int DEFAULT_WIDTH = 80;

  private static final int SMALLEST_WIDTH = 40;

  private final PrintWriter out;
  private final TerminalColors colors;
  private final int width;

  Page(PrintWriter out, TerminalColors colors, int width) {
    this.out = out;
    this.colors = colors;
    this.width = width;
  }

  /** The width that a shell hands on in COLUMNS, if it does and the number is of any use. */
  static int width(Map<String, String> environment) {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", "").strip());
      return columns < SMALLEST_WIDTH ? DEFAULT_WIDTH : columns;
    } catch (NumberFormatException notSaid) {
      return DEFAULT_WIDTH;
    }
  }

  /** Prints a text at once: what follows may take seconds. */
  void print(String text) {
    // The same bytes on every platform.
    wrapped(text, width).forEach(line -> out.print(line + "\n"));
    out.flush();
  }

  /** Prints what javac or an exception says, in its colours. */
  void printMessage(String message) {
    out.print(colors.paint(String.join("\n", wrapped(message, width))) + "\n");
    out.flush();
  }

  void heading(String title, char line) {
    print(title);
    print(String.valueOf(line).repeat(Math.min(width, title.length())));
    print("");
  }

  /**
   * The lines of a text, those broken that are too long. A line under which javac puts a caret
   * stays as it is, since the caret would point elsewhere.
   */
  static List<String> wrapped(String text, int width) {
    List<String> lines = List.of(text.split("\n", -1));
    List<String> wrapped = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (isCaret(line) || isCaret(i + 1 < lines.size() ? lines.get(i + 1) : "")) {
        wrapped.add(line);
      } else {
        wrap(line, width, wrapped);
      }
    }
    return wrapped;
  }

  private static boolean isCaret(String line) {
    return line.strip().equals("^");
  }

  /** Breaks at spaces; what follows is two deeper than the line. A word alone may be too long. */
  private static void wrap(String line, int width, List<String> into) {
    int depth = line.length() - line.stripLeading().length();
    String rest = line;
    while (rest.length() > width) {
      int at = rest.lastIndexOf(' ', width);
      if (at <= depth) {
        at = rest.indexOf(' ', Math.max(width, depth));
      }
      if (at < 0) {
        break;
      }
      into.add(rest.substring(0, at).stripTrailing());
      depth = line.length() - line.stripLeading().length() + 2;
      rest = " ".repeat(depth) + rest.substring(at).strip();
    }
    into.add(rest);
  }
}
