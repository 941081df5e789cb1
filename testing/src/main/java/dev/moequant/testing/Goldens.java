package dev.moequant.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares generated text with a checked-in file, byte by byte.
 *
 * <p>Order of imports, comments and blank lines are what a reader of generated code sees, so they
 * are compared too. {@code -Dgoldens=write} updates the files and <em>fails</em>, so that a build
 * which runs in that mode by mistake does not pass.
 */
public final class Goldens {

  private static final String HINT = "Run once with -Dgoldens=write to accept it.";

  private final Path root;
  private final boolean write;

  Goldens(Path root, boolean write) {
    this.root = root;
    this.write = write;
  }

  /**
   * Fails unless the file has exactly this content.
   *
   * @param goldenFile the file, relative to {@code src/test/resources}
   * @param actual what the test produced
   */
  public static void assertMatches(Path goldenFile, String actual) {
    boolean write = "write".equals(System.getProperty("goldens", ""));
    new Goldens(TestResources.root(), write).check(goldenFile, actual);
  }

  /** The same with the path as a string, for example {@code goldens/Scalar.java}. */
  public static void assertMatches(String goldenFile, String actual) {
    assertMatches(Path.of(goldenFile), actual);
  }

  void check(Path goldenFile, String actual) {
    Path file = root.resolve(goldenFile);
    if (write) {
      TextFiles.write(file, actual);
      throw new AssertionError("golden written: " + file + "; run again without -Dgoldens");
    }
    if (!Files.exists(file)) {
      throw new AssertionError("no golden %s. %s It would be:%n%s".formatted(file, HINT, actual));
    }
    String expected = TextFiles.read(file);
    if (!expected.equals(actual)) {
      throw new AssertionError(
          "not as in %s (- golden, + actual). %s%n%s"
              .formatted(file, HINT, LineDiff.between(expected, actual)));
    }
  }
}
