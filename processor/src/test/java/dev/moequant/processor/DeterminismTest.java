package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same sources give the same bytes: in any order, by any compiler, in any locale. */
class DeterminismTest {
  private static final List<String> TYPES =
      List.of(
          "@Unquantized(bias = true) class I1 {}",
          "@Fp8W8A8(blockShape = {128, 128}) public class I2 {}",
          "@Fp8W8A8(perActToken = true, perOutCh = true) class I3 {}",
          "@Int8W8A8 interface I4 {}",
          "@Int8W8A16(zeroPoints = true) class I5 {}",
          "@Int4W4A16(groupSize = 32, actOrder = ActOrder.STATIC) class I6 {}",
          "@Mxfp4W4A16(bias = true, precisionConfig = true) class I7 {}",
          "@Mxfp4W4A4(bias = true) class I8 {}",
          "@Nvfp4W4A4 class I9 {}",
          "@QuantScheme(weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))"
              + " @interface ITheirs {}",
          "@ITheirs class I10 {}",
          "@Fp8W8A8 record I11<T>(@QuantParam(TensorSlot.W2_SCALE) T i2,"
              + " @QuantParam(TensorSlot.W1_SCALE) T i1) {}",
          "@Fp8W8A8 class I12 { @QuantParam(TensorSlot.W2_SCALE) String i2() { return null; }"
              + " @QuantParam(TensorSlot.W1_SCALE) String i1; }",
          "@Int4W4A16(groupSize = 48, actOrder = ActOrder.GROUP) class I13 {}",
          "@Fp8W8A8(perActToken = true, perOutCh = true, blockShape = {1, 0, -1}) class I14 {}",
          "class I15 { @QuantParam(TensorSlot.W2_SCALE) String i2;"
              + " @QuantParam(TensorSlot.W1_SCALE) String i1; @Fp8W8A8 private class Inner {} }");

  private static Sources sources() {
    Sources sources = Sources.of("package demo;\n\ninterface Marker {}\n");
    for (String type : TYPES) {
      sources = sources.and(Compilations.demo(type + "\n"));
    }
    return sources;
  }

  /** All that comes out: files by their paths, and what is said, by file. */
  private static Map<String, String> output(CompilerUnderTest compiler, Sources sources) {
    CompilationResult result = compiler.compile(Compilations.of(sources));
    Map<String, String> output = new TreeMap<>(result.generated());
    // Sorted: where a compiler finds elements of an array, others come first.
    Map<String, Set<String>> says = new TreeMap<>();
    for (Diagnosed found : result.diagnostics()) {
      says.computeIfAbsent(found.file() + " says", file -> new TreeSet<>()).add(found.message());
    }
    says.forEach((file, messages) -> output.put(file, String.join("\n", messages)));
    return output;
  }

  @ParameterizedTest
  @EnumSource
  void neitherTheOrderOfSourcesNorTheCompilerMatters(CompilerUnderTest compiler) {
    Map<String, String> expected = output(CompilerUnderTest.JAVAC, sources());
    assertThat(expected.keySet()).containsAtLeast("demo/I11QuantConfig.java", "demo/I14.java says");
    for (long seed = 0; seed < 3; seed++) {
      assertThat(output(compiler, sources().shuffled(seed))).isEqualTo(expected);
    }
  }

  @Test
  void neitherLocaleNorLineSeparatorMatters(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dline.separator=\r\n",
                "-cp",
                System.getProperty("java.class.path"),
                DeterminismTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = process.waitFor();
    assertWithMessage(Files.readString(log)).that(code).isEqualTo(0);
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      for (Map.Entry<String, String> file : output(compiler, sources()).entrySet()) {
        Path there = folder.resolve(compiler + "/" + file.getKey());
        assertThat(Files.readString(there)).isEqualTo(file.getValue());
      }
    }
  }

  /** What runs in the other JVM: writes the output of both compilers into a folder. */
  public static void main(String[] arguments) throws IOException {
    if (!"i".toUpperCase(Locale.getDefault()).equals("\u0130")
        || !System.lineSeparator().equals("\r\n")) {
      throw new IllegalStateException("neither Turkish nor with other line separators");
    }
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      for (Map.Entry<String, String> file : output(compiler, sources()).entrySet()) {
        Path path = Path.of(arguments[0], compiler.name(), file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue().getBytes(UTF_8));
      }
    }
  }
}
