package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Scheme annotations of the user's own: from source they are reported once, from a jar at each use.
 */
class UserDefinedSchemeTest {
  private static final Sources RIGHT =
      Sources.of(
          """
          package company;

          import dev.moequant.annotations.*;

          @QuantScheme(
              activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
              weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
          public @interface CompanyInt8 {
            String model() default "";

            int version();
          }
          """);

  private static final Sources WRONG =
      Sources.of(
          """
          package company;

          import dev.moequant.annotations.*;

          public interface Schemes {
            @QuantScheme(
                activations = @Activations(dtype = DType.INT4),
                weights = @Weights(dtype = DType.INT8))
            @interface Int4 {}
          }
          """);

  private static final Sources USERS =
      Sources.of(
              """
              package demo;

              @company.Schemes.Int4
              //<^^^^^^^^^^^^^^^^^^ MOEQ201
              public class Experts {
                Object scheme = ExpertsQuantConfig.SCHEME;
              }
              """)
          .and(
              """
              package demo;

              import company.Schemes;

              @Schemes.Int4
              //<^^^^^^^^^^ MOEQ201
              class Others {
                @Deprecated Object factory = new Object[] {OthersQuantConfig.SCHEME};
              }
              """);

  /** The same sources without what they say about diagnostics. */
  private static Sources silent(Sources sources) {
    return new Sources(
        sources.files().entrySet().stream()
            .collect(
                Collectors.toMap(
                    file -> file.getKey(),
                    file -> file.getValue().replaceAll("(?m)^//<.*\\R", ""))));
  }

  private static Compilation withJar(CompilerUnderTest compiler, Sources jar, Sources sources) {
    return Compilations.of(sources).withClassPath(Compilations.jar(compiler, jar));
  }

