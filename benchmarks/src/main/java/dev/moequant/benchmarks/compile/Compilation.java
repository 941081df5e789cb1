package dev.moequant.benchmarks.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.ToolProvider;

/**
 * One run of javac in this JVM, timed from its first file manager to its last class file.
 *
 * <p>Not the harness of the tests, on purpose: that one writes sources and classes to a disk, which
 * would be measured, too.
 *
 * @param classes the names of the classes that it wrote
 * @param generated the sources that processors wrote
 * @param wallNanos how long it took
 * @param cpuNanos how long its thread ran: without other processes, the collector and the JIT
 */
record Compilation(Set<String> classes, List<MemoryFile> generated, long wallNanos, long cpuNanos) {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Compiles; without processors, {@code -proc:none}. Any diagnostic at all is an error. */
  static Compilation of(
      List<MemoryFile> sources, List<Path> classPath, List<Processor> processors) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    try (MemoryFileManager files =
        new MemoryFileManager(JAVAC.getStandardFileManager(diagnostics, null, null))) {
      files.setClassPath(classPath);
      List<String> options =
          processors.isEmpty() ? List.of("-Xlint:none", "-proc:none") : List.of("-Xlint:none");
      CompilationTask task = JAVAC.getTask(output, files, diagnostics, options, null, sources);
      if (!processors.isEmpty()) {
        task.setProcessors(processors);
      }
      boolean ok = task.call();
      wall = System.nanoTime() - wall;
      cpu = THREADS.getCurrentThreadCpuTime() - cpu;
      if (!ok || !diagnostics.getDiagnostics().isEmpty() || !output.toString().isEmpty()) {
        throw new IllegalStateException("javac said " + diagnostics.getDiagnostics() + output);
      }
      return new Compilation(
          files.written(Kind.CLASS).stream()
              .map(MemoryFile::className)
              .collect(Collectors.toUnmodifiableSet()),
          files.written(Kind.SOURCE),
          wall,
          cpu);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
