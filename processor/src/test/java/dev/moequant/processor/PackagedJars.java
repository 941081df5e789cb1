package dev.moequant.processor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The jars as users get them, and the tools of the running JDK as users start them. */
final class PackagedJars {
  /** The shaded jar. */
  static final Path PROCESSOR = Path.of(System.getProperty("moequant.processorJar", ""));

  /** Annotations, runtime, JSpecify: what is beside the processor on every path. */
  static final Path[] API =
      Arrays.stream(System.getProperty("moequant.apiJars", "").split(File.pathSeparator))
          .map(Path::of)
          .toArray(Path[]::new);

  private static final Path LIBS = Path.of(System.getProperty("moequant.itLibs", ""));

  private PackagedJars() {}

  /** What a tool has left. */
  record Ran(int exitCode, String printed) {}

  /** A jar that the build has copied for a test. */
  static Path lib(String name) {
    return LIBS.resolve(name + ".jar");
  }

  /** As an option takes them. */
  static String paths(Path... paths) {
    return String.join(File.pathSeparator, Arrays.stream(paths).map(Path::toString).toList());
  }

  /** Runs {@code java}, {@code javac}, … in a process of its own. */
  static Ran run(String tool, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), printed.replace(System.lineSeparator(), "\n"));
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
