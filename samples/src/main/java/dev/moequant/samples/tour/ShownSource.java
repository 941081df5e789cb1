package dev.moequant.samples.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class about which the compiler must say something. Its first line says what, and which options
 * it takes: {@code // MOEQ205 -Amoequant.vllm=2025-10}.
 *
 * @param file the source file
 * @param shownAs how the compiler names it: from the root of the repository, on every platform
 * @param expectedIds the ids of its errors or warnings
 * @param options of the compiler
 */
record ShownSource(Path file, String shownAs, List<String> expectedIds, List<String> options) {
  private static final String SHOWN_ROOT = "samples/src/";
  private static final String COMMENT = "// ";
  private static final String OPTION = "-";

  /** What says where a layer runs takes many lines. */
  private static final Pattern DEPLOYED =
      Pattern.compile("\n(?:@(?:MoELayer|MoEDeployment)\\([^)]*\\)\n)+");

  /** A class that needs no options. */
  ShownSource(Path file, String shownAs, List<String> expectedIds) {
    this(file, shownAs, expectedIds, List.of());
  }

  /** Classes that contradict themselves. */
  static List<ShownSource> rejected(Path sources) throws IOException {
    return in(sources, "rejected/java");
  }

  /** Classes that not every kernel can run. */
  static List<ShownSource> warned(Path sources) throws IOException {
    return in(sources, "warned/java");
  }

  /** All sources below a folder, by id, then by name. */
  private static List<ShownSource> in(Path root, String folder) throws IOException {
    List<ShownSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(of(root, file));
      }
    }
    sources.sort(
        Comparator.comparing((ShownSource source) -> String.join(" ", source.expectedIds))
            .thenComparing(ShownSource::shownAs));
    return sources;
  }

  private static ShownSource of(Path root, Path file) throws IOException {
    String first = Files.readAllLines(file).get(0);
    if (!first.startsWith(COMMENT + "MOEQ")) {
      throw new IOException(file + " does not begin with the ids it is shown for: // MOEQnnn");
    }
    String relative = root.relativize(file).toString().replace('\\', '/');
    Map<Boolean, List<String>> words =
        Stream.of(first.substring(COMMENT.length()).split(" ", -1))
            .collect(Collectors.partitioningBy(word -> word.startsWith(OPTION)));
    return new ShownSource(
        file,
        SHOWN_ROOT + relative,
        words.getOrDefault(false, List.of()),
        words.getOrDefault(true, List.of()));
  }

  /**
   * Its annotations and the head of the class, which is what matters of it. Of the layer's sizes
   * and its deployments a comment says that they are there.
   */
  List<String> declaration() throws IOException {
    String text =
        Files.readAllLines(file).stream()
            .dropWhile(line -> !line.startsWith("@"))
            .collect(Collectors.joining("\n", "", "\n"));
    List<String> declaration = new ArrayList<>();
    for (String line :
        DEPLOYED.matcher(text).replaceAll(" // @MoELayer, @MoEDeployment ...\n").split("\n", -1)) {
      declaration.add(line.endsWith("{") ? line + " ... }" : line);
      if (line.endsWith("{") || line.endsWith("{}")) {
        break;
      }
    }
    return declaration;
  }

  /** What the first id is about, as a heading. */
  String family() {
    String id = expectedIds.get(0);
    return switch (id.substring(0, id.length() - 2)) {
      case "MOEQ1" -> "Shapes and flags";
      case "MOEQ2" -> "Dtypes and scales";
      case "MOEQ3" -> "Tensors and the members that hold them";
      case "MOEQ4" -> "Sizes of a layer, and of the part that each rank has";
      case "MOEQ5" -> "Ranks, and how tokens travel between them";
      case "MOEQ6" -> "Kernels that do not run it";
      case "MOEQ7" -> "What the checkpoint says";
      case "MOEQ8" -> "Where annotations stand";
      default -> throw new IllegalStateException(shownAs + ": no heading for " + id);
    };
  }
}
