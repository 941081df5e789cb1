package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.processor.PackagedJars.Ran;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Turbine, which compiles headers in Bazel builds, runs processors and has no modules. It says and
 * generates what javac does.
 */
class TurbineIT {
  private static final Sources MORE =
      Compilations.demo(
          """
          public class More {
            @QuantScheme(weights = @Weights(dtype = DType.INT8))
            public @interface Theirs {}

            @Theirs public interface SpelledOut {}

            static class Sup<Q> {
              @QuantParam(TensorSlot.W1_SCALE) protected Q w1;
            }

            @Deprecated
            @Int8W8A8
            @QuantTensors(adapter = Shapes.class)
            abstract static class Base<S extends Tensor & Comparable<S>, U> extends Sup<String> {
              @QuantParam(TensorSlot.W2_SCALE) abstract String w2() throws RuntimeException;

              // The factory is there when bodies are compiled, in javac's turn.
              Object config() { return More_BaseQuantConfig.of(this); }
            }

            @Fp8W8A8(blockShape = {128, 128})
            record Generic<W extends Tensor>(
                @QuantParam(TensorSlot.W1_SCALE) W w1, @QuantParam(TensorSlot.W2_SCALE) W w2) {}

            @Mxfp4W4A16(bias = true, precisionConfig = true)
            public static class GptOss {}

            @Fp8W8A8(blockShape = {128, 128})
            public static class Plain {}

            interface Tensor {}

            static final class Shapes implements dev.moequant.tensors.TensorAdapter<String> {
              @Override
              public long[] shape(String tensor) {
                return new long[0];
              }

              @Override
              public dev.moequant.tensors.TensorType dtype(String tensor) {
                return dev.moequant.tensors.TensorType.of("F32");
              }
            }
          }
          """);

  private static final Sources WRONG =
      Compilations.demo(
          """
          @Fp8W8A8(blockShape = {128})
          class Wrong {
            @QuantParam(TensorSlot.W1_SCALE) private String w1;
            @QuantParam(TensorSlot.W2_SCALE) String w2;
            Object config() { return WrongQuantConfig.of(this); }
          }
          """);

  @TempDir Path folder;

  /** The last one that runs on JDK 17, from 2023, and today's, which needs 25. */
  static Stream<String> versions() {
    return Runtime.version().feature() < 25
        ? Stream.of("turbine-2023")
        : Stream.of("turbine-2023", "turbine");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void factoriesEqualThoseOfJavac(String version) throws IOException {
    CompilationResult javac = CompilerUnderTest.JAVAC.compile(Compilations.of(MORE));
    Ran turbine = turbine(version, MORE, PackagedJars.API);
    assertWithMessage(turbine.printed()).that(turbine.exitCode()).isEqualTo(0);
    assertThat(javac.generated()).hasSize(5);
    assertThat(generated()).isEqualTo(javac.generated());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void errorsAreThoseOfJavac(String version) throws IOException {
    List<Diagnosed> javac = CompilerUnderTest.JAVAC.compile(Compilations.of(WRONG)).errors();
    assertThat(javac.stream().map(Diagnosed::id)).containsExactly("MOEQ101", "MOEQ307").inOrder();
    Ran turbine = turbine(version, WRONG, PackagedJars.API);
    assertThat(turbine.exitCode()).isNotEqualTo(0);
    for (Diagnosed error : javac) {
      assertThat(turbine.printed())
          .contains(error.file() + ":" + error.line() + ": error: " + error.message() + "\n");
    }
    assertThat(turbine.printed().split("error: ")).hasLength(javac.size() + 1);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aMissingRuntimeIsToldSo(String version) throws IOException {
    Ran turbine =
        turbine(version, Compilations.demo("@Int8W8A8 class A {}\n"), PackagedJars.API[0]);
    assertThat(turbine.printed())
        .contains(
            "demo/A.java:5: error: [MOEQ806] the factory of A would not compile:"
                + " dev.moequant.runtime is not on the class path\n");
    assertThat(turbine.printed().split("error: ")).hasLength(2);
  }

  private Ran turbine(String version, Sources sources, Path... classPath) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-cp",
                PackagedJars.paths(
                    PackagedJars.lib(version),
                    PackagedJars.lib("guava"),
                    PackagedJars.lib("failureaccess")),
                "com.google.turbine.main.Main",
                "--system",
                System.getProperty("java.home"),
                "--output",
                folder.resolve("headers.jar").toString(),
                "--gensrc_output",
                folder.resolve("generated.jar").toString(),
                "--processors",
                QuantProcessor.class.getName(),
                "--processorpath",
                PackagedJars.PROCESSOR.toString()));
    options.addAll(names(PackagedJars.API));
    options.add("--classpath");
    options.addAll(names(classPath));
    options.add("--sources");
    for (Map.Entry<String, String> source : sources.files().entrySet()) {
      Path file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      options.add(Files.writeString(file, source.getValue()).toString());
    }
    options.addAll(List.of("--javacopts", "-source", "17", "-target", "17", "--"));
    return PackagedJars.run("java", options);
  }

  private static List<String> names(Path... files) {
    return Arrays.stream(files).map(Path::toString).toList();
  }

  private Map<String, String> generated() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (JarFile jar = new JarFile(folder.resolve("generated.jar").toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".java")).toList()) {
        try (InputStream text = jar.getInputStream(entry)) {
          texts.put(entry.getName(), new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }
}
