package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.BrokenLayers.fp8;
import static dev.moequant.internal.rules.BrokenLayers.row;
import static dev.moequant.internal.rules.BrokenLayers.sizes;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A4;
import static dev.moequant.scheme.VllmRevision.V2025_10;

import dev.moequant.deployment.LayerOptions;
import dev.moequant.internal.rules.BrokenLayers.Row;
import java.util.List;

/** More rows of the table: biases, and layers beside the routed experts. */
final class BrokenOthers {
  private BrokenOthers() {}

  static List<Row> biases() {
    return List.of(
        row("biases that are not added", fp8W8A8(), BrokenOthers::biased).has("MOEQ411 layer.bias"),
        row("biases that an older vLLM lacks", fp8W8A8(), BrokenOthers::biased)
            .of(V2025_10)
            .has("MOEQ411 layer.bias"),
        row("biases that no vLLM has", nvfp4W4A16(), BrokenOthers::biased)
            .tp(2)
            .has("MOEQ411 layer.bias"),
        row("biases that are not there", mxfp4W4A16().withBias(true), 128, 4, 2880, 2880)
            .has("MOEQ411 layer.bias"));
  }

  static List<Row> otherLayers() {
    return List.of(
        row("DeepSeek-R1's first layers on 32", fp8(128, 128), l -> others(l, 18432, 2048))
            .ep(32, 1)
            .has("MOEQ412 layer.denseIntermediateSize", "MOEQ412 layer.sharedIntermediateSize"),
        row("parts that are not whole", nvfp4W4A4(), l -> others(l, 18432, 0))
            .ep(5, 1)
            .has("MOEQ412 layer.denseIntermediateSize"),
        row("sixteens of a part", nvfp4W4A4(), l -> others(l, 1040, 0))
            .ep(2, 1)
            .has("MOEQ412 layer.denseIntermediateSize"),
        row("groups of a part, of which none is halved", int4W4A16(), l -> others(l, 0, 768))
            .ep(4, 1)
            .has("MOEQ412 layer.sharedIntermediateSize"),
        row("columns of a part", fp8(64, 128), l -> others(l, 0, 1088))
            .ep(1, 2)
            .ep(17, 1)
            .has("MOEQ412 layer.sharedIntermediateSize"),
        row("a size that no tp mends", fp8(128, 128), l -> others(l, 1000, 1024))
            .ep(2, 1)
            .has("MOEQ412 layer.denseIntermediateSize"),
        row("sizes that are the layer's own mistake", int4W4A16(), l -> others(l, 0, 1000))
            .has("MOEQ412 layer.sharedIntermediateSize"));
  }

  private static void biased(LayerOptions layer) {
    sizes(layer, 128, 4, 2880, 2880);
    layer.bias();
  }

  private static void others(LayerOptions layer, int dense, int shared) {
    sizes(layer, 256, 8, 7168, 2048);
    layer.denseIntermediateSize(dense);
    layer.sharedIntermediateSize(shared);
  }
}
