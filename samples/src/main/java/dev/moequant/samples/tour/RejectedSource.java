package dev.moequant.samples.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class that the compiler must reject. Its first line says why: {@code // MOEQ103}.
 *
 * @param file the source file
 * @param shownAs how the compiler names it: from the root of the repository, on every platform
 * @param expectedIds the ids of its errors
 */
record RejectedSource(Path file, String shownAs, List<String> expectedIds) {
  private static final String SHOWN_ROOT = "samples/src/rejected/java/";
  private static final String COMMENT = "// ";

  /** All sources below a folder, by id, then by name. */
  static List<RejectedSource> in(Path root) throws IOException {
    List<RejectedSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(of(root, file));
      }
    }
    sources.sort(
        Comparator.comparing((RejectedSource source) -> String.join(" ", source.expectedIds))
            .thenComparing(RejectedSource::shownAs));
    return sources;
  }

  private static RejectedSource of(Path root, Path file) throws IOException {
    String first = Files.readAllLines(file).get(0);
    if (!first.startsWith(COMMENT + "MOEQ")) {
      throw new IOException(file + " does not begin with the ids it is rejected for: // MOEQnnn");
    }
    String relative = root.relativize(file).toString().replace('\\', '/');
    List<String> ids = List.of(first.substring(COMMENT.length()).split(" ", -1));
    return new RejectedSource(file, SHOWN_ROOT + relative, ids);
  }
}
