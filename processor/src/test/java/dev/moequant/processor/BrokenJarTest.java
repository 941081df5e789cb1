package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jars whose own dependencies are not on the class path: the compiler names what is missing, also
 * where it throws that into the processor, as ecj does.
 */
class BrokenJarTest {
  private static final Sources LIBRARY =
      Sources.of("package lib;\n\npublic class Gone {}\n")
          .and(
              """
              package lib;

              import dev.moequant.annotations.*;

              public abstract class Base extends Gone {
                @QuantParam(TensorSlot.W1_SCALE) public String w1;
                @QuantParam(TensorSlot.W2_SCALE) public String w2;
              }
              """)
          .and(
              """
              package lib;

              import dev.moequant.annotations.*;

              public class Members {
                @QuantParam(TensorSlot.W1_SCALE) public Gone w1;
                @QuantParam(TensorSlot.W2_SCALE) public Gone w2;
              }
              """)
          .and(
              """
              package lib;

              public class Adapter extends Gone implements dev.moequant.tensors.TensorAdapter<String> {
                @Override
                public long[] shape(String tensor) {
                  return new long[0];
                }

                @Override
                public dev.moequant.tensors.TensorType dtype(String tensor) {
                  return dev.moequant.tensors.TensorType.of("F32");
                }
              }
              """)
          .and(
              """
              package lib;

              public abstract class Shapes implements dev.moequant.tensors.TensorAdapter<String> {
                @Override
                public long[] shape(String tensor) {
                  return new long[0];
                }
              }
              """)
          .and(
              """
              package lib;

              public class Indirect extends Shapes {
                @Override
                public dev.moequant.tensors.TensorType dtype(String tensor) {
                  return dev.moequant.tensors.TensorType.of("F32");
                }
              }
              """)
          .and("package lib;\n\npublic @interface Lost {}\n")
          .and(
              """
              package lib;

              import dev.moequant.annotations.*;

              @Lost
              @QuantScheme(weights = @Weights(dtype = DType.INT8))
              public @interface Company {
                Class<?> value() default Gone.class;
              }
              """);

  private static final List<String> SOURCES =
      List.of(
          "@Fp8W8A8 class A extends lib.Base {}",
          "@Fp8W8A8 class A extends lib.Members {}",
          "@Fp8W8A8 @QuantTensors(adapter = lib.Adapter.class) class A {"
              + " @QuantParam(TensorSlot.W1_SCALE) String w1;"
              + " @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@lib.Company class A {}",
          "@lib.Company(String.class) class A {}",
          "@lib.Lost @Fp8W8A8 class A {}",
          "@lib.Lost class A {}");

  static Stream<Arguments> cases() {
    return SOURCES.stream()
        .flatMap(
            source ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(source, compiler)));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("cases")
  void whatIsMissingIsNamed(String source, CompilerUnderTest compiler) throws IOException {
    Path jar = Compilations.jar(compiler, LIBRARY);
    Files.delete(jar.resolve("lib/Gone.class"));
    Files.delete(jar.resolve("lib/Lost.class"));
    CompilationResult result =
        compiler.compile(Compilations.of(Compilations.demo(source + "\n")).withClassPath(jar));
    if (result.success()) {
      assertThat(result.generated()).isNotEmpty();
    }
    for (Diagnosed found : result.diagnostics()) {
      assertThat(found.message()).containsMatch("Gone|Lost|hierarchy");
      assertWithMessage(found.message()).that(found.id()).isEmpty();
    }
  }

  /** The one case that javac has nothing to say about. */
  @ParameterizedTest
  @EnumSource
  void anAdapterThatCannotBeKnownIsNamed(CompilerUnderTest compiler) throws IOException {
    Path jar = Compilations.jar(compiler, LIBRARY);
    Files.delete(jar.resolve("lib/Shapes.class"));
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    Compilations.demo(
                        """
                        @Fp8W8A8
                        @QuantTensors(adapter = lib.Indirect.class)
                        class A {
                          @QuantParam(TensorSlot.W1_SCALE) String w1;
                          @QuantParam(TensorSlot.W2_SCALE) String w2;
                        }
                        """))
                .withClassPath(jar));
    assertThat(result.errors()).isNotEmpty();
    if (compiler == CompilerUnderTest.JAVAC) {
      assertThat(result.errors().get(0).message())
          .isEqualTo(
              "[MOEQ308] the generated factory cannot use adapter = Indirect.class: a"
                  + " supertype of Indirect is not on the class path\n"
                  + "  help: add the dependency that has it\n"
                  + "  see docs/rules/MOEQ308.md, or run java -jar moequant-processor.jar MOEQ308");
    } else {
      assertThat(result.errors()).hasSize(1);
      assertThat(result.errors().get(0).line()).isEqualTo(7);
      assertThat(result.errors().get(0).message())
          .isEqualTo(
              "The type lib.Shapes cannot be resolved. It is indirectly referenced from required"
                  + " type lib.Indirect");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOtherClassesAreNotAffected(CompilerUnderTest compiler) throws IOException {
    Path jar = Compilations.jar(compiler, LIBRARY);
    Files.delete(jar.resolve("lib/Gone.class"));
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    Compilations.demo(
                        """
                        @Fp8W8A8
                        class A extends lib.Members {}

                        @Fp8W8A8(blockShape = {128})
                        class B {}
                        """))
                .withClassPath(jar));
    assertThat(result.generated()).containsKey("demo/BQuantConfig.java");
    assertThat(result.errors().stream().map(Diagnosed::id).filter(id -> !id.isEmpty()).toList())
        .containsExactly("MOEQ101");
  }
}
