package dev.moequant.internal.rules;

import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.NONE;
import static dev.moequant.annotations.DType.NVFP4;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.internal.rules.BrokenSchemes.a;
import static dev.moequant.internal.rules.BrokenSchemes.row;
import static dev.moequant.internal.rules.BrokenSchemes.scheme;
import static dev.moequant.internal.rules.BrokenSchemes.w;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;
import static dev.moequant.scheme.SchemeSpec.int8W8A16;
import static dev.moequant.scheme.SchemeSpec.int8W8A8;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A4;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.annotations.ActOrder;
import dev.moequant.internal.rules.BrokenSchemes.Row;
import java.util.List;

/** More rows of the table: groups of formats, scales of activations, and what hangs on dtypes. */
final class BrokenFormats {
  private BrokenFormats() {}

  static List<Row> groups() {
    return List.of(
        row("a group of no values", int4W4A16().withGroupSize(0), "MOEQ106"),
        row("a negative group", int8W8A16().withGroupSize(-128), "MOEQ106"),
        row("a group of one value", int4W4A16().withGroupSize(1), "MOEQ107"),
        row("a group that Marlin lacks", int4W4A16().withGroupSize(48), "MOEQ107"),
        row("a group that nobody takes", int4W4A16().withGroupSize(16), "MOEQ107"),
        row("int4 without groups", int4W4A16().withGroupSize(-1), "MOEQ107"),
        row("int4 without groups, spelled out", scheme(a(NONE), w(INT4, PER_CHANNEL)), "MOEQ107"),
        row(
            "a group of more than one row",
            scheme(a(NONE), w(INT8, GROUP).withGroupShape(128, 128)),
            "MOEQ108"),
        row("weight-only int8 per tensor", scheme(a(NONE), w(INT8, PER_TENSOR)), "MOEQ109"),
        row(
            "weight-only int4 in blocks",
            scheme(a(NONE), w(INT4, BLOCK).withGroupShape(128, 128)),
            "MOEQ109"),
        row("mxfp4 in blocks", mxfp4W4A4().withBlockShape(128, 128), "MOEQ206"),
        row("mxfp4 in a block of one side", mxfp4W4A4().withBlockShape(0), "MOEQ206"),
        row(
            "mxfp4 activations in groups",
            scheme(a(MXFP4, GROUP).withGroupShape(1, 64), w(MXFP4)),
            "MOEQ206"),
        row("mxfp4 activations, groups not given", scheme(a(MXFP4, GROUP), w(MXFP4)), "MOEQ206"),
        row(
            "mxfp4 weights in other groups",
            scheme(a(NONE), w(MXFP4, GROUP).withGroupShape(1, 128)),
            "MOEQ207"),
        row("mxfp4 weights per channel", scheme(a(NONE), w(MXFP4, PER_CHANNEL)), "MOEQ207"),
        row("nvfp4 activations per token", scheme(a(NVFP4, PER_TOKEN), w(NVFP4)), "MOEQ207"),
        row(
            "nvfp4 in groups of mxfp4",
            scheme(a(NVFP4, GROUP).withGroupShape(1, 32), w(NVFP4, GROUP).withGroupShape(1, 32)),
            "MOEQ207",
            "MOEQ207"));
  }

  static List<Row> scales() {
    return List.of(
        row("int8 per tensor", int8W8A8().withPerActToken(false), "MOEQ205").of(V2025_10),
        row("int8 per tensor, spelled out", scheme(a(INT8), w(INT8, PER_CHANNEL)), "MOEQ205")
            .of(V2026_07),
        row("int8 per channel alone", scheme(a(INT8), w(INT8, PER_CHANNEL)), "MOEQ213"),
        row("static tokens by default", int8W8A8().withStaticActivations(true), "MOEQ208"),
        row("per token alone", fp8W8A8().withPerActToken(true), "MOEQ213"),
        row("per channel alone", fp8W8A8().withPerOutCh(true), "MOEQ213"),
        row(
            "per token with weights per tensor",
            scheme(a(INT8, PER_TOKEN), w(INT8, PER_TENSOR)),
            "MOEQ213"),
        row("static mxfp4", mxfp4W4A4().withStaticActivations(true), "MOEQ214"),
        row("static nvfp4", scheme(a(NVFP4).withDynamic(false), w(NVFP4)), "MOEQ214"),
        row(
            "blocks of weights only",
            scheme(a(FLOAT8_E4M3FN), w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)),
            "MOEQ217"),
        row(
            "groups of activations only",
            scheme(a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 128), w(FLOAT8_E4M3FN, PER_TENSOR)),
            "MOEQ217"),
        row(
            "blocks of two heights",
            scheme(
                a(FLOAT8_E4M3FN, BLOCK).withGroupShape(64, 128),
                w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)),
            "MOEQ217"),
        row(
            "blocks of two widths",
            scheme(
                a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 64),
                w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)),
            "MOEQ217"));
  }

  static List<Row> extras() {
    return List.of(
        row("scales of no weights", scheme(a(NONE), w(NONE, PER_CHANNEL)), "MOEQ203"),
        row("static scales of nothing", scheme(a(NONE).withDynamic(false), w(INT8)), "MOEQ203"),
        row(
            "zero points of fp8",
            scheme(a(NONE), w(FLOAT8_E4M3FN).withZeroPoints(true)),
            "MOEQ210"),
        row(
            "zero points of int8 with int8 activations",
            scheme(a(INT8, PER_TOKEN), w(INT8).withZeroPoints(true)),
            "MOEQ210"),
        row("zero points of output channels", int8W8A16().withZeroPoints(true), "MOEQ210"),
        row(
            "zero points of output channels, spelled out",
            scheme(a(NONE), w(INT8, PER_CHANNEL).withZeroPoints(true)),
            "MOEQ210"),
        row(
            "a PrecisionConfig of int8",
            scheme(a(NONE), w(INT8)).withPrecisionConfig(true),
            "MOEQ212"),
        row("groups in activation order", int4W4A16().withActOrder(ActOrder.GROUP), "MOEQ215"));
  }
}
