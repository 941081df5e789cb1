package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What Eclipse's compiler has no place for is said by generated files: a problem without a place is
 * shown in the log of a build, and in Eclipse and VS Code nowhere. The module {@code ide-tests}
 * asks the IDE itself.
 */
class EclipseTest {
  private static final String WRONG = "@Fp8W8A8(perActToken = true, blockShape = {128, 128})\n";

  private static CompilationResult ecj(String types) {
    return CompilerUnderTest.ECJ.compile(Compilations.of(Compilations.demo(types)));
  }

  /** The one message that there is, which stands in a generated file. */
  private static Diagnosed only(CompilationResult result) {
    assertThat(result.diagnostics()).hasSize(1);
    Diagnosed found = result.diagnostics().get(0);
    assertThat(result.generated()).containsKey(found.file());
    assertThat(found.line()).isGreaterThan(0);
    return found;
  }

  @Test
  void theStubOfARecordHasALineThatHoldsTheMessage() {
    String types = WRONG + "record Only(int layer) {}\n";
    Diagnosed found = only(ecj(types));
    assertThat(found.isError()).isTrue();
    assertThat(found.file()).isEqualTo("demo/OnlyQuantConfig.java");
    List<Diagnosed> javac =
        CompilerUnderTest.JAVAC.compile(Compilations.of(Compilations.demo(types))).diagnostics();
    assertThat(found.message()).isEqualTo(javac.get(0).message());
  }

  /** The text that an IDE lists says what is wrong, too. */
  @Test
  void theNameOfTheMissingTypeIsTheFirstLineOfTheMessage() {
    String stub =
        ecj(WRONG + "record Only(int layer) {}\n").generated().get("demo/OnlyQuantConfig.java");
    assertThat(stub)
        .contains(
            "\n  static final MOEQ103_perActToken_true_contradicts_blockShape_128_128"
                + "_activations_have_one_scale_per_token_or_one_per_block_not_both MESSAGE_1 ="
                + " \"[MOEQ103] perActToken = true contradicts blockShape = {128, 128}:");
  }

  @Test
  void twoMistakesAreTwoLines() {
    CompilationResult result =
        ecj(
            """
            @Fp8W8A8(blockShape = {0, 128}) record Only(
                @QuantParam(TensorSlot.W1_SCALE) String a,
                @QuantParam(TensorSlot.W1_SCALE) String b,
                @QuantParam(TensorSlot.W2_SCALE) String c) {}
            """);
    assertThat(result.errors().stream().map(Diagnosed::id)).containsExactly("MOEQ102", "MOEQ303");
    assertThat(result.errors().stream().map(Diagnosed::line).distinct()).hasSize(2);
  }

  @Test
  void whatUsesTheStubIsNotWrong() {
    only(
        ecj(
            WRONG
                + "record Only(int layer) {}\n"
                + "class User { Object config = OnlyQuantConfig.SCHEME; }\n"));
  }

  /** What has a place, of classes and of records, and what javac compiles, is as it was. */
  @Test
  void otherStubsCompile() {
    CompilationResult result =
        ecj(WRONG + "class A {}\n" + WRONG + "record B(int layer) { void method() {} }\n");
    assertThat(result.errors().stream().map(Diagnosed::file).distinct())
        .containsExactly("demo/A.java");
    CompilationResult javac =
        CompilerUnderTest.JAVAC.compile(
            Compilations.of(Compilations.demo(WRONG + "record C(int layer) {}\n")));
    assertThat(javac.errors()).hasSize(1);
    assertThat(javac.generated().get("demo/CQuantConfig.java")).doesNotContain("MESSAGE_1");
  }

  @Test
  void aWarningIsShownAtTheFactoryWhichCompiles() {
    CompilationResult result = ecj("@Int4W4A16(groupSize = 48) record Only(int layer) {}\n");
    Diagnosed found = only(result);
    assertThat(found.isWarning()).isTrue();
    assertThat(found.id()).isEqualTo("MOEQ107");
    assertThat(found.file()).isEqualTo("demo/OnlyQuantConfig.java");
    assertThat(found.message()).startsWith("[MOEQ107] groupSize = 48: ");
    assertThat(result.success()).isTrue();
  }