  @ParameterizedTest
  @EnumSource
  void fromAJarItIsReportedAtEachUse(CompilerUnderTest compiler) {
    CompilationResult result = compiler.compile(withJar(compiler, WRONG, USERS));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            "[MOEQ201] activations.dtype = INT4: no MoE kernel of vLLM 2026-08 quantizes activations to"
                + " int4\n"
                + "  help: activations can be quantized to FLOAT8_E4M3FN, INT8, MXFP4, MXFP6_E3M2,"
                + " MXFP6_E2M3, MXFP8, NVFP4; for weight-only quantization, leave activations.dtype"
                + " out\n"
                + "  see docs/rules/MOEQ201.md, or run java -jar moequant-processor.jar MOEQ201\n"
                + "  on: company.Schemes.Int4");
    assertThat(result.generated().get("demo/ExpertsQuantConfig.java"))
        .contains("CheckedScheme.rejected(");
  }

  @ParameterizedTest
  @EnumSource
  void fromSourceItIsReportedOnceAndItsUsersGetStubs(CompilerUnderTest compiler) {
    String marked =
        WRONG
            .text("company/Schemes.java")
            .orElseThrow()
            .replace(
                "DType.INT4),\n",
                "DType.INT4),\n//                                       ^^^^^^^^^^ MOEQ201\n");
    CompilationResult result =
        compiler.compile(
            Compilations.of(silent(USERS).and(Sources.of("company/Schemes.java", marked))));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.generated().keySet())
        .containsExactly("demo/ExpertsQuantConfig.java", "demo/OthersQuantConfig.java");
    result.generated().values().forEach(f -> assertThat(f).contains("CheckedScheme.rejected("));
  }

  /** Else each import of a factory would be an error, too. */
  @ParameterizedTest
  @EnumSource
  void theUsersOfOneMadeOfABuiltInAnnotationHaveFactories(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Compilations.demo(
                        """
                        @Int4W4A16(groupSize = 64)
                        //<^^^^^^^^^^^^^^^^^^^^^^^ MOEQ801
                        @interface Gptq {}

                        @Gptq
                        public class Experts {}
                        """)
                    .and(
                        """
                        package user;

                        import static demo.ExpertsQuantConfig.create;

                        import demo.ExpertsQuantConfig;

                        class Loader {
                          Object scheme = ExpertsQuantConfig.SCHEME;

                          Object load(dev.moequant.tensors.TensorAdapter<String> tensors) {
                            return create(tensors, "w13", "w2");
                          }
                        }
                        """)));
    CaretAssertions.assertDiagnostics(result);
  }

  @ParameterizedTest
  @EnumSource
  void membersOfItsOwnAreNoneOfOurBusiness(CompilerUnderTest compiler) {
    Sources user =
        Sources.of(
            """
            package demo;

            @company.CompanyInt8(model = "glm", version = 5)
            class Experts {}
            """);
    CompilationResult fromSource = compiler.compile(Compilations.of(RIGHT.and(user)));
    CompilationResult fromJar = compiler.compile(withJar(compiler, RIGHT, user));
    CaretAssertions.assertClean(fromSource);
    CaretAssertions.assertClean(fromJar);
    assertThat(fromJar.generated()).isEqualTo(fromSource.generated());
    assertThat(fromJar.generated().get("demo/ExpertsQuantConfig.java"))
        .contains(", as {@link company.CompanyInt8} declares it");
  }

  @ParameterizedTest
  @EnumSource
  void aBuiltInAnnotationBesideItIsOneTooMany(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            withJar(
                compiler,
                RIGHT,
                Sources.of(
                    """
                    package demo;

                    @company.CompanyInt8(version = 5)
                    @dev.moequant.annotations.Fp8W8A8
                    //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ803
                    class Experts {}
                    """)));
    CaretAssertions.assertDiagnostics(result);
  }

  @ParameterizedTest
  @EnumSource
  void sourceRetentionIsEnoughWhereItIsCompiledWithItsUsers(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    Compilations.demo(
                        """
                    class Experts {
                      @QuantScheme(weights = @Weights(dtype = DType.MXFP4))
                      @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE)
                      private @interface Mine {}

                      @Mine
                      static class Inner {
                        @QuantParam(TensorSlot.W1_SCALE) String w1 = "first";
                        @QuantParam(TensorSlot.W2_SCALE) String w2 = "second";
                      }

                      Object config = Experts_InnerQuantConfig.of(new Inner());
                    }
                    """))
                .withOptions(
                    compiler == CompilerUnderTest.JAVAC ? "-Xdoclint:all,-missing" : "-nowarn"));
    CaretAssertions.assertClean(result);
  }

  @ParameterizedTest
  @EnumSource
  void bindingsAreComparedWithWhatItRequires(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            withJar(
                compiler,
                RIGHT,
                Sources.of(
                    """
                    package demo;

                    import company.CompanyInt8;
                    import dev.moequant.annotations.*;

                    @CompanyInt8(version = 1)
                    class Experts {
                      @QuantParam(TensorSlot.W1_SCALE) String w1;
                      @QuantParam(TensorSlot.W2_SCALE) String w2;

                      @QuantParam(TensorSlot.W1_BIAS)
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
                      String bias;
                    }
                    """)));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.errors().get(0).message()).contains("bias = true");
  }

  @ParameterizedTest
  @EnumSource
  void aWarningOfOneFromAJarIsSuppressedAtItsUse(CompilerUnderTest compiler) {
    Sources jar =
        Sources.of(
            """
            package company;

            import dev.moequant.annotations.*;

            @QuantScheme(
                activations = @Activations(dtype = DType.INT8),
                weights = @Weights(dtype = DType.INT8))
            public @interface PerTensor {}
            """);
    CompilationResult result =
        compiler.compile(
            withJar(
                compiler,
                jar,
                Sources.of(
                    """
                    package demo;

                    class Outer {
                      @company.PerTensor
                    //^^^^^^^^^^^^^^^^^^ MOEQ213 W
                      class Loud {}

                      @SuppressWarnings("MOEQ213")
                      //~ ecj WARNING Unsupported @SuppressWarnings("MOEQ213")
                      @company.PerTensor
                      class Silent {}
                    }
                    """)));
    CaretAssertions.assertDiagnostics(result);
  }

  /** The compiler counts a subclass as annotated; a factory of it would be a surprise. */
  @ParameterizedTest
  @EnumSource
  void anInheritedSchemeIsThatOfTheClassThatCarriesIt(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Compilations.demo(
                    """
                    @java.lang.annotation.Inherited
                    @QuantScheme
                    @interface Mine {}

                    @Mine
                    class Base {}

                    class Sub extends Base {}

                    @Fp8W8A8
                    class Other extends Base {}
                    """)));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().keySet())
        .containsExactly("demo/BaseQuantConfig.java", "demo/OtherQuantConfig.java");
  }
}
