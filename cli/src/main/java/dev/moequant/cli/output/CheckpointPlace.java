package dev.moequant.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a compiler finds a checkpoint again.
 *
 * @param root the folder that it is told, an absolute path
 * @param path what a class names, from there on, with {@code /} between names
 */
public record CheckpointPlace(Path root, String path) {
  private static final String CONFIG = "config.json";

  /** What stands in a comment and in a literal as it is. */
  private static final Pattern PLAIN = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}\"\\\\]+");

  /**
   * The place of a checkpoint. A relative path is kept, from the current folder on; of others it is
   * the folder around them. Where a link leads out of that, it is one further up: a compiler reads
   * nothing outside of the folder that it is told.
   *
   * @param named the folder of a checkpoint, or its config, as it was named
   * @return empty for what has no name, or one that a source cannot hold as it is
   */
  public static Optional<CheckpointPlace> of(Path named) {
    Path relative = folder(named).normalize();
    boolean isBelow =
        !relative.isAbsolute() && !relative.toString().isEmpty() && !relative.startsWith("..");
    Path absolute = relative.toAbsolutePath().normalize();
    Optional<Path> around = Optional.ofNullable(absolute.getParent());
    return (isBelow ? Optional.of(Path.of("").toAbsolutePath()) : around)
        .flatMap(root -> in(root, absolute));
  }

  /**
   * The place of a checkpoint in a folder that is known.
   *
   * @param named the folder of a checkpoint, or its config, as it was named
   * @param root where checkpoints are
   * @return empty where it is not in there, or has a name that a source cannot hold as it is
   */
  public static Optional<CheckpointPlace> of(Path named, Path root) {
    Path absolute = folder(named).toAbsolutePath().normalize();
    Path folder = root.toAbsolutePath().normalize();
    return absolute.startsWith(folder) && !absolute.equals(folder)
        ? in(folder, absolute)
        : Optional.empty();
  }

  /** {@code config.json} is what a folder stands for. */
  private static Path folder(Path named) {
    return named.endsWith(CONFIG) ? named.resolveSibling("") : named;
  }

  private static Optional<CheckpointPlace> in(Path around, Path checkpoint) {
    Path root = around;
    while (!holds(root, checkpoint) && root.getParent() != null) {
      root = root.getParent();
    }
    String path = slashes(root.relativize(checkpoint));
    return isPlain(path) && isPlain(slashes(root))
        ? Optional.of(new CheckpointPlace(root, path))
        : Optional.empty();
  }

  private static boolean holds(Path root, Path checkpoint) {
    Path config = Files.isDirectory(checkpoint) ? checkpoint.resolve(CONFIG) : checkpoint;
    try {
      return config.toRealPath().startsWith(root.toRealPath());
    } catch (IOException notThere) {
      return true;
    }
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }

  private static String slashes(Path path) {
    String separator = path.getFileSystem().getSeparator();
    return path.toString().replace(separator, "/");
  }

  /**
   * What the compiler must be given.
   *
   * @return the option, for example {@code -Amoequant.checkpoints=/data/models}
   */
  public String option() {
    return "-Amoequant.checkpoints=" + slashes(root);
  }
}
