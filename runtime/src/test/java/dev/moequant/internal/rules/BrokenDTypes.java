package dev.moequant.internal.rules;

import static dev.moequant.annotations.DType.BFLOAT16;
import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.NONE;
import static dev.moequant.annotations.DType.NVFP4;
import static dev.moequant.annotations.DType.UINT8;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.internal.rules.BrokenSchemes.a;
import static dev.moequant.internal.rules.BrokenSchemes.row;
import static dev.moequant.internal.rules.BrokenSchemes.scheme;
import static dev.moequant.internal.rules.BrokenSchemes.w;

import dev.moequant.annotations.DType;
import dev.moequant.internal.rules.BrokenSchemes.Row;
import java.util.List;

/** More rows of the table: what is said beside a wrong dtype, and what a right one would mend. */
final class BrokenDTypes {
  private static final DType E5M2 = DType.FLOAT8_E5M2;
  private static final DType FNUZ = DType.FLOAT8_E4M3FNUZ;

  private BrokenDTypes() {}

  /** A second finding where no right dtype would mend it. */
  static List<Row> notMended() {
    return List.of(
        row("two dtypes of no scheme", scheme(a(INT4), w(UINT8)), "MOEQ201", "MOEQ202"),
        row("one float of no scheme", scheme(a(E5M2), w(E5M2)), "MOEQ201", "MOEQ202"),
        row("fp8 of a platform", scheme(a(FNUZ), w(FNUZ)), "MOEQ201"),
        row("fp8 of a platform beside fp8", scheme(a(FNUZ), w(FLOAT8_E4M3FN)), "MOEQ201"),
        row(
            "blocks of weights only, of a dtype of no scheme",
            scheme(a(FLOAT8_E4M3FN), w(UINT8, BLOCK).withGroupShape(128, 128)),
            "MOEQ217",
            "MOEQ202"),
        row(
            "blocks of two widths and of two dtypes",
            scheme(
                a(INT8, GROUP).withGroupShape(1, 16),
                w(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 32)),
            "MOEQ202"),
        row("activations ask for a format", scheme(a(MXFP4), w(INT4, PER_CHANNEL)), "MOEQ202"),
        row(
            "weight-only int4 in blocks, with model activations",
            scheme(a(BFLOAT16), w(INT4, BLOCK).withGroupShape(128, 128)),
            "MOEQ204",
            "MOEQ109"),
        row(
            "int8 in blocks, with model activations",
            scheme(a(BFLOAT16), w(INT8, BLOCK).withGroupShape(128, 128)),
            "MOEQ204",
            "MOEQ217"));
  }

  /** The same beside zero points or a PrecisionConfig. */
  static List<Row> notMendedFlags() {
    return List.of(
        row(
            "zero points of bfloat16 with int8 activations",
            scheme(a(INT8, PER_TOKEN), w(BFLOAT16).withZeroPoints(true)),
            "MOEQ204",
            "MOEQ210"),
        row(
            "zero points of fp8 with bfloat16 activations",
            scheme(a(BFLOAT16), w(FLOAT8_E4M3FN).withZeroPoints(true)),
            "MOEQ204",
            "MOEQ210"),
        row(
            "a PrecisionConfig with zero points",
            scheme(a(NONE), w(BFLOAT16).withZeroPoints(true)).withPrecisionConfig(true),
            "MOEQ204",
            "MOEQ210",
            "MOEQ212"),
        row(
            "a PrecisionConfig with a granularity",
            scheme(a(NONE), w(UINT8, PER_TENSOR)).withPrecisionConfig(true),
            "MOEQ202",
            "MOEQ212"),
        row(
            "a PrecisionConfig with fp8 activations",
            scheme(a(FLOAT8_E4M3FN), w(MXFP4)).withPrecisionConfig(true),
            "MOEQ219"),
        row(
            "a PrecisionConfig of int8 throughout",
            scheme(a(INT8, PER_TOKEN), w(INT8)).withPrecisionConfig(true),
            "MOEQ212"));
  }

  /** One finding, since a right dtype would mend the rest. */
  static List<Row> mended() {
    return List.of(
        row(
            "bfloat16 weights with int8 activations",
            scheme(a(INT8, PER_TOKEN), w(BFLOAT16, PER_CHANNEL)),
            "MOEQ204"),
        row(
            "bfloat16 activations per token",
            scheme(a(BFLOAT16, PER_TOKEN), w(INT8, PER_CHANNEL)),
            "MOEQ204"),
        row(
            "row 0 with activations of no scheme",
            scheme(a(UINT8), w(INT4, GROUP).withGroupShape(0, 128)),
            "MOEQ201"),
        row(
            "zero points of a dtype of no scheme",
            scheme(a(NONE), w(UINT8, GROUP).withGroupShape(0, 128).withZeroPoints(true)),
            "MOEQ202"),
        row(
            "a PrecisionConfig of a dtype of no scheme",
            scheme(a(NONE), w(UINT8)).withPrecisionConfig(true),
            "MOEQ202"),
        row("channels of missing weights", scheme(a(INT8), w(NONE, PER_CHANNEL)), "MOEQ202"),
        row("blocks of nothing", scheme(a(NONE, BLOCK), w(INT8)), "MOEQ203"),
        row("a shape of nothing", scheme(a(NONE).withGroupShape(1, -1), w(INT8)), "MOEQ203"),
        row("a shape of no weights", scheme(a(NONE), w(NONE).withGroupShape(1, 128)), "MOEQ203"),
        row("groups of nothing", scheme(a(NONE, GROUP).withGroupShape(1, 128), w(INT8)), "MOEQ203"),
        row(
            "groups of nothing, of one element",
            scheme(a(NONE), w(NONE, GROUP).withGroupShape(64)),
            "MOEQ203"));
  }

