package dev.moequant.cli;

import dev.moequant.cli.output.Colors;
import dev.moequant.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command answered.
 *
 * @param status the exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Run(int status, String out, String err) {
  /** In a pipe: no colours, lines as long as they are. */
  static Run of(String... arguments) {
    return of(Terminal.UNLIMITED, Colors.OFF, arguments);
  }

  static Run of(int width, Colors colors, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), width, colors);
    int status = Moequant.run(terminal, arguments);
    return new Run(status, plain(out), plain(err));
  }

  /** A terminal that nobody reads. */
  static Terminal nowhere() {
    PrintWriter none = new PrintWriter(new StringWriter());
    return new Terminal(none, none, Terminal.UNLIMITED, Colors.OFF);
  }

  /** Picocli prints the platform's line breaks. */
  private static String plain(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** The form of the golden files. */
  String transcript() {
    return out + (err.isEmpty() ? "" : "---- stderr\n" + err) + "---- exit " + status + "\n";
  }
}
