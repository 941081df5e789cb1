package dev.moequant.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A golden passes on equal bytes only, and writing one never passes. */
class GoldensTest {

  private static final Path GOLDEN = Path.of("goldens/A.java");

  @TempDir Path root;

  @Test
  void sameBytes_pass() {
    TextFiles.write(root.resolve(GOLDEN), "a\nb\n");

    new Goldens(root, false).check(GOLDEN, "a\nb\n");
  }

  @Test
  void missingGolden_failsWithTheWholeText() {
    assertThat(failure(false, "class A {}\n")).contains("class A {}\n");
    assertThat(failure(false, "class A {}\n")).contains("-Dgoldens=write");
  }

  @Test
  void write_writesAndFails() {
    assertThat(failure(true, "new\n")).startsWith("golden written: ");

    assertThat(TextFiles.read(root.resolve(GOLDEN))).isEqualTo("new\n");
    new Goldens(root, false).check(GOLDEN, "new\n");
  }

  @Test
  void difference_failsWithALineDiff() {
    TextFiles.write(root.resolve(GOLDEN), "1\n2\n3\n4\nold\n5\n6\n7\n8\n");

    assertThat(failure(false, "1\n2\n3\n4\nnew\n5\n6\n7\n8\n"))
        .endsWith("  ...\n  3\n  4\n- old\n+ new\n  5\n  6\n  ...\n");
  }

  @Test
  void invisibleDifferences_areMadeVisible() {
    TextFiles.write(root.resolve(GOLDEN), "a\nb\n");

    assertThat(failure(false, "a\r\nb")).contains("+ a<CR>\n");
    assertThat(failure(false, "a\r\nb")).contains("+ b<no newline at the end>\n");
  }

  private String failure(boolean write, String actual) {
    Goldens goldens = new Goldens(root, write);
    AssertionError error = assertThrows(AssertionError.class, () -> goldens.check(GOLDEN, actual));
    return String.valueOf(error.getMessage());
  }
}
