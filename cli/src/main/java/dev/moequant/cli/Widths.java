package dev.moequant.cli;

import dev.moequant.cli.output.Terminal;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** How wide the terminal is. */
final class Widths {
  /** Narrower ones are a mistake of whoever says so. */
  private static final int SMALLEST = 40;

  private static final int OF_HELP = 100;

  private Widths() {}

  /** What {@code COLUMNS} says, else the terminal itself; a file or a pipe has no width. */
  @SuppressWarnings("SystemConsoleNull") // It is null where there is no terminal, but on JDK 22-24.
  static int of(Map<String, String> environment) {
    int columns = number(environment.getOrDefault("COLUMNS", ""));
    if (columns >= SMALLEST) {
      return columns;
    }
    return System.console() == null
        ? Terminal.UNLIMITED
        : CommandSpec.create().usageMessage().autoWidth(true).width();
  }

  /** Help is no wider than one reads well. */
  static int ofHelp(int width) {
    return Math.min(width, OF_HELP);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
