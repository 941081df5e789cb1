package dev.moequant.processor;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.processor.OddTypes.Row;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers, deployments and checkpoints where nobody expects them, and with what nobody has: each an
 * id or nothing at all, on both compilers, and never a crash or an error about generated code.
 */
class OddLayersTest {
  private static final String CHECKPOINT =
      """
      @Fp8W8A8(blockShape = {128, 128})
      @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
      """;

  private static Row sized(String what, String sizes, String... ids) {
    return OddTypes.row(what, "@Fp8W8A8\n@MoELayer(" + sizes + ")\nclass Experts {}\n", ids);
  }

  private static Row deployed(String what, String deployments, String... ids) {
    return OddTypes.row(
        what, "@Fp8W8A8\n" + OddTypes.LAYER + deployments + "\nclass Experts {}\n", ids);
  }

  private static Row named(String literal, String... ids) {
    return deployed(
        "a deployment called " + literal,
        "@MoEDeployment(name = \"" + literal + "\")\n@MoEDeployment(name = \"other\", tp = 2)",
        ids);
  }

  private static Row at(String literal, String... ids) {
    return OddTypes.row(
        "a checkpoint at " + literal,
        CHECKPOINT + "@Checkpoint(\"" + literal + "\")\nclass Experts {}\n",
        ids);
  }

  static Stream<Arguments> rows() {
    return Stream.of(OddTypes.rows(), sizes(), ranks(), names(), checkpoints())
        .flatMap(rows -> rows)
        .flatMap(
            row ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(row, compiler)));
  }

  private static Stream<Row> sizes() {
    String all =
        "numExperts = %1$s, expertsPerToken = %1$s, hiddenDim = %1$s, intermediateSize = %1$s";
    return Stream.of(
        sized("sizes of 0", all.formatted("0"), "MOEQ401", "MOEQ401", "MOEQ401", "MOEQ401"),
        sized("sizes of -1", all.formatted("-1"), "MOEQ401", "MOEQ401", "MOEQ401", "MOEQ401"),
        sized(
            "the least of all",
            all.formatted("Integer.MIN_VALUE"),
            "MOEQ401",
            "MOEQ401",
            "MOEQ401",
            "MOEQ401"),
        sized("the most of all", all.formatted("Integer.MAX_VALUE")),
        OddTypes.row(
            "products beyond a long",
            "@Nvfp4W4A4\n@MoELayer("
                + "numExperts = Integer.MAX_VALUE, expertsPerToken = 1, hiddenDim = 1 << 30,"
                + " intermediateSize = 1 << 30)\n@MoEDeployment(name = \"one\")\nclass Experts {}\n"),
        sized("no limit", OddTypes.SIZES + ", swigluLimit = 0.0 / 0.0"),
        sized("a limit of 0", OddTypes.SIZES + ", swigluLimit = -0.0", "MOEQ401"),
        sized("a limit below 0", OddTypes.SIZES + ", swigluLimit = -7", "MOEQ401"),
        sized("a limit beyond all", OddTypes.SIZES + ", swigluLimit = 1 / 0.0", "MOEQ401"),
        sized(
            "other layers below 0",
            OddTypes.SIZES
                + ", denseIntermediateSize = -1, sharedIntermediateSize = Integer.MIN_VALUE",
            "MOEQ401",
            "MOEQ401"),
        sized("an input of no dtype", OddTypes.SIZES + ", inDtype = DType.NONE"),
        sized("an input of int4", OddTypes.SIZES + ", inDtype = DType.INT4"));
  }

  private static Stream<Row> ranks() {
    return Stream.of(
        deployed("no ranks", "@MoEDeployment(name = \"a\", tp = 0, dp = 0)", "MOEQ509", "MOEQ509"),
        deployed(
            "ranks below 0",
            "@MoEDeployment(name = \"a\", tp = -1, dp = Integer.MIN_VALUE, redundantExperts = -1)",
            "MOEQ509",
            "MOEQ509",
            "MOEQ509"),
        deployed(
            "ranks beyond an int",
            "@MoEDeployment(name = \"a\", tp = Integer.MAX_VALUE, dp = Integer.MAX_VALUE)",
            "MOEQ402"),
        deployed(
            "experts dealt out to more",
            "@MoEDeployment(name = \"a\", tp = Integer.MAX_VALUE, dp = 2, expertParallel = true)",
            "MOEQ501"),
        deployed(
            "copies beyond an int",
            "@MoEDeployment(name = \"a\", tp = 2, expertParallel = true, eplb = true,"
                + " redundantExperts = Integer.MAX_VALUE - 7)"));
  }

  private static Stream<Row> names() {
    return Stream.of(
        named("", "MOEQ517"),
        named("  \\t", "MOEQ517"),
        named("other", "MOEQ517"),
        named("\\\"quoted\\\" and \\\\"),
        named("two\\nlines\\r\\n\\f\\0"),
        named("vier für 四 😀"),
        named("\\ud83d alone"),
        named("\\u202eright to left"),
        named("*/ public class Other {} /**"),
        named("${code} {@code %s %n $L $S <b>&amp;"),
        named("Deployment"),
        named("values"),
        named("class"),
        named("_"),
        named("1"),
        named("ß".repeat(3000)),
        named("a".repeat(30000)),
        deployed(
            "names that give one constant",
            "@MoEDeployment(name = \"a b\")\n@MoEDeployment(name = \"a-b\")\n"
                + "@MoEDeployment(name = \"A_B_2\")\n@MoEDeployment(name = \"a  b\")"));
  }

  private static Stream<Row> checkpoints() {
    return Stream.of(
        at("Qwen3-FP8"),
        at("./Qwen3-FP8/../Qwen3-FP8/config.json"),
        at("", "MOEQ701"),
        at(" ", "MOEQ701"),
        at("a\\nb\\u0007", "MOEQ701"),
        at("\\0", "MOEQ701"),
        at("Qwen3-FP8\\u202e", "MOEQ701"),
        at("\\ud83d", "MOEQ701"),
        at("..", "MOEQ701"),
        at("/", "MOEQ701"),
        at(".", "MOEQ701"),
        at("a/".repeat(3000), "MOEQ701"),
        at("a".repeat(3000), "MOEQ701"),
        at("Qwen3-FP8/config.json/config.json", "MOEQ701"),
        at("Truncated", "MOEQ702"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("rows")
  void anIdOrNothing(Row row, CompilerUnderTest compiler) {
    CompilationResult result = compiler.compile(row.compilation());

    assertWithMessage("%s", result.diagnostics())
        .that(result.diagnostics().stream().map(Diagnosed::id).sorted().toList())
        .isEqualTo(row.ids());
    for (Diagnosed found : result.diagnostics()) {
      assertWithMessage("%s", found)
          .that(found.message().lines().limit(3).filter(line -> line.length() > 1000).toList())
          .isEmpty();
      assertWithMessage("%s", found)
          .that(found.message().replace("\n", "").chars().anyMatch(Character::isISOControl))
          .isFalse();
    }
  }
}
