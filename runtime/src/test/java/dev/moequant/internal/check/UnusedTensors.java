package dev.moequant.internal.check;

import static dev.moequant.internal.check.TensorRows.BLOCKS;
import static dev.moequant.internal.check.TensorRows.CHANNELS;
import static dev.moequant.internal.check.TensorRows.INT4;
import static dev.moequant.internal.check.TensorRows.INT8_W8A8;
import static dev.moequant.internal.check.TensorRows.MXFP4;
import static dev.moequant.internal.check.TensorRows.row;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;

import dev.moequant.internal.check.TensorRows.Row;
import java.util.List;

/** More rows of the table: tensors that a scheme has no use for. */
final class UnusedTensors {
  private UnusedTensors() {}

  static List<Row> rows() {
    String leaveOut = "leave it out, nothing reads it";
    String none = " is given, but SCHEME has no such tensor";
    return List.of(
        row(fp8W8A8(), "w1_scale F32 [8]", "w2_scale F32 [8]", "a1_scale F32 []", "w1_zp U8 [8]")
            .says(
                "a1_scale" + none,
                leaveOut + "; or declare staticActivations = true, which takes it")
            .says("w1_zp" + none, leaveOut),
        row(BLOCKS, "w1_scale F32 [8, 2, 2]", "w2_scale F32 [8, 2, 2]", "a1_scale F32 []")
            .says("a1_scale" + none, leaveOut),
        row(CHANNELS, "w1_scale F32 [8, 4]", "w2_scale F32 [8, 4]", "a2_scale F32 []")
            .says("a2_scale" + none, leaveOut),
        row(INT4, "w1_scale F16 [8, 4, 2]", "w2_scale F16 [8, 64, 1]", "w1_zp U8 [8, 2, 2]")
            .says(
                "w1_zp" + none,
                leaveOut + "; or declare weights.zeroPoints = true, which takes it"),
        row(
                INT8_W8A8,
                "w1_scale F32 [8, 4]",
                "w2_scale F32 [8, 4]",
                "a1_scale F32 []",
                "w2_zp U8 [8]")
            .says(
                "a1_scale" + none,
                leaveOut + "; or declare activations.dynamic = false, which takes it")
            .says("w2_zp" + none, leaveOut),
        row(MXFP4, "w1_scale U8 [8, 4, 2]", "w2_scale U8 [8, 64, 1]", "w2_bias F16 [8, 64]")
            .says("w2_bias" + none, leaveOut + "; or declare bias = true, which takes it"));
  }
}
