package dev.moequant;

import static dev.moequant.TensorRows.FIT_ONE_LAYER;
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
    return Stream.of(groupsOfAllRanks()).flatMap(List::stream).toList();
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
