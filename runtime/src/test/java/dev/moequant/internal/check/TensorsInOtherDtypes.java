package dev.moequant.internal.check;

import static dev.moequant.internal.check.TensorRows.BLOCKS;
import static dev.moequant.internal.check.TensorRows.FIT_ONE_LAYER;
import static dev.moequant.internal.check.TensorRows.INT4;
import static dev.moequant.internal.check.TensorRows.INT4_ZP;
import static dev.moequant.internal.check.TensorRows.row;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A16;

import dev.moequant.internal.check.TensorRows.Row;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tensors in a dtype that is wrong, of right and of wrong shapes, with every message about them.
 */
final class TensorsInOtherDtypes {
  private static final String PACKED_BY_CHECKPOINTS =
      "AWQ and GPTQ pack zero points into int32, so the shape is not compared: unpack them, then pack their rows into bytes, as vLLM's MoeWNA16 does";

  private TensorsInOtherDtypes() {}

  static List<Row> rows() {
    return Stream.of(
            notUnpacked(),
            dtypesAndShapes(),
            exponents(),
            dtypesAndOtherShapes(),
            dtypesOrShapesOfOthers(),
            words())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> notUnpacked() {
    String[] scales = {"w1_scale BF16 [8, 512, 4]", "w2_scale BF16 [8, 128, 8]"};
    return List.of(
        row(INT4_ZP, scales[0], scales[1], "w1_zp I32 [8, 4, 64]", "w2_zp I32 [8, 8, 16]")
            .says(
                "w1_zp is I32 [8, 4, 64], but SCHEME expects U8 [E, 2I/2, ceil(H/32)], here [8, 256,"
                    + " 4] with gating",
                PACKED_BY_CHECKPOINTS)
            .says(
                "w2_zp is I32 [8, 8, 16], but SCHEME expects U8 [E, H/2, ceil(I/32)], here [8, 64,"
                    + " 8] with gating",
                PACKED_BY_CHECKPOINTS));
  }

  /** A wrong dtype does not hide what the shape says. */
  private static List<Row> dtypesAndShapes() {
    SchemeSpec mxfp4 = mxfp4W4A16().withBias(true);
    String blocks = ", but SCHEME expects F32 [E, 2*ceil(I/128), ceil(H/128)], here ";
    String gateUp = ", but SCHEME expects U8 [E, 2I, ceil(H/32)], here ";
    String down = ", but SCHEME expects U8 [E, H, ceil(I/32)], here ";
    return List.of(
        row(BLOCKS, "w1_scale F16 [8, 4, 16]", "w2_scale F16 [4, 17, 9]")
            .says("w1_scale is F16 [8, 4, 16]" + blocks + "[8, 4, 16]", "give it as F32")
            .says(
                "w2_scale is F16 [4, 17, 9], but SCHEME expects F32 [E, ceil(H/128), ceil(I/128)],"
                    + " here [8, 16, 2] with gating, [8, 16, 4] without, as w1_scale [8, 4, 16] says",
                FIT_ONE_LAYER + "; and give it as F32"),
        row(
                mxfp4,
                "w1_scale F8_E8M0 [32, 5760, 90]",
                "w2_scale F8_E8M0 [32, 2880, 90]",
                "w1_bias BF16 [32, 5760]",
                "w2_bias BF16 [32, 2944]")
            .says(
                "w1_scale is F8_E8M0 [32, 5760, 90]" + gateUp + "[32, 5760, 90] with gating",
                "give it as U8")
            .says(
                "w2_scale is F8_E8M0 [32, 2880, 90]" + down + "[32, 2880, 90] with gating",
                "give it as U8")
            .says(
                "w2_bias is [32, 2944], but SCHEME expects [E, H], here [32, 2880], as w2_scale [32,"
                    + " 2880, 90] says",
                FIT_ONE_LAYER),
        row(
                int4W4A16().withZeroPoints(true),
                "w1_scale F16 [8, 256, 32]",
                "w2_scale F16 [8, 4096, 1]",
                "w1_zp U8 [8, 128, 32]",
                "w2_zp I8 [9, 77, 33]")
            .says(
                "w2_zp is I8 [9, 77, 33], but SCHEME expects U8 [E, H/2, ceil(I/128)], here [8,"
                    + " 2048, 1] with gating, as w1_scale [8, 256, 32] and w2_scale [8, 4096, 1] say",
                FIT_ONE_LAYER + "; and give it as U8"));
  }

  /** MX scales as checkpoints have them; a cast would give other numbers, in the right shape. */
  private static List<Row> exponents() {
    return List.of(
        row(fp8W8A8().withBlockShape(1, 32), "w1_scale U8 [8, 64, 4]", "w2_scale F32 [8, 128, 1]")
            .says(
                "w1_scale is U8 [8, 64, 4], but SCHEME expects F32 [E, 2I, ceil(H/32)], here [8, 64,"
                    + " 4] with gating",
                "give it as F32, where its bytes are exponents 2^(byte - 127)"));
  }

  private static List<Row> dtypesAndOtherShapes() {
    String w1 = "w1_scale BF16 [8, 512, 4]";
    String w2 = "w2_scale BF16 [8, 128, 8]";
    String zeroPoints =
        ", but SCHEME expects U8 [E, 2I/2, ceil(H/32)], here [8, 256, 4] with gating";
    String w1Says = ", as w1_scale [8, 512, 4] says";
    return List.of(
        row(INT4_ZP, w1, w2, "w1_zp I8 [8, 512, 4]", "w2_zp U8 [8, 64, 8]")
            .says(
                "w1_zp is I8 [8, 512, 4]" + zeroPoints + w1Says,
                "pack its rows as vLLM does: [8, 256, 4] fits; and give it as U8"),
        row(INT4_ZP, w1, w2, "w1_zp I8 [8, 256]", "w2_zp U8 [8, 64, 8]")
            .says(
                "w1_zp is I8 [8, 256]" + zeroPoints,
                "give the tensor as vLLM has it after loading: fused, requantized, not yet swizzled;"
                    + " and give it as U8"),
        // Even, so the one that is wrong anyway is to blame.
        row(BLOCKS, "w1_scale BF16 [8, 14, 32]", "w2_scale F32 [8, 14, 32]")
            .says(
                "w1_scale is BF16 [8, 14, 32], but SCHEME expects F32 [E, 2*ceil(I/128), ceil(H/128)],"
                    + " here [8, 64, 14] with gating, [8, 32, 14] without, as w2_scale [8, 14, 32]"
                    + " says",
                "swap its last two dimensions: [8, 32, 14] fits; and give it as F32"),
        row(BLOCKS, "w1_scale F16 [8, 4, 8]", "w2_scale float32 [8, 16, 4]")
            .says(
                "w1_scale is F16 [8, 4, 8], but SCHEME expects F32 [E, 2*ceil(I/128), ceil(H/128)],"
                    + " here [8, 4, 8] without gating",
                "give it as F32")
            .says(
                "w2_scale is float32 [8, 16, 4], but SCHEME expects F32 [E, ceil(H/128),"
                    + " ceil(I/128)], here [8, 8, 4] without gating, as w1_scale [8, 4, 8] says",
                "exchange w1_scale and w2_scale; and TensorAdapter.dtype must say it as safetensors does: F32"),
        row(fp8W8A8(), "w1_scale F32 [8]", "w2_scale I32 [9]")
            .says(
                "w2_scale is I32 [9], but SCHEME expects F32 [E], here [8], as w1_scale [8] says",
                "all tensors of a layer have the rank's local number of experts, E, in front; and"
                    + " give it as F32"));
  }

  /** The model's dtype is agreed upon by all that may have it, of whatever shape. */
  private static List<Row> dtypesOrShapesOfOthers() {
    return List.of(
        row(INT4, "w1_scale BF16 [8, 512, 4]", "w2_scale F32 [8, 128]")
            .says(
                "w2_scale is F32 [8, 128], but SCHEME expects BF16 or F16 or F32 [E, H, ceil(I/32)],"
                    + " here [8, 97 to 128, 8] with gating, [8, 97 to 128, 16] without",
                "give the tensor as vLLM has it after loading: fused, requantized, not yet swizzled")
            .says(
                "w2_scale is F32, but w1_scale is BF16",
                "both have the dtype of the model: give w2_scale as BF16"));
  }

  /** Words may pack values, so that their shape contradicts nothing. */
  private static List<Row> words() {
    String blocks =
        "F32 [E, 2*ceil(I/128), ceil(H/128)], here [8, 28, 32] with gating, [8, 14, 32]";
    return List.of(
        row(BLOCKS, "w1_scale I32 [8, 28, 8]", "w2_scale F32 [8, 32, 14]")
            .says(
                "w1_scale is I32 [8, 28, 8], but SCHEME expects " + blocks + " without",
                "words may pack several values, so the shape is not compared: give them unpacked,"
                    + " as F32"),
        row(
                INT4_ZP,
                "w1_scale BF16 [8, 512, 4]",
                "w2_scale BF16 [8, 128, 8]",
                "w1_zp torch.int32 [8, 4, 64]",
                "w2_zp U8 [8, 64, 8]")
            .says(
                "w1_zp is torch.int32 [8, 4, 64], but SCHEME expects U8 [E, 2I/2, ceil(H/32)], here"
                    + " [8, 256, 4] with gating",
                PACKED_BY_CHECKPOINTS
                    + "; and TensorAdapter.dtype must say it as safetensors does: I32"));
  }
}
