package dev.moequant.internal.check;

import static dev.moequant.internal.check.TensorRows.BLOCKS;
import static dev.moequant.internal.check.TensorRows.FIT_ONE_LAYER;
import static dev.moequant.internal.check.TensorRows.INT4;
import static dev.moequant.internal.check.TensorRows.INT4_ZP;
import static dev.moequant.internal.check.TensorRows.INT8;
import static dev.moequant.internal.check.TensorRows.STATIC;
import static dev.moequant.internal.check.TensorRows.row;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;

import dev.moequant.annotations.ActOrder;
import dev.moequant.internal.check.TensorRows.Row;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/** Tensors that callers are likely to hand over, right and wrong, with every message about them. */
final class TensorMistakes {
  private static final SchemeSpec ACT_ORDER =
      int4W4A16().withZeroPoints(true).withActOrder(ActOrder.GROUP);

  private static final String FIT_ALL_RANKS =
      FIT_ONE_LAYER + "; I_full = tp * I, for tp ranks that divide it";

  private TensorMistakes() {}

  static List<Row> rows() {
    return Stream.of(
            groupsOfAllRanks(),
            groupsOfFewerThanOneRank(),
            dtypesOfTheModel(),
            dtypesApart(),
            exchanged(),
            manyAtOnce(),
            spellings(),
            noSizes(),
            notSqueezed(),
            TensorsInOtherDtypes.rows())
        .flatMap(List::stream)
        .toList();
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
                "w2_scale is [8, 128, 9], but SCHEME expects [E, H, ceil(I/32)], here [8, 128, 8]"
                    + " with gating, [8, 128, 16] without, as w1_scale [8, 512, 4] says",
                FIT_ONE_LAYER)
            .says(
                "w2_scale is F32, but w1_scale is BF16",
                "both have the dtype of the model: give w2_scale as BF16"),
        row(int4, "w1_scale F32 [8, 512, 4]", "w2_scale BF16 [8, 128, 8]", bias[0], bias[1])
            .says(
                "w1_scale is F32, but w2_scale is BF16",
                "both have the dtype of the model: give w1_scale as BF16"),
        row(int4, w1, "w2_scale BF16 [8, 128, 8]", bias[0], bias[1]));
  }

  /** experts_int8: scales are float32 in a model of any dtype. */
  private static List<Row> dtypesApart() {
    String[] bias = {"w1_bias BF16 [8, 512]", "w2_bias BF16 [8, 128]"};
    return List.of(
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

  private static List<Row> exchanged() {
    return List.of(
        row(BLOCKS, "w1_scale F32 [8, 4, 8]", "w2_scale F32 [8, 16, 4]")
            .says(
                "w2_scale is [8, 16, 4], but SCHEME expects [E, ceil(H/128), ceil(I/128)], here [8,"
                    + " 8, 4] without gating, as w1_scale [8, 4, 8] says",
                "exchange w1_scale and w2_scale"),
        row(
                INT4.withBias(true),
                "w1_scale BF16 [8, 512, 4]",
                "w2_scale BF16 [8, 128, 8]",
                "w1_bias BF16 [8, 128]",
                "w2_bias BF16 [8, 512]")
            .says(
                "w1_bias is [8, 128], but SCHEME expects [E, 2I], here [8, 512] with gating, as"
                    + " w1_scale [8, 512, 4] says",
                "exchange w1_bias and w2_bias")
            .says(
                "w2_bias is [8, 512], but SCHEME expects [E, H], here [8, 128], as w2_scale [8, 128,"
                    + " 8] says",
                "exchange w1_bias and w2_bias"));
  }

  /** Ranges help where one or two tensors are to blame, not here. */
  private static List<Row> manyAtOnce() {
    String expects = ", but SCHEME expects ";
    String says = ", as w1_scale [8, 512, 4] says";
    String gated = " with gating" + says;
    return List.of(
        row(
                INT4_ZP.withBias(true),
                "w1_scale BF16 [8, 512, 4]",
                "w2_scale BF16 [8, 96, 8]",
                "w1_zp U8 [8, 256, 4]",
                "w2_zp U8 [8, 47, 8]",
                "w1_bias BF16 [8, 512]",
                "w2_bias BF16 [8, 95]")
            .says(
                "w2_scale is [8, 96, 8]" + expects + "[E, H, ceil(I/32)], here [8, H, 8]" + gated,
                FIT_ONE_LAYER)
            .says(
                "w2_zp is [8, 47, 8]" + expects + "[E, H/2, ceil(I/32)], here [8, H/2, 8]" + gated,
                FIT_ONE_LAYER)
            .says("w2_bias is [8, 95]" + expects + "[E, H], here [8, H]" + says, FIT_ONE_LAYER));
  }

  private static List<Row> spellings() {
    String speaks = "TensorAdapter.dtype must say it as safetensors does: ";
    String perExpert = " [8], but SCHEME expects F32 [E], here [8]";
    return List.of(
        row(fp8W8A8(), "w1_scale float32 [8]", "w2_scale torch.float32 [8]")
            .says("w1_scale is float32" + perExpert, speaks + "F32")
            .says("w2_scale is torch.float32" + perExpert, speaks + "F32"),
        row(fp8W8A8(), "w1_scale f32 [8]", "w2_scale bfloat16 [8]")
            .says("w1_scale is f32" + perExpert, speaks + "F32")
            .says("w2_scale is bfloat16" + perExpert, speaks + "BF16; and give it as F32"),
        row(fp8W8A8(), "w1_scale F32 [8]", "w2_scale Float32 [8, 2]")
            .says(
                "w2_scale is Float32 [8, 2], but SCHEME expects F32 [E] or [E, 1], here [8] or [8,"
                    + " 1]",
                "give the tensor as vLLM has it after loading: fused, requantized, not yet swizzled;"
                    + " and "
                    + speaks
                    + "F32"),
        row(fp8W8A8(), "w1_scale F32 [8]", "w2_scale F4 [8]")
            .says("w2_scale is F4 [8], but SCHEME expects F32 [E], here [8]", "give it as F32"));
  }

  private static List<Row> noSizes() {
    String help = " is no size: TensorAdapter.shape tells the sizes as stored, each at least 1";
    return List.of(
        row(fp8W8A8(), "w1_scale F32 [0]", "w2_scale F32 [8, -1]")
            .says("w1_scale is F32 [0], but SCHEME expects F32 [E] or [E, 1]", "0" + help)
            .says("w2_scale is F32 [8, -1], but SCHEME expects F32 [E] or [E, 1]", "-1" + help));
  }

  private static List<Row> notSqueezed() {
    String help = "a static activation scale is [], [1] or [E]: squeeze dimension 1";
    String expects = ", but SCHEME expects F32 [] or [1] or [E], here [] or [1] or [8]";
    return List.of(
        row(
                STATIC,
                "w1_scale F32 [8]",
                "w2_scale F32 [8]",
                "a1_scale F32 [1, 1]",
                "a2_scale F32 [8, 1]")
            .says("a1_scale is F32 [1, 1]" + expects, help)
            .says("a2_scale is F32 [8, 1]" + expects, help));
  }

  /** Marlin with act order: w2 is divided among ranks, its groups are not. */
  private static List<Row> groupsOfAllRanks() {
    String[] w1 = {"w1_scale BF16 [8, 1024, 16]", "w1_zp U8 [8, 512, 16]"};
    return List.of(
        row(ACT_ORDER, w1[0], w1[1], "w2_scale BF16 [8, 2048, 16]", "w2_zp U8 [8, 1024, 16]"),
        row(ACT_ORDER, w1[0], w1[1], "w2_scale BF16 [8, 2048, 4]", "w2_zp U8 [8, 1024, 4]"),
        row(ACT_ORDER, w1[0], w1[1], "w2_scale BF16 [8, 2048, 16]", "w2_zp U8 [8, 1024, 4]")
            .says(
                "w2_zp is [8, 1024, 4], but SCHEME expects [E, H/2, ceil(I_full/128)], here [8, 1024,"
                    + " 16], as w2_scale [8, 2048, 16] says",
                FIT_ALL_RANKS));
  }

  /** I_full is tp * I: fewer groups than one rank's, or between those of two numbers of ranks. */
  private static List<Row> groupsOfFewerThanOneRank() {
    SchemeSpec int4 = int4W4A16().withActOrder(ActOrder.GROUP);
    String expects = ", but SCHEME expects [E, H, ceil(I_full/128)], here ";
    return List.of(
        row(int4, "w1_scale F16 [8, 25600, 32]", "w2_scale F16 [8, 4096, 100]"),
        row(int4, "w1_scale F16 [8, 25600, 32]", "w2_scale F16 [8, 4096, 300]"),
        row(int4, "w1_scale F16 [8, 25600, 32]", "w2_scale F16 [8, 4096, 2]")
            .says(
                "w2_scale is [8, 4096, 2]"
                    + expects
                    + "[8, 4096, tp * 100] with gating, [8, 4096, tp * 200] without, as w1_scale"
                    + " [8, 25600, 32] says",
                FIT_ALL_RANKS),
        row(int4, "w1_scale F16 [8, 25600, 32]", "w2_scale F16 [8, 4096, 150]")
            .says(
                "w2_scale is [8, 4096, 150]"
                    + expects
                    + "[8, 4096, tp * 100] with gating, [8, 4096, tp * 200] without, as w1_scale"
                    + " [8, 25600, 32] says",
                FIT_ALL_RANKS),
        row(int4, "w1_scale F16 [8, 401, 32]", "w2_scale F16 [8, 4096, 3]")
            .says(
                "w2_scale is [8, 4096, 3]"
                    + expects
                    + "[8, 4096, ceil(tp * 401/128)] without gating (an odd number of rows is not gate and up), as w1_scale [8, 401, 32] says",
                FIT_ALL_RANKS),
        row(
                ACT_ORDER,
                "w1_scale BF16 [8, 1024, 16]",
                "w2_scale BF16 [8, 2048, 3]",
                "w1_zp U8 [8, 512, 16]",
                "w2_zp U8 [8, 1024, 4]")
            .says(
                "w2_scale is [8, 2048, 3]"
                    + expects
                    + "[8, 2048, 4] with gating, as w2_zp [8, 1024, 4] says",
                FIT_ALL_RANKS));
  }
}
