package dev.moequant.internal.rules;

import dev.moequant.testing.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file in the rules' folder that somebody has read and approved. */
public final class ApprovedFile {
  private ApprovedFile() {}

  public static void matches(String name, String text) {
    Goldens.assertMatches("rules/" + name, text);
  }

  static List<String> lines(String name) throws IOException {
    return Files.readAllLines(
        Path.of(System.getProperty("basedir", ""), "src/test/resources/rules", name));
  }
}
