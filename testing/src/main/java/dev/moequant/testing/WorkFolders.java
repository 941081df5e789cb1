package dev.moequant.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders for compilations and for files of tests, removed when the JVM ends.
 *
 * <p>A result hands out its folder of class files, so the folder has to outlive the compilation; a
 * {@code @TempDir} parameter in every test method would be noise.
 */
public final class WorkFolders {

  private static final Path ROOT = createRoot();

  private WorkFolders() {}

  /**
   * A new, empty folder. Its path is real (no links), as paths in diagnostics are compared to it.
   */
  public static Path create() {
    try {
      return Files.createTempDirectory(ROOT, "compilation");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path createRoot() {
    try {
      Path root = Files.createTempDirectory("moequant-tests").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> innermostFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : innermostFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
