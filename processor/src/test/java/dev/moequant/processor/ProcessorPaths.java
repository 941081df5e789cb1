package dev.moequant.processor;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.auto.common.MoreElements;
import com.google.common.collect.ImmutableMap;
import com.palantir.javapoet.JavaFile;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.testing.Compilation;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Processor;

/** The processor as a compiler loads it: from a path of its own, which may lack something. */
final class ProcessorPaths {
  private ProcessorPaths() {}

  /** All of it, but these artifacts. */
  static Processor without(String... artifacts) {
    Map<String, Path> path = new TreeMap<>(artifacts());
    path.keySet().removeAll(Arrays.asList(artifacts));
    return load(new ArrayList<>(path.values()));
  }

  /** All of it, and before it something with a class of the same name. */
  static Processor behind(Path first) {
    List<Path> path = new ArrayList<>(List.of(first));
    path.addAll(artifacts().values());
    return load(path);
  }

  private static Map<String, Path> artifacts() {
    return Map.of(
        "moequant-processor", location(QuantProcessor.class),
        "moequant-runtime", location(FusedMoEQuantConfig.class),
        "moequant-interop", location(KernelCatalogues.class),
        "jackson-core", location(JsonFactory.class),
        "moequant-annotations", location(QuantScheme.class),
        "javapoet", location(JavaFile.class),
        "auto-common", location(MoreElements.class),
        "guava", location(ImmutableMap.class));
  }

  private static Path location(Class<?> type) {
    return Compilation.locations(type)[0];
  }

  /** The loader stays open for as long as the compilation loads classes. */
  private static Processor load(List<Path> path) {
    try {
      List<URL> urls = new ArrayList<>();
      for (Path entry : path) {
        urls.add(entry.toUri().toURL());
      }
      ClassLoader loader =
          new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
      return (Processor)
          loader.loadClass(QuantProcessor.class.getName()).getConstructor().newInstance();
    } catch (MalformedURLException | ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
