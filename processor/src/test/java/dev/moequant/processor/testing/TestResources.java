package dev.moequant.processor.testing;

import java.nio.file.Path;

/**
 * Where {@code src/test/resources} is.
 *
 * <p>The files are read from the source folder and not as class path resources, because goldens are
 * written there and cases are found by listing folders.
 */
final class TestResources {

  private TestResources() {}

  /** Below {@code basedir}, which surefire sets; an IDE starts tests in the module's folder. */
  static Path root() {
    String module = System.getProperty("basedir", System.getProperty("user.dir", ""));
    return Path.of(module).resolve("src/test/resources");
  }
}
