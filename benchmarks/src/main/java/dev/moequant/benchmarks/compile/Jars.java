package dev.moequant.benchmarks.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/**
 * The jars of one subject: what its users compile against, and its processor path.
 *
 * <p>As in a build daemon, the class loader of the processor path lives as long as this object, and
 * each compilation gets new processors from it.
 */
final class Jars {
  private final List<Path> api;
  private final ServiceLoader<Processor> processors;

  private Jars(List<Path> api, ServiceLoader<Processor> processors) {
    this.api = api;
    this.processors = processors;
  }

  /** Reads the folders {@code api} and {@code processor}; the latter comes on top of the former. */
  static Jars in(Path folder) {
    List<Path> api = jarsOf(folder.resolve("api"));
    URL[] path =
        Stream.concat(api.stream(), jarsOf(folder.resolve("processor")).stream())
            .map(Jars::url)
            .toArray(URL[]::new);
    return new Jars(api, ServiceLoader.load(Processor.class, new URLClassLoader(path)));
  }

  List<Path> api() {
    return api;
  }

  List<Processor> newProcessors() {
    return processors.stream().map(ServiceLoader.Provider::get).toList();
  }

  private static List<Path> jarsOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