  /** One operand is judged although the other has no meaning. */
  static List<Row> otherOperand() {
    return List.of(
        row(
            "a short group of one operand, channels of the other",
            scheme(a(NVFP4, GROUP).withGroupShape(16), w(NVFP4, PER_CHANNEL)),
            "MOEQ101",
            "MOEQ207"),
        row(
            "mxfp4 activations in groups, weights per tensor",
            scheme(a(MXFP4, GROUP), w(MXFP4, PER_TENSOR)),
            "MOEQ206",
            "MOEQ207"),
        row(
            "tokens with a shape beside blocks",
            scheme(
                a(INT8, PER_TOKEN).withGroupShape(1, 128), w(INT8, BLOCK).withGroupShape(128, 128)),
            "MOEQ103"));
  }

  /** Ways out that do not lead to the next finding: formats and WNA16 know fewer forms. */
  static List<Row> waysOut() {
    return List.of(
        row("groups of mxfp4 weights, unsaid", scheme(a(NONE), w(MXFP4, GROUP)), "MOEQ108"),
        row(
            "a short group as small as a tile",
            scheme(
                a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 16),
                w(FLOAT8_E4M3FN, GROUP).withGroupShape(16)),
            "MOEQ101"),
        row(
            "a short group of activations beside other blocks",
            scheme(a(INT8, GROUP).withGroupShape(64), w(INT8, BLOCK).withGroupShape(128, 128)),
            "MOEQ101"),
        row(
            "stored tokens of static activations",
            scheme(a(FLOAT8_E4M3FN).withGroupShape(1, -1).withDynamic(false), w(FLOAT8_E4M3FN)),
            "MOEQ105"),
        row(
            "a stored shape with zero points",
            scheme(a(NONE), w(INT8).withGroupShape(1, -1).withZeroPoints(true)),
            "MOEQ105"));
  }

  /** The same of formats and stored shapes. */
  static List<Row> waysOutOfFormats() {
    return List.of(
        row("channels of nvfp4 activations", scheme(a(NVFP4, PER_CHANNEL), w(NVFP4)), "MOEQ109"),
        row("tokens of mxfp4 weights", scheme(a(NONE), w(MXFP4, PER_TOKEN)), "MOEQ109"),
        row(
            "a stored shape for nvfp4 activations",
            scheme(a(NVFP4).withGroupShape(1, -1), w(NVFP4)),
            "MOEQ105"),
        row(
            "a stored shape for mxfp4 weights",
            scheme(a(NONE), w(MXFP4, GROUP).withGroupShape(1, -1)),
            "MOEQ105"),
        row(
            "a stored shape for weight-only int8",
            scheme(a(NONE), w(INT8, PER_TENSOR).withGroupShape(-1, -1)),
            "MOEQ105"),
        row(
            "stored shapes for fp8",
            scheme(
                a(FLOAT8_E4M3FN).withGroupShape(-1, -1),
                w(FLOAT8_E4M3FN, PER_TOKEN).withGroupShape(-1, -1)),
            "MOEQ105",
            "MOEQ105"));
  }

  static List<Row> statics() {
    return List.of(
        row(
            "static activations beside blocks",
            scheme(
                a(FLOAT8_E4M3FN).withDynamic(false),
                w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)),
            "MOEQ217"),
        row(
            "static tokens beside blocks",
            scheme(
                a(FLOAT8_E4M3FN, PER_TOKEN).withDynamic(false),
                w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)),
            "MOEQ103",
            "MOEQ209"),
        row(
            "static groups, and no group shape",
            scheme(a(INT8, GROUP).withDynamic(false), w(INT8)),
            "MOEQ108",
            "MOEQ209"),
        row(
            "static activations beside groups that mxfp4 has not",
            scheme(a(FLOAT8_E4M3FN).withDynamic(false), w(BFLOAT16, GROUP).withGroupShape(1, 128)),
            "MOEQ204",
            "MOEQ217"),
        row(
            "static activations beside groups that mxfp4 has",
            scheme(a(FLOAT8_E4M3FN).withDynamic(false), w(BFLOAT16, GROUP).withGroupShape(1, 32)),
            "MOEQ204"),
        row(
            "channels with static activations",
            scheme(a(FLOAT8_E4M3FN).withDynamic(false), w(FLOAT8_E4M3FN, PER_CHANNEL)),
            "MOEQ213"));
  }
}
