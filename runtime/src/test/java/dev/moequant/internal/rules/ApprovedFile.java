package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that somebody has read and approved; {@code -Dgoldens=write} rewrites it and fails. */
public final class ApprovedFile {
  private ApprovedFile() {}

  public static void matches(String name, String text) throws IOException {
    Path file = file(name);
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(file, text);
      throw new AssertionError("written: " + file + "; read it, and run again without -Dgoldens");
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  static List<String> lines(String name) throws IOException {
    return Files.readAllLines(file(name));
  }

  private static Path file(String name) {
    return Path.of(System.getProperty("basedir", ""), "src/test/resources/rules", name);
  }
}
