package dev.moequant.parity;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where vectors are: the folders of the system property {@code moequant.vectors}, separated by the
 * path separator; without it the ones committed in the repository (zips, read as folders) and,
 * where the checkout has them beside, those of {@code shared/golden}.
 */
public final class VectorFolders {
  /** The seed, 17edd8a80. */
  public static final String SEED = "2025-10";

  /** b6ff8a2f5. */
  public static final String NEW = "2026-07";

  /** What only records of the newer revision have: arguments, properties. */
  private static final List<String> OF_NEW =
      List.of("\"platform_fp8\"", "\"pcp_size_\"", "\"weight_quant_dtype\"", "\"RoutingMethodType");

  private VectorFolders() {}

  /**
   * The folders of one revision. They live in zip files, too, which stay open as long as the JVM.
   *
   * @param month the revision, {@link #SEED} or {@link #NEW}
   * @return none where the system property names folders of the other only
   */
  public static List<Path> of(String month) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path folder : all()) {
      if (month.equals(isOfNew(folder) ? NEW : SEED)) {
        folders.add(folder);
      }
    }
    return folders;
  }

  private static List<Path> all() throws IOException {
    String given = System.getProperty("moequant.vectors", "");
    List<Path> folders = new ArrayList<>();
    if (!given.isEmpty()) {
      for (String folder : given.split(File.pathSeparator, -1)) {
        folders.add(opened(Path.of(folder)));
      }
      return folders;
    }
    for (String revision : List.of("seed", "new")) {
      folders.add(opened(zip(revision)));
      Path shared = repository().resolveSibling("shared/golden").resolve(revision);
      if (Files.isDirectory(shared)) {
        folders.add(shared);
      }
    }
    return folders;
  }

  /**
   * Where selections of kernels are recorded: the folders of the system property {@code
   * moequant.selection}; without it that of {@code shared/golden}, where the checkout has it
   * beside.
   *
   * @return none where there is none
   */
  public static List<Path> selection() throws IOException {
    return given("moequant.selection", "shared/golden/selection");
  }

  /**
   * Where cases of vLLM's own tests are: the folders of the system property {@code
   * moequant.oracle}; without it {@code shared/oracle}, where the checkout has it beside.
   *
   * @return none where there is none
   */
  public static List<Path> oracle() throws IOException {
    return given("moequant.oracle", "shared/oracle");
  }

  /**
   * Where published checkpoints are described: the folders of the system property {@code
   * moequant.checkpoints}; without it {@code shared/checkpoints}, where the checkout has it beside.
   *
   * @return none where there is none
   */
  public static List<Path> checkpoints() throws IOException {
    return given("moequant.checkpoints", "shared/checkpoints");
  }

  /**
   * Where public reports are, each a config with what must be said of it: the folders of the system
   * property {@code moequant.reports}; without it {@code shared/bugs/json}, where the checkout has
   * it beside.
   *
   * @return none where there is none
   */
  public static List<Path> reports() throws IOException {
    return given("moequant.reports", "shared/bugs/json");
  }

  private static List<Path> given(String property, String beside) throws IOException {
    String given = System.getProperty(property, "");
    if (given.isEmpty()) {
      Path shared = repository().resolveSibling(beside);
      return Files.isDirectory(shared) ? List.of(shared) : List.of();
    }
    List<Path> folders = new ArrayList<>();
    for (String folder : given.split(File.pathSeparator, -1)) {
      folders.add(opened(Path.of(folder)));
    }
    return folders;
  }

  /** {@return the seed's in the repository, whatever the system property says: for counts} */
  public static Path committed() throws IOException {
    return opened(zip("seed"));
  }

  private static Path zip(String revision) {
    return repository().resolve("runtime/src/test/vectors/" + revision + ".zip");
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

  /** A folder says in the first record of some file of which revision it is. */
  private static boolean isOfNew(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
    for (Path file : files) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        String first = lines.readLine();
        if (first != null && OF_NEW.stream().anyMatch(first::contains)) {
          return true;
        }
      }
    }
    return false;
  }
}
