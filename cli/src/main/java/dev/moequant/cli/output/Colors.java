package dev.moequant.cli.output;

/** Paints words for a terminal, or leaves them as they are. */
public enum Colors {
  /** For files and pipes, and where {@code NO_COLOR} is set. */
  OFF,
  /** For a terminal. */
  ON;

  private static final String RESET = "\u001b[0m";

  private String paint(String code, String text) {
    return this == ON && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }

  String error(String text) {
    return paint("1;31", text);
  }

  String warning(String text) {
    return paint("1;33", text);
  }

  String help(String text) {
    return paint("36", text);
  }

  String heading(String text) {
    return paint("1", text);
  }
}
