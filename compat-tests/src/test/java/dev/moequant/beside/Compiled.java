package dev.moequant.beside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What the running JDK's javac said of some sources, with a processor path of jars.
 *
 * <p>Not by the harness of the other tests, which copies sources: Lombok looks for its {@code
 * lombok.config} beside them.
 *
 * @param problems errors and warnings, in order
 * @param output where classes and generated sources are
 * @param classPath what the classes need
 */
record Compiled(List<Problem> problems, Path output, List<Path> classPath) {
  private static final Pattern ID = Pattern.compile("\\[(MOEQ\\d{3})] .*", Pattern.DOTALL);

  /**
   * One message.
   *
   * @param file the name of the source, empty without one
   * @param line counted from 1
   * @param text a {@code MOEQnnn} where it is ours, else all of it
   * @param isError or a warning
   */
  record Problem(String file, long line, String text, boolean isError) {
    static Problem of(Diagnostic<? extends JavaFileObject> said) {
      String text = said.getMessage(Locale.ROOT);
      Matcher id = ID.matcher(text);
      JavaFileObject source = said.getSource();
      return new Problem(
          source == null ? "" : Path.of(source.toUri()).getFileName().toString(),
          said.getLineNumber(),
          id.matches() ? id.group(1) : text,
          said.getKind() == Diagnostic.Kind.ERROR);
    }
  }

  /** Compiles sources with processors in the order of the path. */
  static Compiled of(List<Path> sources, List<Path> processorPath, Path output, String... options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(said, Locale.ROOT, UTF_8)) {
      // The neighbours' annotations are beside their processors, or in them.
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, processorPath);
      files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, processorPath);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
      javac
          .getTask(
              new StringWriter(),
              new ProcessorPath(files, processorPath),
              said,
              List.of(options),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    List<Problem> problems =
        said.getDiagnostics().stream()
            .filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
            .map(Problem::of)
            .toList();
    return new Compiled(problems, output, processorPath);
  }

  /** Those of errors, as {@code line id} where they are ours. */
  List<String> errors() {
    return problems.stream()
        .filter(Problem::isError)
        .map(problem -> problem.line() + " " + problem.text())
        .sorted()
        .toList();
  }

  /** What {@code demo.Uses} gives, run on the compiled classes. */
  Object used() throws IOException, ReflectiveOperationException {
    URL[] urls =
        Stream.concat(Stream.of(output), classPath.stream())
            .map(ProcessorPath::url)
            .toArray(URL[]::new);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader classes = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(classes);
      return ((Supplier<?>) classes.loadClass("demo.Uses").getDeclaredConstructor().newInstance())
          .get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
