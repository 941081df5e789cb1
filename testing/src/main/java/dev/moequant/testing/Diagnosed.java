package dev.moequant.testing;

import javax.tools.Diagnostic;

/**
 * One diagnostic in a form that means the same on every compiler.
 *
 * <p>{@link Diagnostic} itself does not: javac's end position is exclusive and ecj's inclusive, and
 * a column is where the compiler would print its caret, which for {@code 2 + 2} is the plus sign. A
 * declaration is its name here, or the keyword, where javac prints the caret: it begins with its
 * annotations.
 *
 * @param file the path below the source folder or the folder of generated sources, with {@code /};
 *     empty if the diagnostic has no file
 * @param kind as the compiler gave it
 * @param line the line of the first character, from 1; 0 if the diagnostic has no position
 * @param startColumn the column of the first character, from 1; 0 if it has no position
 * @param endColumn the column of the last character <em>on that line</em>; 0 if it has no position
 * @param id the rule's id, such as {@code MOEQ213}; empty if the message does not start with one
 * @param message the whole text; one of ours is exactly what was given to the messager
 */
public record Diagnosed(
    String file,
    Diagnostic.Kind kind,
    int line,
    int startColumn,
    int endColumn,
    String id,
    String message) {

  /** Whether this is a warning, mandatory or not; ecj does not tell the two apart. */
  public boolean isWarning() {
    return kind == Diagnostic.Kind.WARNING || kind == Diagnostic.Kind.MANDATORY_WARNING;
  }

  /** Whether it is in one of our generated files, whose line then holds the message. */
  public boolean isGenerated() {
    return file.endsWith("QuantConfig.java") || file.endsWith("QuantConfigMessages.java");
  }

  /** Whether this is an error. */
  public boolean isError() {
    return kind == Diagnostic.Kind.ERROR;
  }
}
