package dev.moequant.parity;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where vectors are: the folders of the system property {@code moequant.vectors}, separated by the
 * path separator; without it the ones committed in the repository (a zip, read as a folder) and,
 * where the checkout has it beside, {@code shared/golden/seed}.
 */
public final class VectorFolders {
  private VectorFolders() {}

  /** {@return the folders} They live in zip files, too, which stay open as long as the JVM. */
  public static List<Path> all() throws IOException {
    String given = System.getProperty("moequant.vectors", "");
    List<Path> folders = new ArrayList<>();
    if (!given.isEmpty()) {
      for (String folder : given.split(File.pathSeparator, -1)) {
        folders.add(opened(Path.of(folder)));
      }
      return folders;
    }
    folders.add(committed());
    Path shared = repository().resolveSibling("shared/golden/seed");
    if (Files.isDirectory(shared)) {
      folders.add(shared);
    }
    return folders;
  }

  /** {@return the folder in the repository, whatever the system property says: for counts} */
  public static Path committed() throws IOException {
    return opened(repository().resolve("runtime/src/test/vectors/seed.zip"));
  }

  private static Path repository() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..").normalize();
  }

  private static Path opened(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException("no vectors: there is no " + path);
    }
    return Files.isDirectory(path)
        ? path
        : FileSystems.newFileSystem(path).getRootDirectories().iterator().next();
  }
}
