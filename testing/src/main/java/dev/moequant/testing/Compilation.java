package dev.moequant.testing;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/**
 * What to compile and how, without saying by which compiler, so that one description serves both.
 *
 * <p>Nothing is taken from the class path of the test: a user of the processor has neither Guava
 * nor JUnit there, and a test that has them proves less. Without a processor and without a
 * processor path annotation processing is off.
 *
 * @param sources the files
 * @param processors one factory per processor; each compilation gets a fresh instance
 * @param classPath jars and folders of class files
 * @param processorPath where to look for processors, for tests of the packaged jar
 * @param options further compiler options
 */
public record Compilation(
    Sources sources,
    List<Supplier<? extends Processor>> processors,
    List<Path> classPath,
    List<Path> processorPath,
    List<String> options) {

  /** In an option: the folder that the sources are written to. */
  public static final String SOURCE_FOLDER = "{sources}";

  /** Copies the lists. */
  public Compilation {
    processors = List.copyOf(processors);
    classPath = List.copyOf(classPath);
    processorPath = List.copyOf(processorPath);
    options = List.copyOf(options);
  }

  /** A compilation without processors, class path and options. */
  public static Compilation of(Sources sources) {
    return new Compilation(sources, List.of(), List.of(), List.of(), List.of());
  }

  /** The same with another set of sources. */
  public Compilation withSources(Sources others) {
    return new Compilation(others, processors, classPath, processorPath, options);
  }

  /** Adds a processor; the supplier is asked once per compilation. */
  public Compilation withProcessor(Supplier<? extends Processor> processor) {
    return new Compilation(
        sources, plus(processors, Stream.of(processor)), classPath, processorPath, options);
  }

  /** Adds class path entries. */
  public Compilation withClassPath(Path... entries) {
    return new Compilation(
        sources, processors, plus(classPath, Arrays.stream(entries)), processorPath, options);
  }

  /** Adds the jars or folders that the given classes were loaded from. */
  public Compilation withClassPathOf(Class<?>... types) {
    return withClassPath(locations(types));
  }

  /** Adds processor path entries. */
  public Compilation withProcessorPath(Path... entries) {
    return new Compilation(
        sources, processors, classPath, plus(processorPath, Arrays.stream(entries)), options);
  }

  /** Adds compiler options, for example {@code -Xlint:all} or {@code -Amoequant.debug=true}. */
  public Compilation withOptions(String... more) {
    return new Compilation(
        sources, processors, classPath, processorPath, plus(options, Arrays.stream(more)));
  }

  /** Whether it says more of where things are than a class path. */
  boolean hasPathsOfItsOwn() {
    return !processorPath.isEmpty()
        || options.stream().anyMatch(option -> option.contains("path") || option.equals("-cp"))
        || sources.files().containsKey("module-info.java");
  }

  /** The jars or folders that the given classes were loaded from, each one once. */
  public static Path[] locations(Class<?>... types) {
    return Arrays.stream(types).map(Compilation::location).distinct().toArray(Path[]::new);
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no file for " + type, e);
    }
  }

  private static <T> List<T> plus(List<T> list, Stream<? extends T> more) {
    List<T> all = new ArrayList<>(list);
    more.forEach(all::add);
    return all;
  }
}
