package dev.moequant.testing;

import java.util.List;
import java.util.Optional;

/**
 * The failure message of {@link CaretAssertions}.
 *
 * <p>Each diagnostic is shown under its source line in the very form that a test source would use,
 * so that a correct one can be copied into the source and a wrong one compared by eye.
 */
final class CaretReport {

  private static final String BLANK_GUTTER = "        | ";

  private final CompilationResult result;
  private final StringBuilder out = new StringBuilder();

  CaretReport(CompilationResult result) {
    this.result = result;
  }

  String render(List<ExpectedDiagnostic> missing, List<Diagnosed> unexpected) {
    out.append(
        "%s: %d missing and %d unexpected of %d reported (%s)%n"
            .formatted(
                result.compiler(),
                missing.size(),
                unexpected.size(),
                result.diagnostics().size(),
                result.success() ? "compilation succeeded" : "compilation failed"));
    for (ExpectedDiagnostic expected : missing) {
      missing(expected);
      ecjHint(expected, unexpected);
    }
    unexpected.forEach(this::unexpected);
    return out.toString();
  }

  private void missing(ExpectedDiagnostic expected) {
    String kind = expected.warning() ? "WARNING" : "ERROR";
    heading("missing", kind, expected.id());
    place(expected.file(), expected.line(), expected.startColumn(), expected.endColumn());
    excerpt(expected.file(), expected.line());
    String nowhere = expected.line() == 0 ? "nowhere " : "";
    if (expected.id().isEmpty()) {
      out.append(BLANK_GUTTER + "//~ %s%s %s%n".formatted(nowhere, kind, expected.text()));
    } else if (expected.line() == 0) {
      out.append(BLANK_GUTTER + "//~ nowhere %s%n".formatted(expected.id()));
    } else {
      String mark = expected.id() + (expected.warning() ? " W" : "");
      carets(expected.startColumn(), expected.endColumn(), mark);
    }
  }

  private void unexpected(Diagnosed actual) {
    heading("unexpected", actual.kind().toString(), actual.id());
    place(actual.file(), actual.line(), actual.startColumn(), actual.endColumn());
    if (actual.line() > 0) {
      excerpt(actual.file(), actual.line());
      String mark = actual.id().isEmpty() ? "(no id)" : actual.id();
      carets(actual.startColumn(), actual.endColumn(), mark + (actual.isWarning() ? " W" : ""));
    }
    actual.message().lines().forEach(line -> out.append("    %s%n".formatted(line)));
  }

  /** Says how to write it down if ecj simply cannot do better. */
  private void ecjHint(ExpectedDiagnostic expected, List<Diagnosed> unexpected) {
    if (result.compiler() != CompilerUnderTest.ECJ || expected.id().isEmpty()) {
      return;
    }
    Optional<Diagnosed> elsewhere =
        unexpected.stream().filter(actual -> actual.id().equals(expected.id())).findFirst();
    elsewhere.ifPresent(
        actual ->
            out.append(
                "    ecj has one elsewhere; if it cannot do better, add \"%s\" to the carets%n"
                    .formatted(suffix(actual.line(), expected.line()))));
  }

  private static String suffix(int ecjLine, int line) {
    return ecjLine == 0 ? "ecj:nowhere" : "ecj%+d".formatted(ecjLine - line);
  }

  private void heading(String what, String kind, String id) {
    out.append("%n%s %s%s".formatted(what, kind, id.isEmpty() ? "" : " " + id));
  }

  private void place(String file, int line, int startColumn, int endColumn) {
    String columns = startColumn == 0 ? "" : ", columns %d-%d".formatted(startColumn, endColumn);
    String name = file.isEmpty() ? "no file" : file;
    out.append(line == 0 ? ", %s, no position%n".formatted(name) : at(name, line, columns));
  }

  private static String at(String file, int line, String columns) {
    return ", %s line %d%s%n".formatted(file, line, columns);
  }

  private void excerpt(String file, int line) {
    result
        .text(file)
        .flatMap(text -> text.lines().skip(line - 1L).findFirst())
        .ifPresent(code -> out.append("%7d | %s%n".formatted(line, code)));
  }

  private void carets(int startColumn, int endColumn, String mark) {
    StringBuilder comment = new StringBuilder(startColumn == 1 && endColumn > 2 ? "//<" : "//");
    while (comment.length() < startColumn - 1) {
      comment.append(' ');
    }
    while (comment.length() < endColumn) {
      comment.append('^');
    }
    out.append(BLANK_GUTTER).append(comment).append(' ').append(mark).append("%n".formatted());
  }
}
