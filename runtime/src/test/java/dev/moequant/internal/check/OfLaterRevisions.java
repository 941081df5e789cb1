package dev.moequant.internal.check;

import static dev.moequant.internal.check.TensorRows.row;
import static dev.moequant.scheme.SchemeSpec.int4W4A8;
import static dev.moequant.scheme.SchemeSpec.mxfp4Mxfp8;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A8;
import static dev.moequant.scheme.SchemeSpec.mxfp8W8A8;

import dev.moequant.annotations.DType;
import dev.moequant.internal.check.TensorRows.Row;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.List;
import java.util.stream.Stream;

/** Tensors of schemes that vLLM has since 2026-07. */
final class OfLaterRevisions {
  private OfLaterRevisions() {}

  static List<Row> rows() {
    return Stream.concat(right().stream(), wrong().stream()).toList();
  }

  private static List<Row> right() {
    SchemeSpec mxfp6 =
        SchemeSpec.quantScheme()
            .withActivations(ActivationSpec.unquantized().withDtype(DType.MXFP6_E2M3))
            .withWeights(WeightSpec.unquantized().withDtype(DType.MXFP6_E2M3));
    return List.of(
        row(mxfp8W8A8(), "w1_scale U8 [8, 512, 4]", "w2_scale U8 [8, 128, 8]"),
        row(mxfp6, "w1_scale U8 [8, 512, 4]", "w2_scale U8 [8, 128, 8]"),
        row(
            mxfp4Mxfp8().withBias(true),
            "w1_scale U8 [8, 512, 4]",
            "w2_scale U8 [8, 128, 8]",
            "w1_bias BF16 [8, 512]",
            "w2_bias BF16 [8, 128]"),
        row(
            mxfp4W4A8(),
            "w1_scale U8 [8, 512, 4]",
            "w2_scale U8 [8, 128, 8]",
            "a1_scale F32 []",
            "a2_scale F32 [8]"),
        row(
            int4W4A8(),
            "w1_scale F8_E4M3 [8, 512, 4]",
            "w2_scale F8_E4M3 [8, 512, 2]",
            "g1_alphas F32 [8, 512, 1]",
            "g2_alphas F32 [8, 512]"));
  }

  private static List<Row> wrong() {
    return List.of(
        row(
                int4W4A8(),
                "w1_scale BF16 [8, 512, 4]",
                "w2_scale F8_E4M3 [8, 512, 2]",
                "g1_alphas F32 [8, 512, 1]",
                "g2_alphas F32 [8, 512, 1]")
            .says(
                "w1_scale is BF16 [8, 512, 4], but SCHEME expects F8_E4M3 [E, 2I, ceil(H/128)],"
                    + " here [8, 512, 4] with gating",
                "vLLM has it in two parts once the layer is loaded: F8_E4M3 here, and what was"
                    + " taken out of it in g1_alphas"),
        row(mxfp8W8A8(), "w1_scale F8_E8M0 [8, 512, 4]", "w2_scale U8 [8, 128, 8]")
            .says(
                "w1_scale is F8_E8M0 [8, 512, 4], but SCHEME expects U8 [E, 2I, ceil(H/32)], here"
                    + " [8, 512, 4] with gating",
                "give it as U8"));
  }
}
