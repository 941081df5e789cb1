package dev.moequant.internal.check;

import static dev.moequant.scheme.SchemeSpec.fp8W8A8;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tensors for sound schemes, with every message about them. */
public final class TensorRows {
  public static final SchemeSpec BLOCKS = fp8W8A8().withBlockShape(128, 128);
  static final SchemeSpec STATIC = fp8W8A8().withStaticActivations(true);
  static final SchemeSpec CHANNELS = fp8W8A8().withPerActToken(true).withPerOutCh(true);
  static final QuantSchemeSpec INT4 = weights(DType.INT4, Granularity.GROUP, 0, 32);
  static final QuantSchemeSpec INT4_ZP = INT4.withWeights(INT4.weights().withZeroPoints(true));
  static final QuantSchemeSpec INT8 = weights(DType.INT8, Granularity.NONE);
  private static final QuantSchemeSpec INT8_ZP =
      INT4_ZP.withWeights(INT4_ZP.weights().withDtype(DType.INT8));
  static final QuantSchemeSpec INT8_W8A8 = activations(INT8, DType.INT8);
  static final QuantSchemeSpec MXFP4 = weights(DType.MXFP4, Granularity.NONE);
  private static final QuantSchemeSpec NVFP4 =
      activations(weights(DType.NVFP4, Granularity.NONE), DType.NVFP4);

  private static final String ODD = " (an odd number of rows is not gate and up)";
  static final String FIT_ONE_LAYER =
      "give tensors of one layer and one rank: w1 has 2I rows, gate and up (without gating I),"
          + " and H columns; w2 has H rows and I columns";
  private static final String AS_LOADED =
      "give the tensor as vLLM has it after loading: fused, requantized, not yet swizzled";
  private static final String EXPERTS =
      "all tensors of a layer have the rank's local number of experts, E, in front";

  private static QuantSchemeSpec weights(DType dtype, Granularity granularity, Integer... group) {
    WeightSpec weights = WeightSpec.unquantized().withDtype(dtype).withGranularity(granularity);
    return SchemeSpec.quantScheme().withWeights(weights.withGroupShape(group));
  }

  private static QuantSchemeSpec activations(QuantSchemeSpec scheme, DType dtype) {
    return scheme.withActivations(ActivationSpec.unquantized().withDtype(dtype));
  }

  /** Tensors, and what is said about them. */
  record Row(SchemeSpec scheme, List<String> tensors, List<String> messages) {
    /** SCHEME stands for the scheme. */
    Row says(String text, String help) {
      String message =
          "[MOEQ309] " + text.replace("SCHEME", scheme.toString()) + "\n  help: " + help;
      List<String> all = new ArrayList<>(messages);
      all.add(message);
      return new Row(scheme, tensors, all);
    }

    @Override
    public String toString() {
      return scheme + " " + tensors;
    }
  }

  static Row row(SchemeSpec scheme, String... tensors) {
    return new Row(scheme, List.of(tensors), List.of());
  }

  private TensorRows() {}

