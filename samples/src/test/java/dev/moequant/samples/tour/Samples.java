package dev.moequant.samples.tour;

import dev.moequant.testing.Compilation;
import dev.moequant.testing.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where things are when tests run. */
final class Samples {
  private Samples() {}

  /** The folder of this module; Surefire names it, an IDE starts there. */
  static Path folder() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  static Path sources() {
    return folder().resolve("src");
  }

  /** Every class that the compiler rejects or warns about. */
  static List<ShownSource> shown() throws IOException {
    List<ShownSource> all = new ArrayList<>(ShownSource.rejected(sources()));
    all.addAll(ShownSource.warned(sources()));
    return all;
  }

  /** Holds the runtime, the annotations and, for these tests, the processor, too. */
  static String classPath() {
    return System.getProperty("java.class.path", "");
  }

  /** Compiles as a user does, with the processor. */
  static Compilation compilation(Sources sources) {
    Path[] entries =
        Stream.of(classPath().split(File.pathSeparator, -1)).map(Path::of).toArray(Path[]::new);
    return Compilation.of(sources).withClassPath(entries).withProcessorPath(entries);
  }

  static TerminalCompiler compiler() {
    return new TerminalCompiler(classPath(), classPath(), sources().resolve(Tour.CHECKPOINTS));
  }
}
