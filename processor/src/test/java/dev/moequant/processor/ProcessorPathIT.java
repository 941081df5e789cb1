package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.processor.PackagedJars.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processor paths as they are written by hand, with jars as users get them. */
class ProcessorPathIT {
  private static final Path ANNOTATIONS = PackagedJars.API[0];
  private static final Path RUNTIME = PackagedJars.API[1];

  @TempDir Path folder;

  @Test
  void theProcessorAloneIsOneError() throws IOException {
    assertThat(javac(PackagedJars.PROCESSOR).printed())
        .isEqualTo(
            error(
                "moequant-annotations and moequant-runtime are not on the processor path",
                "add moequant-annotations and moequant-runtime, in the version of"
                    + " moequant-processor"));
  }

  @Test
  void withoutTheRuntimeIsOneError() throws IOException {
    assertThat(javac(PackagedJars.PROCESSOR, ANNOTATIONS).printed())
        .isEqualTo(
            error(
                "moequant-runtime is not on the processor path",
                "add moequant-runtime, in the version of moequant-processor"));
  }

  /** It lies beside the published one in the build's folder. */
  @Test
  void theJarBeforeShadingIsOneError() throws IOException {
    Path jar =
        PackagedJars.PROCESSOR.resolveSibling("original-" + PackagedJars.PROCESSOR.getFileName());
    assertThat(javac(jar, ANNOTATIONS, RUNTIME).printed())
        .isEqualTo(
            error(
                jar.getFileName() + " is without its libraries (auto-common, guava, javapoet)",
                "replace it by the jar that is published as moequant-processor, which has them"
                    + " inside"));
  }

  /** Annotations of JSpecify are not needed where nobody reads them. */
  @Test
  void withoutJspecifyNothingIsMissing() throws IOException {
    Ran javac = javac(PackagedJars.PROCESSOR, ANNOTATIONS, RUNTIME);
    assertWithMessage(javac.printed()).that(javac.exitCode()).isEqualTo(0);
    assertThat(javac.printed()).isEmpty();
  }

  private static String error(String text, String help) {
    return """
    Experts.java:2: error: [MOEQ902] the moequant processor cannot run: %s
    @dev.moequant.annotations.Int8W8A8
    ^
        help: %s; the processor path is <annotationProcessorPaths> in Maven,\
     annotationProcessor in Gradle, -processorpath of javac
        see docs/rules/MOEQ902.md, or run java -jar moequant-processor.jar MOEQ902
    1 error
    """
        .formatted(text, help);
  }

  private Ran javac(Path... processorPath) throws IOException {
    Path source = folder.resolve("Experts.java");
    Files.writeString(
        source,
        """
        package demo;
        @dev.moequant.annotations.Int8W8A8
        class Experts {
          Object scheme = ExpertsQuantConfig.SCHEME;
        }
        """);
    Ran javac =
        PackagedJars.run(
            "javac",
            List.of(
                "-J-Duser.language=en",
                "-d",
                folder.resolve("out").toString(),
                "-classpath",
                PackagedJars.paths(PackagedJars.API),
                "-processorpath",
                PackagedJars.paths(processorPath),
                source.toString()));
    return new Ran(javac.exitCode(), javac.printed().replace(folder + java.io.File.separator, ""));
  }
}
