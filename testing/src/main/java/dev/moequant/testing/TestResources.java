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

  /**
   * A folder of test resources, for what takes an absolute path.
   *
   * @param name below {@code src/test/resources}, or an absolute path
   * @return the absolute path
   */
  public static Path folder(String name) {
    return root().resolve(name).toAbsolutePath();
  }

  /** Below {@code basedir}, which surefire sets; an IDE starts tests in the module's folder. */
  private static Path test() {
    String module = System.getProperty("basedir", System.getProperty("user.dir", ""));
    return Path.of(module).resolve("src/test");
  }
}
