package dev.moequant.internal.rules;

import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.MXFP6_E2M3;
import static dev.moequant.annotations.DType.MXFP8;
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
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;
import static dev.moequant.scheme.SchemeSpec.int4W4A8;
import static dev.moequant.scheme.SchemeSpec.mxfp4Mxfp8;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.mxfp8W8A8;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A4;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.internal.rules.BrokenSchemes.Row;
import java.util.List;

/** More rows of the table: pairs of dtypes and members that vLLM has only since a revision. */
final class BrokenPairs {
  private BrokenPairs() {}

  static List<Row> notYet() {
    return List.of(
        row("mxfp8 before there was any", mxfp8W8A8(), "MOEQ218").of(V2025_10),
        row("int4 with fp8 before there was any", int4W4A8(), "MOEQ218").of(V2025_10),
        row(
                "int4 with fp8, spelled out",
                scheme(a(FLOAT8_E4M3FN, PER_TOKEN), w(INT4, GROUP).withGroupShape(1, 128)),
                "MOEQ218")
            .of(V2025_10),
        row("mxfp6 before there was any", scheme(a(MXFP6_E2M3), w(MXFP6_E2M3)), "MOEQ218")
            .of(V2025_10),
        row(
                "DeepSeek-V4's experts on an older vLLM",
                scheme(a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 128), w(MXFP4)),
                "MOEQ218")
            .of(V2025_10),
        row("biased fp8 on an older vLLM", fp8W8A8().withBias(true), "MOEQ218").of(V2025_10),
        row(
                "a limit and a scheme that are not there",
                mxfp4Mxfp8().withGemm1ClampLimit(7),
                "MOEQ218")
            .of(V2025_10),
        row(
                "swiglu's numbers on an older vLLM",
                mxfp4W4A16().withGemm1Alpha(1.702).withGemm1Beta(1).withGemm1ClampLimit(7),
                "MOEQ218",
                "MOEQ218",
                "MOEQ218")
            .of(V2025_10),
        row(
                "two things that are wrong of a pair that is not there",
                scheme(a(FLOAT8_E4M3FN, PER_TOKEN), w(INT4, PER_CHANNEL)),
                "MOEQ218")
            .of(V2025_10),
        row("uint8 on an older vLLM", scheme(a(UINT8), w(NONE)), "MOEQ201").of(V2025_10),
        row("alpha of nvfp4", nvfp4W4A4().withGemm1Alpha(1.702), "MOEQ218").of(V2026_07),
        row("scales of nvfp4 as they come", nvfp4W4A4().withScaleSwizzled(false), "MOEQ218")
            .of(V2025_10));
  }

  static List<Row> forms() {
    return List.of(
        row("mxfp4 with dynamic fp8", scheme(a(FLOAT8_E4M3FN), w(MXFP4)), "MOEQ219"),
        row("mxfp4 with fp8 tokens", scheme(a(FLOAT8_E4M3FN, PER_TOKEN), w(MXFP4)), "MOEQ219"),
        row(
            "mxfp4 with other groups of fp8",
            scheme(a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 64), w(MXFP4)),
            "MOEQ219"),
        row(
            "int4 of channels with fp8",
            scheme(a(FLOAT8_E4M3FN, PER_TOKEN), w(INT4, PER_CHANNEL)),
            "MOEQ219"),
        row(
            "int4 with fp8, nothing else said",
            scheme(a(FLOAT8_E4M3FN), w(INT4)),
            "MOEQ219",
            "MOEQ219"),
        row(
            "int4 in blocks with fp8",
            scheme(a(FLOAT8_E4M3FN, PER_TOKEN), w(INT4, BLOCK).withGroupShape(128, 128)),
            "MOEQ219"),
        row(
            "static fp8 with int4",
            scheme(
                a(FLOAT8_E4M3FN, PER_TENSOR).withDynamic(false),
                w(INT4, GROUP).withGroupShape(1, 128)),
            "MOEQ219",
            "MOEQ219"));
  }

  static List<Row> groups() {
    return List.of(
        row("a group that CUTLASS lacks", int4W4A8().withGroupSize(64), "MOEQ107"),
        row("no groups of int4 with fp8", int4W4A8().withGroupSize(-1), "MOEQ106"),
        row("groups of one, with fp8", int4W4A8().withGroupSize(1), "MOEQ107"),
        row("groups of one", int4W4A16().withGroupSize(1), "MOEQ107"),
        row(
            "mxfp8 in other groups",
            scheme(a(MXFP8), w(MXFP8, GROUP).withGroupShape(1, 64)),
            "MOEQ207"),
        row("static mxfp8", scheme(a(MXFP8).withDynamic(false), w(MXFP8)), "MOEQ214"),
        row("nvfp4 with mxfp8", scheme(a(MXFP8), w(NVFP4)), "MOEQ202"),
        row("mxfp8 weights alone", scheme(a(NONE), w(MXFP8)), "MOEQ202"));
  }
}
