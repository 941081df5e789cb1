package dev.moequant.testing;

import java.util.Optional;

/**
 * One diagnostic that a source asks for. {@link CaretSource} documents how.
 *
 * <p>It does the comparison itself, because how exact that can be depends on the compiler and on
 * whether the diagnostic is ours: the text of one of ours is asserted elsewhere, once per rule, so
 * that rewording a message touches one file.
 *
 * @param file the path of the source; empty if it is about none
 * @param line the line it is about, from 1; 0 if it is about no source
 * @param startColumn the column of the first character, from 1; 0 if any will do
 * @param endColumn the column of the last character; 0 if any will do
 * @param id the rule; empty for an error of the compiler itself
 * @param warning whether it is a warning and not an error
 * @param text what the message contains; empty for a diagnostic with an id
 * @param only the one compiler that says this, if the two differ
 * @param ecjLine the line on ecj; 0 if ecj gives no position, {@link #GENERATED} if a generated
 *     file says it
 */
record ExpectedDiagnostic(
    String file,
    int line,
    int startColumn,
    int endColumn,
    String id,
    boolean warning,
    String text,
    Optional<CompilerUnderTest> only,
    int ecjLine) {

  /** As the line on ecj: one of a generated file, which holds the message. */
  static final int GENERATED = -1;

  /** An error of ours that is about no source. */
  static ExpectedDiagnostic nowhere(String id) {
    return new ExpectedDiagnostic("", 0, 0, 0, id, false, "", Optional.empty(), 0);
  }

  /** The same on javac; on ecj it is at a line of a source, or in a generated file. */
  static ExpectedDiagnostic nowhereButOnEcj(String id, String file, int ecjLine) {
    return new ExpectedDiagnostic(file, 0, 0, 0, id, false, "", Optional.empty(), ecjLine);
  }

  boolean appliesTo(CompilerUnderTest compiler) {
    return only.isEmpty() || only.get() == compiler;
  }

  boolean matches(Diagnosed actual, CompilerUnderTest compiler) {
    return id.equals(actual.id())
        && (warning ? actual.isWarning() : actual.isError())
        && actual.message().contains(text)
        && (compiler == CompilerUnderTest.JAVAC ? matchesSpan(actual) : matchesEcjLine(actual));
  }

  private boolean matchesSpan(Diagnosed actual) {
    return (line == 0 ? "" : file).equals(actual.file())
        && line == actual.line()
        && (startColumn == 0
            || (startColumn == actual.startColumn() && endColumn == actual.endColumn()));
  }

  private boolean matchesEcjLine(Diagnosed actual) {
    if (ecjLine == GENERATED) {
      return actual.isGenerated();
    }
    boolean sameFile = file.equals(actual.file()) || (ecjLine == 0 && actual.file().isEmpty());
    return sameFile && ecjLine == actual.line();
  }
}
