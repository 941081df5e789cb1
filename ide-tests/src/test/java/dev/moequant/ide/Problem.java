package dev.moequant.ide;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Range;

/**
 * A line of the list of problems, and what is underlined.
 *
 * @param severity how bad
 * @param id the rule; empty for what is not ours
 * @param message what it says
 * @param line the line, from 1
 * @param text the underlined text, as far as its first line
 */
record Problem(DiagnosticSeverity severity, String id, String message, int line, String text) {
  private static final Pattern ID =
      Pattern.compile("(?:\\[(MOEQ\\d{3})\\]|(MOEQ\\d{3})_).*", Pattern.DOTALL);

  static Problem of(Diagnostic diagnostic, String source) {
    String message = diagnostic.getMessage().getLeft();
    Matcher id = ID.matcher(message);
    String found = id.matches() ? (id.group(1) == null ? id.group(2) : id.group(1)) : "";
    Range range = diagnostic.getRange();
    int line = range.getStart().getLine();
    return new Problem(
        diagnostic.getSeverity(), found, message, line + 1, underlined(source, range));
  }

  private static String underlined(String source, Range range) {
    String line = source.lines().skip(range.getStart().getLine()).findFirst().orElse("");
    int end =
        range.getEnd().getLine() == range.getStart().getLine()
            ? range.getEnd().getCharacter()
            : line.length();
    int start = Math.min(range.getStart().getCharacter(), line.length());
    return line.substring(start, Math.max(start, Math.min(end, line.length())));
  }

  boolean isError() {
    return severity == DiagnosticSeverity.Error;
  }
}
