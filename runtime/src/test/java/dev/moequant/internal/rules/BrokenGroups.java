package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.BrokenLayers.row;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;
import static dev.moequant.scheme.SchemeSpec.int8W8A16;
import static dev.moequant.scheme.SchemeSpec.mxfp8W8A8;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A4;

import dev.moequant.annotations.ActOrder;
import dev.moequant.internal.rules.BrokenLayers.Row;
import java.util.List;

/** Layers whose sizes groups of values along the columns do not divide. */
final class BrokenGroups {
  private BrokenGroups() {}

  static List<Row> groups() {
    return List.of(
        row("groups that do not divide H", int4W4A16(), 128, 8, 2880, 2048)
            .has("MOEQ406 layer.hiddenDim"),
        row("groups that do not divide I", int4W4A16(), 128, 8, 2048, 2880)
            .tp(3)
            .has("MOEQ407 layer.intermediateSize"),
        row("groups that divide neither", int8W8A16().withGroupSize(128), 128, 8, 2880, 2880)
            .has("MOEQ406 layer.hiddenDim", "MOEQ407 layer.intermediateSize"),
        row("groups that do not divide a part", int4W4A16(), 128, 8, 2048, 768)
            .tp(4)
            .dp(4)
            .ep(4, 1)
            .has("MOEQ407 #0.tp", "MOEQ407 #1.dp"),
        row(
                "groups over all ranks, of H only",
                int4W4A16().withActOrder(ActOrder.GROUP),
                128,
                8,
                2880,
                768)
            .tp(4)
            .has("MOEQ410 layer.hiddenDim"),
        row(
                "groups over all ranks, which divide H",
                int4W4A16().withActOrder(ActOrder.GROUP),
                128,
                8,
                2048,
                768)
            .tp(4)
            .tp(16)
            .has());
  }

  static List<Row> halves() {
    return List.of(
        row("no half for H", int4W4A16(), 128, 8, 2000, 768)
            .tp(4)
            .tp(16)
            .has("MOEQ410 layer.hiddenDim"),
        row("no half for I", int4W4A16().withGroupSize(64), 128, 8, 2048, 1000)
            .tp(2)
            .has("MOEQ410 layer.intermediateSize"),
        row("no half for a part", int4W4A16(), 128, 8, 2048, 768).tp(16).has("MOEQ410 #0.tp"),
        row("no half for any part", int4W4A16(), 8, 2, 2048, 768).both(2, 48).has("MOEQ410 #0.tp"),
        row("no half of the smallest", int4W4A16().withGroupSize(32), 8, 2, 2000, 768)
            .has("MOEQ410 layer.hiddenDim"),
        row("nor for H over all ranks", int4W4A16().withActOrder(ActOrder.GROUP), 8, 2, 2000, 768)
            .has("MOEQ410 layer.hiddenDim"));
  }

  static List<Row> ofFormats() {
    return List.of(
        row("nvfp4 and H", nvfp4W4A4(), 128, 8, 2056, 768).has("MOEQ408 layer.hiddenDim"),
        row("nvfp4 and I", nvfp4W4A16(), 128, 8, 2048, 776)
            .tp(2)
            .has("MOEQ408 layer.intermediateSize"),
        row("nvfp4 and I of the whole layer", nvfp4W4A16(), 128, 8, 2048, 776)
            .has("MOEQ408 layer.intermediateSize"),
        row("nvfp4 and a part", nvfp4W4A4(), 128, 6, 2688, 1856)
            .tp(8)
            .ep(8, 1)
            .has("MOEQ408 #0.tp"),
        row("mxfp8 and H", mxfp8W8A8(), 128, 8, 2064, 768).has("MOEQ408 layer.hiddenDim"),
        row("mxfp8 and I", mxfp8W8A8(), 128, 8, 2048, 784).has("MOEQ408 layer.intermediateSize"),
        row("mxfp8 and a part", mxfp8W8A8(), 128, 8, 2048, 768)
            .tp(16)
            .ep(16, 1)
            .has("MOEQ408 #0.tp"),
        row("nvfp4 and a part that is none", nvfp4W4A4(), 128, 6, 2688, 1856)
            .tp(7)
            .has("MOEQ402 #0.tp"));
  }
}
