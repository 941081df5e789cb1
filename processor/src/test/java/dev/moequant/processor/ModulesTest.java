package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import org.junit.jupiter.api.Test;

/** Several modules that are compiled together: ecj has no generated sources in such a build. */
class ModulesTest {
  private static final String EXPERTS =
      """
      package demo;

      import dev.moequant.annotations.*;

      @Fp8W8A8(staticActivations = %s)
      class Experts {
        Object scheme = ExpertsQuantConfig.SCHEME;
      }
      """;

  private static CompilationResult compile(Sources sources) {
    return CompilerUnderTest.JAVAC.compile(
        Compilations.of(
                sources
                    .and("one/module-info.java", "module one {}\n")
                    .and("two/module-info.java", "module two {}\n"))
            .withOptions(
                "--module-source-path",
                Compilation.SOURCE_FOLDER,
                "--add-reads",
                "one=ALL-UNNAMED",
                "--add-reads",
                "two=ALL-UNNAMED",
                "-implicit:class"));
  }

  @Test
  void eachHasTheFactoryOfItsOwnClass() {
    CompilationResult result =
        compile(
            Sources.of("one/demo/Experts.java", EXPERTS.formatted(true))
                .and("two/demo/Experts.java", EXPERTS.formatted(false)));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().keySet())
        .containsExactly("one/demo/ExpertsQuantConfig.java", "two/demo/ExpertsQuantConfig.java");
    assertThat(result.generated().get("one/demo/ExpertsQuantConfig.java"))
        .contains("StaticActivations");
    assertThat(result.generated().get("two/demo/ExpertsQuantConfig.java"))
        .doesNotContain("StaticActivations");
  }

  @Test
  void anErrorInOneIsNoErrorInTheOther() {
    CompilationResult result =
        compile(
            Sources.of("one/demo/Experts.java", EXPERTS.formatted(true))
                .and(
                    "two/demo/Experts.java",
                    """
                    package demo;

                    import dev.moequant.annotations.*;

                    @Fp8W8A8(blockShape = {128})
                    //                    ^^^^^ MOEQ101
                    class Experts {
                      Object scheme = ExpertsQuantConfig.SCHEME;
                    }
                    """));
    CaretAssertions.assertDiagnostics(result);
  }

  @Test
  void aNameThatIsTakenIsTakenInItsModule() {
    CompilationResult result =
        compile(
            Sources.of(
                    "one/demo/Taken.java",
                    """
                package demo;

                import dev.moequant.annotations.*;

                @Fp8W8A8
                //<^^^^^ MOEQ805
                class Taken {}

                class TakenQuantConfig {}
                """)
                .and("two/demo/Experts.java", EXPERTS.formatted(false)));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.errors().get(0).message()).contains("a type named demo.TakenQuantConfig");
  }

  /** javac's Filer looks for a name in all modules. */
  @Test
  void aNameThatIsTakenInAnotherModuleIsSaidToBeThere() {
    CompilationResult result =
        compile(
            Sources.of("one/demo/Experts.java", EXPERTS.formatted(false))
                .and(
                    "two/demo/ExpertsQuantConfig.java",
                    "package demo;\n\nclass ExpertsQuantConfig {}\n"));
    assertThat(result.errors().get(0).message())
        .startsWith(
            "[MOEQ805] the factory of Experts cannot be written: a type named"
                + " demo.ExpertsQuantConfig exists already, in another module\n"
                + "  help: rename one of the two;");
  }
}
