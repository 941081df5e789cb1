package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which files belong to a folder, whoever names them. */
final class ShardNames {
  private static final String SUFFIX = ".safetensors";

  private final Path folder;
  private final List<Path> roots;

  private ShardNames(Path folder, List<Path> roots) {
    this.folder = folder;
    this.roots = roots;
  }

  /**
   * The files of a folder.
   *
   * <p>In the cache of the Hugging Face hub a checkpoint is a folder of links: {@code
   * models--x/snapshots/REVISION/model.safetensors} leads to {@code models--x/blobs/HASH}. So the
   * blobs beside the snapshots of such a folder belong to it.
   */
  static ShardNames of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    List<Path> roots = new ArrayList<>(List.of(real));
    Path snapshots = real.getParent();
    if (snapshots != null && snapshots.endsWith("snapshots")) {
      Path blobs = snapshots.resolveSibling("blobs");
      if (Files.isDirectory(blobs)) {
        roots.add(blobs.toRealPath());
      }
    }
    return new ShardNames(folder, List.copyOf(roots));
  }

  /** Whether a name is that of a file in the same folder, on whatever system it is read. */
  static boolean isOfThisFolder(String name) {
    try {
      return !name.isBlank()
          && !name.equals(".")
          && !name.equals("..")
          && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ')
          && Path.of(name).getNameCount() == 1;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** A link may lead to a file, but not out of the folder. */
  void checkInside(Path file) throws MalformedFileException {
    try {
      Path real = file.toRealPath();
      if (roots.stream().noneMatch(real::startsWith)) {
        throw new MalformedFileException("is a link that leads out of the folder");
      }
    } catch (IOException e) {
      throw RegularFile.unreadable(e);
    }
  }

  boolean exists(String name) {
    return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** The safetensors files that are there, sorted. */
  List<String> present(int most) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .limit(most)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
