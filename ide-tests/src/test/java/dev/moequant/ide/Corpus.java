package dev.moequant.ide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The caret sources of the processor, each in a package of its own, as they all have the same
 * names. Those of several files, and those with a first line that says how to compile them, are
 * left out.
 *
 * @param cases all sources
 */
record Corpus(List<Case> cases) {
  private static final Pattern CARETS =
      Pattern.compile("\\s*//(?:\\s*|<)\\^+ (MOEQ\\d{3})( W)?(?: ecj\\S*)?\\s*");

  /**
   * A source.
   *
   * @param source the file in the project
   * @param generated the folder of what is generated for it
   * @param ids the ids in its comments, sorted, with a W where it is a warning
   */
  record Case(Path source, Path generated, List<String> ids) {}

  static Corpus copy(Path sources, Project project) throws IOException {
    List<Case> cases = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(sources)) {
      files = all.filter(Files::isDirectory).flatMap(Corpus::javaFiles).sorted().toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      // A second class of one name makes Eclipse begin its build anew, and forget warnings.
      boolean isFactoryAmongSources = file.endsWith("StaleFactory.java");
      if (!text.startsWith("// in:") && text.contains("package demo;") && !isFactoryAmongSources) {
        cases.add(copy(file, text, "c" + cases.size(), project));
      }
    }
    return new Corpus(List.copyOf(cases));
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case copy(Path file, String text, String pkg, Project project) throws IOException {
    String type = file.getFileName().toString().replace(".java", "");
    Path source = project.source(pkg, type);
    Project.write(source, text.replaceAll("\\bdemo(?=[.;])", pkg));
    List<String> ids = text.lines().flatMap(Corpus::id).sorted().toList();
    return new Case(source, project.generated(pkg), ids);
  }

  private static Stream<String> id(String line) {
    Matcher carets = CARETS.matcher(line);
    return carets.matches()
        ? Stream.of(carets.group(1) + (carets.group(2) == null ? "" : " W"))
        : Stream.empty();
  }

  /** Those of ours in a list of problems. */
  static List<String> ids(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> !problem.id().isEmpty())
        .map(problem -> problem.id() + (problem.isError() ? "" : " W"))
        .sorted()
        .toList();
  }
}
