package dev.moequant.samples.tour;

import java.io.Console;
import java.util.regex.Pattern;

/** Paints what javac prints: the words error and warning, the caret, the word help. */
final class TerminalColors {
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String CYAN = "\u001b[36m";
  private static final String RESET = "\u001b[0m";
  private static final Pattern ERROR = Pattern.compile("(?m)^(\\S+:\\d+: )?(error:)");
  private static final Pattern WARNING = Pattern.compile("(?m)^(\\S+:\\d+: )?(warning:)");
  private static final Pattern CARET_OR_HELP = Pattern.compile("(?m)^( *)(\\^|help:)");

  static final TerminalColors NONE = new TerminalColors(false);

  private final boolean enabled;

  TerminalColors(boolean enabled) {
    this.enabled = enabled;
  }

  /** Colours for a terminal, unless NO_COLOR is set; none for a file or a pipe. */
  static TerminalColors ofSystem() {
    String noColor = System.getenv("NO_COLOR");
    return new TerminalColors((noColor == null || noColor.isEmpty()) && isTerminal());
  }

  @SuppressWarnings("SystemConsoleNull") // null still says "no terminal" before JDK 22
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // JDK 22 and later have a console also where output goes to a file, and this method to ask.
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  String paint(String printed) {
    if (!enabled) {
      return printed;
    }
    String withErrors = ERROR.matcher(printed).replaceAll("$1" + RED + "$2" + RESET);
    String withWarnings = WARNING.matcher(withErrors).replaceAll("$1" + YELLOW + "$2" + RESET);
    return CARET_OR_HELP.matcher(withWarnings).replaceAll("$1" + CYAN + "$2" + RESET);
  }
}
