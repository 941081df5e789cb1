package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users get it: shaded, on a processor path that it shares with others. */
class PackagedJarIT {
  private static final Path JAR = PackagedJars.PROCESSOR;
  private static final Path OLD_GUAVA = Path.of(System.getProperty("moequant.oldGuavaJar", ""));
  private static final Path[] API = PackagedJars.API;

  private static final String EXPERTS =
      """
      package demo;

      @dev.moequant.annotations.Fp8W8A8(blockShape = {128, 128})
      public class Experts {
        public Experts() {}

        Object scheme = ExpertsQuantConfig.SCHEME;

        // The default of activations comes from a class file, and javac cannot list its members.
        @dev.moequant.annotations.QuantScheme(
            weights =
                @dev.moequant.annotations.Weights(dtype = dev.moequant.annotations.DType.INT8))
        static class WeightOnly {}
      }
      """;

  /** A processor of somebody else, written against Guava 18. */
  private static final Sources OTHER =
      Sources.of(
          """
          package other;

          import com.google.common.base.Objects;
          import com.google.common.collect.ImmutableList;
          import java.util.Set;
          import javax.annotation.processing.*;
          import javax.lang.model.SourceVersion;
          import javax.lang.model.element.TypeElement;

          @SupportedAnnotationTypes("*")
          public class OtherProcessor extends AbstractProcessor {
            @Override
            public SourceVersion getSupportedSourceVersion() {
              return SourceVersion.latestSupported();
            }

            @Override
            public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
              if (round.processingOver()) {
                processingEnv.getMessager().printMessage(
                    javax.tools.Diagnostic.Kind.NOTE,
                    Objects.toStringHelper("other").add("guava", ImmutableList.of(18)).toString());
              }
              return false;
            }
          }
          """);

  /** Forked: in this JVM the class path of the tests, with its own Guava, would come first. */
  @Test
  void worksBesideAnotherProcessorWithAnOldGuava(@TempDir Path folder) throws Exception {
    Path source = write(folder, "demo/Experts.java", EXPERTS);
    Path out = Files.createDirectories(folder.resolve("out"));
    String api = PackagedJars.paths(API);
    String printed =
        javac(
            "-d",
            out.toString(),
            "-classpath",
            api,
            "-processorpath",
            PackagedJars.paths(compileOther(), OLD_GUAVA, JAR) + File.pathSeparator + api,
            source.toString());
    assertThat(printed).isEqualTo("Note: other{guava=[18]}\n");
    assertThat(Files.exists(out.resolve("demo/ExpertsQuantConfig.class"))).isTrue();
    assertThat(Files.exists(out.resolve("demo/Experts_WeightOnlyQuantConfig.class"))).isTrue();
  }

  private static Path compileOther() throws IOException {
    CompilationResult other =
        CompilerUnderTest.JAVAC.compile(Compilation.of(OTHER).withClassPath(OLD_GUAVA));
    assertThat(other.success()).isTrue();
    Path services = other.classes().resolve("META-INF/services");
    Files.createDirectories(services);
    Files.writeString(
        services.resolve("javax.annotation.processing.Processor"), "other.OtherProcessor\n");
    return other.classes();
  }

  @Test
  void worksOnTheProcessorModulePath(@TempDir Path folder) throws Exception {
    Path source = write(folder, "demo/Experts.java", EXPERTS);
    Path module =
        write(
            folder,
            "module-info.java",
            "module demo { requires static dev.moequant.annotations; requires"
                + " dev.moequant.runtime; exports demo; }");
    Path out = Files.createDirectories(folder.resolve("out"));
    String api = PackagedJars.paths(API);
    String printed =
        javac(
            "-Xlint:all,-processing",
            "-Werror",
            "-d",
            out.toString(),
            "--module-path",
            api,
            "--processor-module-path",
            JAR + File.pathSeparator + api,
            module.toString(),
            source.toString());
    assertThat(printed).isEmpty();
    assertThat(Files.exists(out.resolve("demo/ExpertsQuantConfig.class"))).isTrue();
    assertThat(Files.exists(out.resolve("demo/Experts_WeightOnlyQuantConfig.class"))).isTrue();
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String javac(String... arguments) {
    PackagedJars.Ran javac = PackagedJars.run("javac", List.of(arguments));
    assertWithMessage(javac.printed()).that(javac.exitCode()).isEqualTo(0);
    return javac.printed();
  }

  @Test
  void printsThePageOfARule() {
    PackagedJars.Ran java = PackagedJars.run("java", List.of("-jar", JAR.toString(), "MOEQ103"));
    assertThat(java.exitCode()).isEqualTo(0);
    assertThat(java.printed()).startsWith("# MOEQ103: ");
  }

  @Test
  void holdsNothingOfOthersUnderTheirOwnNames() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> foreign =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
              .filter(name -> !name.startsWith("dev/moequant/processor/"))
              .toList();
      assertThat(foreign).isEmpty();
    }
  }

  @Test
  void loadsWithTheApiJarsAlone() throws Exception {
    URL[] urls = new URL[API.length + 1];
    urls[0] = JAR.toUri().toURL();
    for (int i = 0; i < API.length; i++) {
      urls[i + 1] = API[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> processor = loader.loadClass("dev.moequant.processor.QuantProcessor");
      assertThat(processor.getDeclaredConstructor().newInstance()).isNotNull();
    }
  }
}
