package dev.moequant.cli;

import java.nio.file.Path;

/** The small checkpoints of these tests: published facts, in configs of our own. */
final class Checkpoints {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("src/test/resources/checkpoints");

  private Checkpoints() {}

  static String named(String name) {
    return FOLDER.resolve(name).toString();
  }

  /** The same everywhere: without the folder that this is built in. */
  static String withoutFolder(String text) {
    return text.replace(FOLDER.toString(), "checkpoints");
  }
}
