package dev.moequant.samples.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles one file as the command {@code javac} does and keeps what it prints. */
final class TerminalCompiler {
  /** Group 1 is the id, absent in an error or warning that is not moequant's. */
  private static final Pattern PROBLEM =
      Pattern.compile("(?m)^(?:\\S+:\\d+: )?(?:error|warning): (?:\\[(MOEQ\\d{3})\\])?");

  private final String classPath;
  private final String processorPath;
  private final Path checkpoints;

  TerminalCompiler(String classPath, String processorPath, Path checkpoints) {
    this.classPath = classPath;
    this.processorPath = processorPath;
    this.checkpoints = checkpoints.toAbsolutePath();
  }

  /**
   * What came of a compilation.
   *
   * @param succeeded whether it left class files
   * @param printed what a terminal shows
   * @param ids of the errors and warnings in it, "none" for those that are not moequant's
   * @param generated the lines of the sources that were generated
   */
  record Result(boolean succeeded, String printed, List<String> ids, List<String> generated) {
    static Result of(boolean succeeded, String printed, List<String> generated) {
      List<String> ids =
          PROBLEM
              .matcher(printed)
              .results()
              .map(problem -> problem.group(1) == null ? "none" : problem.group(1))
              .toList();
      return new Result(succeeded, printed, ids, generated);
    }

    /** The heads of the public methods with these names in the generated sources. */
    List<String> signatures(String... names) {
      return generated.stream()
          .map(String::strip)
          .filter(line -> line.startsWith("public static ") && line.endsWith(" {"))
          .filter(line -> Stream.of(names).anyMatch(name -> line.contains(" " + name)))
          .map(line -> line.substring(0, line.length() - " {".length()))
          .toList();
    }

    @Override
    public String toString() {
      return (succeeded ? "success " : "") + ids;
    }
  }

  Result compile(ShownSource source) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("there is no compiler: this is a JRE, the tour needs a JDK");
    }
    try {
      Path classes = Files.createTempDirectory("moequant-tour");
      try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
        return compile(javac, files, classes, source);
      } finally {
        delete(classes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result compile(
      JavaCompiler javac, StandardJavaFileManager files, Path classes, ShownSource source)
      throws IOException {
    List<String> options =
        Stream.concat(
                Stream.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    classPath,
                    "-Amoequant.checkpoints=" + checkpoints),
                Stream.concat(
                    Stream.of("-processorpath", processorPath), source.options().stream()))
            .toList();
    JavaFileObject file = files.getJavaFileObjects(source.file()).iterator().next();
    StringWriter printed = new StringWriter();
    // Without a diagnostic listener: javac formats its messages itself, as on the command line.
    JavaCompiler.CompilationTask task =
        javac.getTask(
            printed, files, null, options, null, List.of(new NamedFile(file, source.shownAs())));
    task.setLocale(Locale.ROOT);
    boolean succeeded;
    try {
      succeeded = task.call();
    } catch (RuntimeException crash) {
      printed.write("error: the compiler crashed: " + crash + "\n");
      succeeded = false;
    }
    return Result.of(succeeded, printed.toString().replace("\r\n", "\n"), generated(classes));
  }

  /** Without an option, javac puts them beside the classes. */
  private static List<String> generated(Path classes) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  /** A file that javac names as if it had been started in the root of the repository. */
  private static final class NamedFile extends ForwardingJavaFileObject<JavaFileObject> {
    private final String name;

    NamedFile(JavaFileObject file, String name) {
      super(file);
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
