package dev.moequant.testing;

import java.nio.file.Path;

/**
 * Where {@code src/test} is.
 *
 * <p>The files are read from the source folder and not as class path resources, because goldens are
 * written there and cases are found by listing folders.
 */
public final class TestResources {

  private TestResources() {}

  /** {@code src/test/resources}. */
  static Path root() {
    return test().resolve("resources");
  }

  /** Below {@code basedir}, which surefire sets; an IDE starts tests in the module's folder. */
  private static Path test() {
    String module = System.getProperty("basedir", System.getProperty("user.dir", ""));
    return Path.of(module).resolve("src/test");
  }
}
