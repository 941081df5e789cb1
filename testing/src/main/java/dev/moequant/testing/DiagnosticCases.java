package dev.moequant.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the diagnostic cases by listing {@code src/test/resources/diagnostics}.
 *
 * <p>The folder is the id, so there is no list of cases that can go out of date. A file in the
 * folder of an id is a case; a folder in it is a case as well, with all its files compiled
 * together. What is called {@code Right…} is the rule's other side: it comes close, and nobody says
 * anything.
 */
public final class DiagnosticCases {

  private DiagnosticCases() {}

  /**
   * One case.
   *
   * @param id the name of the folder, usually a rule
   * @param name the name of the file without its suffix, or of the folder
   * @param sources what to compile
   */
  public record DiagnosticCase(String id, String name, Sources sources) {

    /** Whether nothing is wrong with it. */
    public boolean isRight() {
      return name.startsWith("Right");
    }

    /** All ids in the caret comments; a case that does not have its own is in the wrong folder. */
    public Set<String> expectedIds() {
      Set<String> ids = new TreeSet<>();
      CaretSource.expectedIn(sources).forEach(expected -> ids.add(expected.id()));
      ids.remove("");
      return ids;
    }

    /** How to compile it, in the words of its first line; empty for the usual way. */
    public Optional<String> environment() {
      return CaretSource.environmentOf(sources);
    }

    /** What a parameterized test shows. */
    @Override
    public String toString() {
      return id + "/" + name;
    }
  }

  /** All cases, sorted by id and name. */
  public static List<DiagnosticCase> all() {
    return in("diagnostics");
  }

  /** All cases in the folders in another folder of the test resources. */
  public static List<DiagnosticCase> in(String folder) {
    return in(TestResources.root().resolve(folder));
  }

  /** All cases in the folders in {@code root}, sorted by id and name. */
  static List<DiagnosticCase> in(Path root) {
    List<DiagnosticCase> cases = new ArrayList<>();
    for (Path folder : list(root)) {
      String id = fileName(folder);
      for (Path entry : list(folder)) {
        String name = fileName(entry);
        if (Files.isDirectory(entry)) {
          cases.add(new DiagnosticCase(id, name, Sources.readFolder(entry)));
        } else if (name.endsWith(".java")) {
          String type = name.substring(0, name.length() - ".java".length());
          cases.add(new DiagnosticCase(id, type, Sources.read(List.of(entry))));
        }
      }
    }
    return cases;
  }

  /** Files at the top are none of ours, a read-me perhaps. */
  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
