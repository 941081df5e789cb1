package dev.moequant.internal.rules;

import static dev.moequant.annotations.DType.BFLOAT16;
import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.UINT8;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.scheme.SchemeSpec.fp8W8A16;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.diagnostics.Finding;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import java.util.List;
import java.util.stream.Stream;

/** Schemes that the rules reject, with the ids in the order of the findings. */
public final class BrokenSchemes {
  /**
   * One row of the table.
   *
   * @param name what the row shows
   * @param scheme the scheme
   * @param revision the revision of vLLM that the rules are asked about
   * @param codes the expected ids
   */
  public record Row(String name, SchemeSpec scheme, VllmRevision revision, List<String> codes) {
    Row of(VllmRevision value) {
      return new Row(name, scheme, value, codes);
    }

    List<Finding> findings() {
      return QuantRules.check(scheme, revision);
    }

    @Override
    public String toString() {
      return codes + " " + name;
    }
  }

  private BrokenSchemes() {}

  /** The whole table; the processor's parity test has it, too. */
  public static List<Row> rows() {
    return Stream.of(
            blockShapes(),
            flags(),
            weightsOnly(),
            shapes(),
            granularities(),
            dtypes(),
            BrokenFormats.groups(),
            BrokenFormats.scales(),
            BrokenFormats.extras(),
            BrokenDTypes.notMended(),
            BrokenDTypes.notMendedFlags(),
            BrokenDTypes.mended(),
            BrokenDTypes.otherOperand(),
            BrokenDTypes.waysOut(),
            BrokenDTypes.waysOutOfFormats(),
            BrokenDTypes.statics(),
            BrokenPairs.notYet(),
            BrokenPairs.forms(),
            BrokenPairs.groups())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> blockShapes() {
    return List.of(
        row("a block shape of one element", fp8W8A8().withBlockShape(128), "MOEQ101"),
        row("a block shape of three elements", fp8W8A8().withBlockShape(128, 128, 1), "MOEQ101"),
        row("a block of no rows", fp8W8A8().withBlockShape(0, 128), "MOEQ102"),
        row("a negative block", fp8W8A8().withBlockShape(128, -128), "MOEQ102"),
        row("too long and not positive", fp8W8A8().withBlockShape(1, 2, 0), "MOEQ101", "MOEQ102"),
        row("vLLM's stored per-token", fp8W8A8().withBlockShape(1, -1), "MOEQ105"),
        row("vLLM's stored per-tensor", fp8W8A8().withBlockShape(-1, -1), "MOEQ105"));
  }

  private static List<Row> flags() {
    return List.of(
        row(
            "per-token with blocks",
            fp8W8A8().withPerActToken(true).withBlockShape(128, 128),
            "MOEQ103"),
        row(
            "per-channel with blocks",
            fp8W8A8().withPerOutCh(true).withBlockShape(128, 128),
            "MOEQ104"),
        row(
            "everything with blocks",
            fp8W8A8()
                .withPerActToken(true)
                .withPerOutCh(true)
                .withBlockShape(64, 128)
                .withStaticActivations(true),
            "MOEQ103",
            "MOEQ104",
            "MOEQ209"),
        row(
            "per-token said twice",
            fp8W8A8().withPerActToken(true).withBlockShape(1, -1),
            "MOEQ105"),
        row(
            "static per-token",
            fp8W8A8().withPerActToken(true).withPerOutCh(true).withStaticActivations(true),
            "MOEQ208"),
        row(
            "static blocks",
            fp8W8A8().withBlockShape(128, 128).withStaticActivations(true),
            "MOEQ209"));
  }

  private static List<Row> weightsOnly() {
    return List.of(
        row("weight-only, a block of one side", fp8W8A16().withBlockShape(128), "MOEQ101"),
        row("weight-only, a block of no rows", fp8W8A16().withBlockShape(0, 128), "MOEQ102"),
        row("weight-only, too long", fp8W8A16().withBlockShape(1, 2, 0), "MOEQ101", "MOEQ102"),
        row(
            "weight-only, per-channel with blocks",
            fp8W8A16().withPerOutCh(true).withBlockShape(128, 128),
            "MOEQ104"),
        row("weight-only, stored per-channel", fp8W8A16().withBlockShape(1, -1), "MOEQ105"),
        row("weight-only, stored per-tensor", fp8W8A16().withBlockShape(-1, -1), "MOEQ105"),
        row(
            "weight-only, per-channel said twice",
            fp8W8A16().withPerOutCh(true).withBlockShape(1, -1),
            "MOEQ105"));
  }

  private static List<Row> shapes() {
    return List.of(
        row("GROUP without a shape", scheme(a(INT8, GROUP), w(INT8, PER_CHANNEL)), "MOEQ108"),
        row("BLOCK without a shape", scheme(a(INT8), w(INT8, BLOCK)), "MOEQ108"),
        row(
            "a shape without BLOCK",
            scheme(a(INT8), w(INT8, PER_TENSOR).withGroupShape(128, 128)),
            "MOEQ108"),
        row("per-token with a BLOCK of weights", blocksForTokens(), "MOEQ103"),
        row(
            "per-token with a block of no columns",
            scheme(a(INT8, PER_TOKEN), w(INT8, BLOCK).withGroupShape(128, 0)),
            "MOEQ103",
            "MOEQ102"),
        row(
            "per-channel with a shape",
            scheme(a(INT8), w(INT8, PER_CHANNEL).withGroupShape(128, 128)),
            "MOEQ104"),
        row(
            "per-channel with grouped activations",
            scheme(a(INT8, GROUP).withGroupShape(1, 128), w(INT8, PER_CHANNEL)),
            "MOEQ104"),
        row(
            "a stored shape for activations",
            scheme(a(INT8, PER_TOKEN).withGroupShape(1, -1), w(INT8, PER_CHANNEL)),
            "MOEQ105"),
        row(
            "a stored shape for weights",
            scheme(a(INT8), w(INT8, GROUP).withGroupShape(1, -1)),
            "MOEQ105"),
        row(
            "row 0 with quantized activations",
            scheme(a(INT8), w(INT8, GROUP).withGroupShape(0, 128)),
            "MOEQ102"));
  }

  private static List<Row> granularities() {
    return List.of(
        row("channels of activations", scheme(a(INT8, PER_CHANNEL), w(INT8)), "MOEQ109"),
        row("tokens of weights", scheme(a(INT8), w(INT8, PER_TOKEN)), "MOEQ109"),
        row(
            "tokens of weights, with a shape",
            scheme(a(INT8), w(INT8, PER_TOKEN).withGroupShape(128, 128)),
            "MOEQ109"),
        row(
            "channels of activations, with a group",
            scheme(a(INT8, PER_CHANNEL).withGroupShape(1, 128), w(INT8)),
            "MOEQ109"),
        row(
            "channels of activations, with a block",
            scheme(a(INT8, PER_CHANNEL).withGroupShape(2, 128), w(INT8)),
            "MOEQ109"),
        row(
            "tokens of activations, with a shape",
            scheme(a(INT8, PER_TOKEN).withGroupShape(1, 128), w(INT8)),
            "MOEQ108"),
        row("a granularity of nothing", scheme(a(DType.NONE, PER_TOKEN), w(INT8)), "MOEQ203"),
        row(
            "static per-token, spelled out",
            scheme(a(INT8, PER_TOKEN).withDynamic(false), w(INT8, PER_CHANNEL)),
            "MOEQ208"));
  }

  private static List<Row> dtypes() {
    return List.of(
        row("int4 activations", scheme(a(INT4), w(INT4)), "MOEQ201"),
        row("uint8 activations, no weights", scheme(a(UINT8), w(DType.NONE)), "MOEQ201"),
        row("int8 on fp8", scheme(a(INT8), w(FLOAT8_E4M3FN)), "MOEQ202"),
        row("activations only", scheme(a(MXFP4), WeightSpec.unquantized()), "MOEQ202"),
        row("bfloat16 weights", scheme(a(DType.NONE), w(BFLOAT16)), "MOEQ204"),
        row("bfloat16 throughout", scheme(a(BFLOAT16), w(BFLOAT16)), "MOEQ204", "MOEQ204"),
        row(
            "four things at once",
            scheme(a(INT4, PER_CHANNEL), w(BFLOAT16, PER_TOKEN)),
            "MOEQ201",
            "MOEQ109",
            "MOEQ204",
            "MOEQ109"));
  }

  private static SchemeSpec blocksForTokens() {
    return scheme(a(FLOAT8_E4M3FN, PER_TOKEN), w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128));
  }

  static Row row(String name, SchemeSpec scheme, String... codes) {
    return new Row(name, scheme, VllmRevision.NEWEST, List.of(codes));
  }

  static QuantSchemeSpec scheme(ActivationSpec activations, WeightSpec weights) {
    return SchemeSpec.quantScheme().withActivations(activations).withWeights(weights);
  }

  static ActivationSpec a(DType dtype) {
    return ActivationSpec.unquantized().withDtype(dtype);
  }

  static ActivationSpec a(DType dtype, Granularity granularity) {
    return a(dtype).withGranularity(granularity);
  }

  static WeightSpec w(DType dtype) {
    return WeightSpec.unquantized().withDtype(dtype);
  }

  static WeightSpec w(DType dtype, Granularity granularity) {
    return w(dtype).withGranularity(granularity);
  }
}
