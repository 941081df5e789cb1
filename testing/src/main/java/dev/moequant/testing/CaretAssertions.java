package dev.moequant.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares what a compiler said with what the sources ask for in caret comments.
 *
 * <p>On javac the two have to be equal in file, line, first and last column, id and kind. On ecj
 * they have to be equal in all but the columns, because ecj underlines the name of a member where
 * javac underlines its value. Either way a diagnostic nobody asked for fails the test, whoever it
 * is from, and so does one that is there twice.
 */
public final class CaretAssertions {

  private CaretAssertions() {}

  /** Fails unless the diagnostics are exactly those in the comments of the compiled sources. */
  public static void assertDiagnostics(CompilationResult result) {
    List<ExpectedDiagnostic> missing = new ArrayList<>();
    List<Diagnosed> unexpected = new ArrayList<>(result.diagnostics());
    for (ExpectedDiagnostic expected : CaretSource.expectedIn(result.sources())) {
      if (expected.appliesTo(result.compiler()) && !takeOne(unexpected, expected, result)) {
        missing.add(expected);
      }
    }
    if (!missing.isEmpty() || !unexpected.isEmpty()) {
      throw new AssertionError(new CaretReport(result).render(missing, unexpected));
    }
  }

  /** Fails unless the compilation succeeded without an error or a warning from anyone. */
  public static void assertClean(CompilationResult result) {
    if (!result.diagnostics().isEmpty() || !result.success()) {
      throw new AssertionError(new CaretReport(result).render(List.of(), result.diagnostics()));
    }
  }

  private static boolean takeOne(
      List<Diagnosed> actual, ExpectedDiagnostic expected, CompilationResult result) {
    for (int i = 0; i < actual.size(); i++) {
      if (expected.matches(actual.get(i), result.compiler())) {
        actual.remove(i);
        return true;
      }
    }
    return false;
  }
}
