package dev.moequant.testing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * One run of a compiler in folders of its own.
 *
 * <p>The sources are written to disk because ecj cannot compile from memory with the file managers
 * at hand, and because a path in a diagnostic is then a real path on both compilers.
 */
final class CompilerRun {

  private final CompilerUnderTest compiler;
  private final Compilation compilation;
  private final Path sources;
  private final Path generated;
  private final Path classes;
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  CompilerRun(CompilerUnderTest compiler, Compilation compilation) {
    this.compiler = compiler;
    this.compilation = compilation;
    Path folder = WorkFolders.create();
    this.sources = TextFiles.createFolder(folder.resolve("sources"));
    this.generated = TextFiles.createFolder(folder.resolve("generated"));
    this.classes = TextFiles.createFolder(folder.resolve("classes"));
  }

  CompilationResult run() {
    boolean success = call();
    DiagnosticReader reader = new DiagnosticReader(compiler, List.of(sources, generated));
    List<Diagnosed> all = reader.readAll(diagnostics.getDiagnostics());
    return new CompilationResult(
        compiler,
        compilation.sources(),
        success,
        all.stream().filter(diagnosed -> !DiagnosticReader.isNote(diagnosed)).toList(),
        all.stream().filter(DiagnosticReader::isNote).toList(),
        TextFiles.readAll(generated, ".java"),
        classes);
  }

  private boolean call() {
    List<Path> files = compilation.sources().writeTo(sources);
    JavaCompiler tool = compiler.create();
    try (StandardJavaFileManager manager = compiler.files(compilation, diagnostics)) {
      setPaths(manager);
      JavaCompiler.CompilationTask task =
          tool.getTask(
              new PrintWriter(Writer.nullWriter()), // ecj prints there what it also reports
              manager,
              diagnostics,
              options(),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      if (!compilation.processors().isEmpty()) {
        task.setProcessors(compilation.processors().stream().map(Supplier::get).toList());
      }
      task.setLocale(Locale.ROOT);
      return task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets the paths where both compilers look: ecj takes {@code -classpath} without a word and uses
   * the class path of the running JVM, which here has every library of the tests.
   */
  private void setPaths(StandardJavaFileManager manager) throws IOException {
    List<Path> classPath = new ArrayList<>(compilation.classPath());
    classPath.add(classes);
    manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    if (!compilation.processorPath().isEmpty()) {
      manager.setLocationFromPaths(
          StandardLocation.ANNOTATION_PROCESSOR_PATH, compilation.processorPath());
    }
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(List.of("-encoding", "UTF-8"));
    options.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
    if (compilation.processors().isEmpty() && compilation.processorPath().isEmpty()) {
      options.add("-proc:none");
    }
    options.addAll(compiler.defaults());
    compilation.options().stream()
        .map(option -> option.replace(Compilation.SOURCE_FOLDER, sources.toString()))
        .forEach(options::add);
    return options;
  }
}