  @Test
  void aWarningThatIsSuppressedIsNotShown() {
    CompilationResult result =
        CompilerUnderTest.ECJ.compile(
            Compilations.of(
                    Compilations.demo(
                        """
                        @SuppressWarnings("MOEQ107")
                        @Int4W4A16(groupSize = 48) record Only(int layer) {}
                        """))
                .withOptions("-warn:-warningToken"));
    CaretAssertions.assertClean(result);
  }

  @Test
  void aWarningBesideAnErrorIsNotLost() {
    CompilationResult result =
        ecj(
            """
            @Int4W4A16(groupSize = 48)
            record Only(@QuantParam(TensorSlot.W1_SCALE) String a) {}
            """);
    assertThat(result.diagnostics().stream().map(Diagnosed::id))
        .containsExactly("MOEQ107", "MOEQ304");
    assertThat(result.diagnostics().stream().allMatch(Diagnosed::isGenerated)).isTrue();
  }

  @Test
  void whereThereIsNoFactoryAFileOfItsOwnSaysIt() {
    Diagnosed found = only(ecj("record Only(@QuantParam(TensorSlot.W1_SCALE) String a) {}\n"));
    assertThat(found.id()).isEqualTo("MOEQ804");
    assertThat(found.file()).isEqualTo("demo/OnlyQuantConfigMessages.java");
  }

  @Test
  void whereTheNameOfTheFactoryIsTakenAFileOfItsOwnSaysAll() {
    CompilationResult result = ecj(WRONG + "record Only(int layer) {}\nclass OnlyQuantConfig {}\n");
    assertThat(result.errors().stream().map(Diagnosed::id)).containsExactly("MOEQ103", "MOEQ805");
    assertThat(result.errors().stream().map(Diagnosed::file).distinct())
        .containsExactly("demo/OnlyQuantConfigMessages.java");
  }

  @Test
  void aConstantIsShownAtItsEnum() {
    CompilationResult result = ecj("enum Mode { @QuantParam(TensorSlot.W1_SCALE) ONE }\n");
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).file()).isEqualTo("demo/Mode.java");
    assertThat(result.errors().get(0).line()).isEqualTo(5);
  }

  @Test
  void aRecordWithAMethodIsShownAtTheMethodAndNamed() {
    CompilationResult result = ecj(WRONG + "record Counted(int a) {\nint next() { return a; } }\n");
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).line()).isEqualTo(7);
    assertThat(result.errors().get(0).message()).endsWith("\n  on: demo.Counted");
  }

  @Test
  void aRecordInARecordIsShownAtTheClassAroundBoth() {
    CompilationResult result =
        ecj("class Outer { record Middle(int a) {\n" + WRONG + "record Inner(int b) {} } }\n");
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).file()).isEqualTo("demo/Outer.java");
    assertThat(result.errors().get(0).message()).endsWith("\n  on: demo.Outer.Middle.Inner");
    assertThat(only(ecj("record Middle(int a) {\n" + WRONG + "record Inner(int b) {} }\n")).file())
        .isEqualTo("demo/Middle_InnerQuantConfig.java");
  }

  @Test
  void anOptionIsWrongAtTheFirstTypeOrInItsFactory() {
    Sources sources =
        Compilations.demo("@Fp8W8A8 record One(int layer) {}\n@Fp8W8A8 class Two {}\n");
    Compilation compilation = Compilations.of(sources).withOptions("-Amoequant.nope=1");
    Diagnosed found = only(CompilerUnderTest.ECJ.compile(compilation));
    assertThat(found.id()).isEqualTo("MOEQ807");
    assertThat(found.file()).isEqualTo("demo/OneQuantConfig.java");
  }

  @Test
  void aCrashIsShown() {
    Diagnosed found =
        only(
            CompilerUnderTest.ECJ.compile(
                Compilations.withThrowingRule(
                    () -> new IllegalStateException("\"quoted\" */ \\u0022\nand more"),
                    Compilations.demo("@Fp8W8A8(perOutCh = true) record Only(int layer) {}\n"))));
    assertThat(found.id()).isEqualTo("MOEQ999");
    assertThat(found.message()).contains("\"quoted\" */ \\u0022\nand more");
  }

  @Test
  void aMissingRuntimeIsSaid() {
    Diagnosed found =
        only(
            CompilerUnderTest.ECJ.compile(
                Compilations.withoutRuntime(
                    Compilations.demo("@Fp8W8A8 record Only(int layer) {}\n"))));
    assertThat(found.id()).isEqualTo("MOEQ806");
    assertThat(found.file()).isEqualTo("demo/OnlyQuantConfigMessages.java");
  }
}
