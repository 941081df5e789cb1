package dev.moequant.kotlin;

import dev.moequant.dsl.MoeScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlin.samWithReceiver.SamWithReceiverCommandLineProcessor;

/** The two ways to write a block in Kotlin. */
enum Form {
  /** {@code { it.w1Scale(a).w2Scale(b) }}. */
  PLAIN("plain", List.of()),

  /** {@code { w1Scale(a).w2Scale(b) }}, by a plugin of Kotlin's that is told of our annotation. */
  RECEIVER(
      "receiver",
      List.of(
          "-Xplugin=" + KotlinCompiler.location(SamWithReceiverCommandLineProcessor.class),
          "-P",
          "plugin:org.jetbrains.kotlin.samWithReceiver:annotation=" + MoeScope.class.getName()));

  private final String folder;
  private final List<String> options;

  Form(String folder, List<String> options) {
    this.folder = folder;
    this.options = options;
  }

  /** The package of the sources, too. */
  String folder() {
    return folder;
  }

  List<String> options() {
    return options;
  }

  /** The Kotlin files that must compile. */
  List<Path> accepted() throws IOException {
    return sources("accepted");
  }

  /** The Kotlin files that must not, each with its errors in comments. */
  List<Path> rejected() throws IOException {
    return sources("rejected");
  }

  private List<Path> sources(String verdict) throws IOException {
    try (Stream<Path> files =
        Files.list(module().resolve("src").resolve(verdict).resolve(folder))) {
      return files.sorted().toList();
    }
  }

  /** The folder of this module; Surefire names it, an IDE starts there. */
  static Path module() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }
}
