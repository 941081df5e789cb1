package dev.moequant;

import static dev.moequant.TensorRows.FIT_ONE_LAYER;
import static dev.moequant.TensorRows.INT4;
import static dev.moequant.TensorRows.INT8;
import static dev.moequant.TensorRows.row;
import static dev.moequant.spec.SchemeSpec.int4W4A16;

import dev.moequant.TensorRows.Row;
import dev.moequant.annotations.ActOrder;
import dev.moequant.spec.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/** Tensors that callers are likely to hand over, right and wrong, with every message about them. */
final class TensorMistakes {
  private static final SchemeSpec ACT_ORDER =
      int4W4A16().withZeroPoints(true).withActOrder(ActOrder.GROUP);

  private TensorMistakes() {}

  static List<Row> rows() {
    return Stream.of(groupsOfAllRanks(), dtypesOfTheModel()).flatMap(List::stream).toList();
  }

  private static List<Row> dtypesOfTheModel() {
    String[] bias = {"w1_bias BF16 [8, 512]", "w2_bias BF16 [8, 128]"};
    String w1 = "w1_scale BF16 [8, 512, 4]";
    SchemeSpec int4 = INT4.withBias(true);
    return List.of(
        row(INT4, w1, "w2_scale F32 [8, 128, 8]")
            .says(
                "w2_scale is F32, but w1_scale is BF16",
                "both have the dtype of the model: give w2_scale as BF16"),
        row(INT4, w1, "w2_scale F32 [8, 128, 9]")
            .says(
                "w2_scale is [8, 128, 9], but SCHEME expects [E, N, ceil(K/32)], here [8, 128, 8]"
                    + " with gating, [8, 128, 16] without, as w1_scale [8, 512, 4] says",
                FIT_ONE_LAYER)
            .says(
                "w2_scale is F32, but w1_scale is BF16",
                "both have the dtype of the model: give w2_scale as BF16"),
        row(int4, "w1_scale F32 [8, 512, 4]", "w2_scale BF16 [8, 128, 8]", bias[0], bias[1])
            .says(
                "w1_scale is F32, but w2_scale is BF16",
                "both have the dtype of the model: give w1_scale as BF16"),
        row(int4, w1, "w2_scale BF16 [8, 128, 8]", bias[0], bias[1]),
        // experts_int8: scales are float32 in a model of any dtype.
        row(
            INT8.withBias(true),
            "w1_scale F32 [8, 512]",
            "w2_scale F32 [8, 128]",
            bias[0],
            bias[1]),
        row(
                INT8.withBias(true),
                "w1_scale F32 [8, 512]",
                "w2_scale BF16 [8, 128]",
                bias[0],
                "w2_bias F16 [8, 128]")
            .says(
                "w2_scale is BF16, but w1_scale is F32",
                "both have the dtype of the model: give w2_scale as F32")
            .says(
                "w2_bias is F16, but w1_bias is BF16",
                "both have the dtype of the model: give w2_bias as BF16"));
  }

  /** Marlin with act order: w2 is divided among ranks, its groups are not. */
  private static List<Row> groupsOfAllRanks() {
    String[] w1 = {"w1_scale BF16 [8, 1024, 16]", "w1_zp U8 [8, 512, 16]"};
    return List.of(
        row(ACT_ORDER, w1[0], w1[1], "w2_scale BF16 [8, 2048, 16]", "w2_zp U8 [8, 1024, 16]"),
        row(ACT_ORDER, w1[0], w1[1], "w2_scale BF16 [8, 2048, 4]", "w2_zp U8 [8, 1024, 4]"),
        row(ACT_ORDER, w1[0], w1[1], "w2_scale BF16 [8, 2048, 16]", "w2_zp U8 [8, 1024, 4]")
            .says(
                "w2_zp is [8, 1024, 4], but SCHEME expects [E, N/2, ceil(I_full/128)], here [8, 1024,"
                    + " 16], as w2_scale [8, 2048, 16] says",
                FIT_ONE_LAYER));
  }
}
