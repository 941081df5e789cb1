package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that output is compared with; {@code -Dgoldens=write} rewrites them, and then fails. */
final class Goldens {
  private Goldens() {}

  static void assertEqual(String name, String actual) throws IOException {
    Path golden = Samples.folder().resolve("src/test/resources").resolve(name);
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(golden, actual, UTF_8);
      fail("wrote " + name + "; read the difference, then run without -Dgoldens=write");
    }
    assertWithMessage("%s (to rewrite it: -Dgoldens=write)", name)
        .that(actual)
        .isEqualTo(Files.readString(golden, UTF_8));
  }
}