  static List<Row> rows() {
    return Stream.of(
            right(),
            blocks(),
            experts(),
            alone(),
            perExpert(),
            groups(),
            zeroPoints(),
            unpackable(),
            channels(),
            smallGroups(),
            OfLaterRevisions.rows(),
            UnusedTensors.rows(),
            TensorMistakes.rows())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> right() {
    return List.of(
        row(BLOCKS, "w1_scale F32 [8, 28, 32]", "w2_scale F32 [8, 32, 14]"),
        row(BLOCKS, "w1_scale F32 [8, 28, 32]", "w2_scale F32 [8, 32, 28]"),
        row(CHANNELS, "w1_scale F32 [8, 512]", "w2_scale F32 [8, 128, 1]"),
        row(
            STATIC,
            "w1_scale F32 [8, 1]",
            "w2_scale F32 [8]",
            "a1_scale F32 [1]",
            "a2_scale F32 [8]"),
        row(INT4, "w1_scale F16 [8, 512, 4]", "w2_scale F16 [8, 128, 8]"),
        // experts_int8 has float32, RTN without groups the dtype of the model.
        row(INT8, "w1_scale F32 [8, 512]", "w2_scale F32 [8, 128]"),
        row(INT8, "w1_scale BF16 [8, 512, 1]", "w2_scale BF16 [8, 128, 1]"),
        row(
            INT8_ZP,
            "w1_scale F32 [8, 512, 4]",
            "w2_scale F32 [8, 128, 8]",
            "w1_zp U8 [8, 512, 4]",
            "w2_zp U8 [8, 128, 8]"),
        row(INT8_W8A8, "w1_scale F32 [8, 512, 1]", "w2_scale F32 [8, 128, 1]"),
        row(
            NVFP4,
            "w1_scale F8_E4M3 [8, 512, 8]",
            "w2_scale F8_E4M3 [8, 128, 16]",
            "g1_alphas F32 [8]",
            "g2_alphas F32 [8, 1]",
            "a1_gscale F32 [8]",
            "a2_gscale F32 [8]"));
  }

  private static List<Row> blocks() {
    return List.of(
        row(BLOCKS, "w1_scale F32 [8, 28, 32]", "w2_scale F32 [8, 32, 15]")
            .says(
                "w2_scale is [8, 32, 15], but SCHEME expects [E, ceil(H/128), ceil(I/128)], here"
                    + " [8, 32, 14] with gating, [8, 32, 28] without, as w1_scale [8, 28, 32] says",
                FIT_ONE_LAYER),
        row(BLOCKS, "w1_scale F32 [8, 28, 32]", "w2_scale F32 [8, 31, 14]")
            .says(
                "w2_scale is [8, 31, 14], but SCHEME expects [E, ceil(H/128), ceil(I/128)], here"
                    + " [8, 32, 14] with gating, as w1_scale [8, 28, 32] says",
                FIT_ONE_LAYER),
        row(BLOCKS, "w1_scale F32 [8, 27, 32]", "w2_scale F32 [8, 32, 14]")
            .says(
                "w2_scale is [8, 32, 14], but SCHEME expects [E, ceil(H/128), ceil(I/128)], here"
                    + " [8, 32, 27] without gating"
                    + ODD
                    + ", as w1_scale [8, 27, 32] says",
                FIT_ONE_LAYER),
        row(BLOCKS, "w1_scale F32 [8, 28, 32]", "w2_scale F32 [9, 31, 15]")
            .says(
                "w2_scale is [9, 31, 15], but SCHEME expects [E, ceil(H/128), ceil(I/128)], here"
                    + " [8, 32, 14] with gating, [8, 32, 28] without, as w1_scale [8, 28, 32] says",
                FIT_ONE_LAYER),
        row(BLOCKS, "w1_scale F32 [8, 28, 32]", "w2_scale F32 [8, 14, 32]")
            .says(
                "w2_scale is [8, 14, 32], but SCHEME expects [E, ceil(H/128), ceil(I/128)], here"
                    + " [8, 32, 14] with gating, [8, 32, 28] without, as w1_scale [8, 28, 32] says",
                "swap its last two dimensions: [8, 32, 14] fits"));
  }

  private static List<Row> experts() {
    String[] tensors = {"w2_scale F32 [8]", "a1_scale F32 [8]", "a2_scale F32 [8]"};
    return List.of(
        row(BLOCKS, "w1_scale F32 [8, 28, 32]", "w2_scale F32 [9, 32, 14]")
            .says("w2_scale is for 9 experts, but w1_scale is for 8", EXPERTS),
        // Not three findings for one wrong tensor.
        row(STATIC, "w1_scale F32 [16]", tensors[0], tensors[1], tensors[2])
            .says("w1_scale is for 16 experts, but w2_scale is for 8", EXPERTS),
        row(STATIC, "w1_scale F32 [1]", tensors[0], tensors[1], tensors[2])
            .says("w1_scale is for 1 expert, but w2_scale is for 8", EXPERTS),
        row(STATIC, "w1_scale F32 [8]", tensors[0], "a1_scale F32 [2]", "a2_scale F32 [4]")
            .says("a1_scale is for 2 experts, but w1_scale is for 8", EXPERTS)
            .says("a2_scale is for 4 experts, but w1_scale is for 8", EXPERTS));
  }

  private static List<Row> alone() {
    String anyBlocks = "SCHEME expects F32 [E, 2*ceil(I/128), ceil(H/128)]";
    String otherBlocks = anyBlocks + ", here [8, 30, 32] with gating, [8, 15, 32] without";
    return List.of(
        row(BLOCKS, "w1_scale BF16 [8, 28, 32]", "w2_scale F32 [8, 32, 15]")
            .says(
                "w1_scale is BF16 [8, 28, 32], but "
                    + otherBlocks
                    + ", as w2_scale [8, 32, 15] says",
                FIT_ONE_LAYER + "; and give it as F32"),
        row(BLOCKS, "w1_scale F32 [8, 28]", "w2_scale F32 [8, 32, 15]")
            .says("w1_scale is F32 [8, 28], but " + otherBlocks, AS_LOADED),
        row(BLOCKS, "w1_scale F32 [8, 0, 28]", "w2_scale F32 []")
            .says(
                "w1_scale is F32 [8, 0, 28], but " + anyBlocks,
                "0 is no size: TensorAdapter.shape tells the sizes as stored, each at least 1")
            .says(
                "w2_scale is F32 [], but SCHEME expects F32 [E, ceil(H/128), ceil(I/128)]",
                AS_LOADED),
        row(BLOCKS, "w2_scale F32 [8, 32, 14]")
            .says(
                "w1_scale is missing, but SCHEME needs it",
                "give F32 [E, 2*ceil(I/128), ceil(H/128)], here [8, 28, 32] with gating, [8, 14, 32]"
                    + " without"));
  }

  private static List<Row> perExpert() {
    return List.of(
        row(fp8W8A8(), "w1_scale F32 []", "w2_scale F32 [8]")
            .says(
                "w1_scale is F32 [], but SCHEME expects F32 [E] or [E, 1], here [8] or [8, 1]",
                "expand it to [E], one for each expert: kernels read this tensor by expert"),
        row(fp8W8A8(), "w1_scale F32 [8, 2]", "w2_scale F32 [8]")
            .says(
                "w1_scale is F32 [8, 2], but SCHEME expects F32 [E] or [E, 1], here [8] or [8, 1]",
                "gate and up have a scale each: take the maximum over dimension 1, then"
                    + " requantize"));
  }

  private static List<Row> groups() {
    return List.of(
        row(INT4, "w1_scale BF16 [8, 512, 4]", "w2_scale BF16 [8, 127, 9]")
            .says(
                "w2_scale is [8, 127, 9], but SCHEME expects [E, H, ceil(I/32)], here [8, 127, 8]"
                    + " with gating, [8, 127, 16] without, as w1_scale [8, 512, 4] says",
                FIT_ONE_LAYER),
        row(INT4, "w1_scale BF16 [8, 512, 4]", "w2_scale BF16 [8, 96, 8]")
            .says(
                "w2_scale is [8, 96, 8], but SCHEME expects [E, H, ceil(I/32)], here [8, 97 to 128,"
                    + " 8] with gating, as w1_scale [8, 512, 4] says",
                FIT_ONE_LAYER),
        row(INT4, "w1_scale BF16 [8, 4, 512]", "w2_scale BF16 [8, 8, 128]")
            .says(
                "w2_scale is [8, 8, 128], but SCHEME expects [E, H, ceil(I/32)], here [8, 16353 to"
                    + " 16384, 1], as w1_scale [8, 4, 512] says",
                "swap the last two dimensions of w1_scale, w2_scale: then all fit"));
  }

  private static List<Row> zeroPoints() {
    return List.of(
        row(
                INT4_ZP,
                "w1_scale BF16 [8, 512, 4]",
                "w2_scale BF16 [8, 128, 8]",
                "w1_zp U8 [8, 512, 4]",
                "w2_zp U8 [8, 64, 9]")
            .says(
                "w1_zp is [8, 512, 4], but SCHEME expects [E, 2I/2, ceil(H/32)], here [8, 256, 4]"
                    + " with gating, as w1_scale [8, 512, 4] says",
                "pack its rows as vLLM does: [8, 256, 4] fits")
            .says(
                "w2_zp is [8, 64, 9], but SCHEME expects [E, H/2, ceil(I/32)], here [8, 64, 8] with"
                    + " gating, as w2_scale [8, 128, 8] says",
                FIT_ONE_LAYER));
  }

  private static List<Row> unpackable() {
    return List.of(
        row(
                INT4_ZP,
                "w1_scale BF16 [8, 5, 4]",
                "w2_scale BF16 [8, 128, 1]",
                "w1_zp U8 [8, 2, 4]",
                "w2_zp U8 [8, 64, 1]")
            .says(
                "w1_zp is [8, 2, 4], but SCHEME expects [E, 2I/2, ceil(H/32)], here [8, 2I/2, 4]"
                    + " without gating"
                    + ODD
                    + ", as w1_scale [8, 5, 4] says",
                "two zero points share a byte, so there is an even number of rows: w1_scale [8, 5, 4] has an odd one"),
        row(
                INT4_ZP,
                "w1_scale BF16 [8, 512, 4]",
                "w2_scale BF16 [8, 128, 8]",
                "w1_zp U8 [8, 513, 4]",
                "w2_zp U8 [8, 1, 8]")
            .says(
                "w1_zp is [8, 513, 4], but SCHEME expects [E, 2I/2, ceil(H/32)], here [8, 256, 4]"
                    + " with gating, as w1_scale [8, 512, 4] says",
                FIT_ONE_LAYER)
            .says(
                "w2_zp is [8, 1, 8], but SCHEME expects [E, H/2, ceil(I/32)], here [8, 64, 8] with"
                    + " gating, as w2_scale [8, 128, 8] says",
                FIT_ONE_LAYER));
  }

  private static List<Row> channels() {
    return List.of(
        row(CHANNELS, "w1_scale F32 [8, 512, 4]", "w2_scale F32 [8, 128, 1]")
            .says(
                "w1_scale is F32 [8, 512, 4], but SCHEME expects F32 [E, 2I, 1] or [E, 2I], here"
                    + " [8, 2I, 1] or [8, 2I]",
                AS_LOADED),
        row(INT8_W8A8, "w1_scale BF16 [8, 512, 1]", "w2_scale F32 [8, 128, 1]")
            .says(
                "w1_scale is BF16 [8, 512, 1], but SCHEME expects F32 [E, 2I, 1], here [8, 512,"
                    + " 1]",
                "give it as F32"));
  }

  private static List<Row> smallGroups() {
    return List.of(
        row(
                MXFP4.withBias(true),
                "w1_scale U8 [32, 5760, 90]",
                "w2_scale F32 [32, 2880, 90]",
                "w1_bias BF16 [32, 2880]",
                "w2_bias BF16 [33, 2881]")
            .says(
                "w2_scale is F32 [32, 2880, 90], but SCHEME expects U8 [E, H, ceil(I/32)], here"
                    + " [32, 2880, 90] with gating",
                "give it as U8")
            .says(
                "w1_bias is [32, 2880], but SCHEME expects [E, 2I], here [32, 5760] with gating, as"
                    + " w1_scale [32, 5760, 90] says",
                FIT_ONE_LAYER)
            .says(
                "w2_bias is [33, 2881], but SCHEME expects [E, H], here [32, 2880], as"
                    + " w1_scale [32, 5760, 90] and w2_scale [32, 2880, 90] say",
                FIT_ONE_LAYER),
        row(
                NVFP4,
                "w1_scale F8_E4M3 [8, 512, 8]",
                "w2_scale F8_E4M3 [8, 128, 16]",
                "g1_alphas F32 [8, 2]",
                "g2_alphas F32 [8]",
                "a1_gscale F32 []",
                "a2_gscale F32 [1]")
            .says(
                "g1_alphas is F32 [8, 2], but SCHEME expects F32 [E] or [E, 1], here [8] or [8, 1]",
                "gate and up have a global scale each, and vLLM takes gate's for both (NVIDIA/Model-Optimizer"
                    + " 1411): give both the larger, and rescale the other's block scales")
            .says(
                "a1_gscale is F32 [], but SCHEME expects F32 [E] or [E, 1], here [8] or [8, 1]",
                "expand it to [E], one for each expert: kernels read this tensor by expert")
            .says("a2_gscale is for 1 expert, but w1_scale is for 8", EXPERTS));
  }
}
