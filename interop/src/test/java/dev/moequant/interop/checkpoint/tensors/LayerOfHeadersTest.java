package dev.moequant.interop.checkpoint.tensors;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.TensorDirectory;
import dev.moequant.tensors.SlotTensors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A factory runs on the headers of a checkpoint alone: the scales of a layer's experts, stacked as
 * a loader stacks them, are tensors that have no data.
 */
class LayerOfHeadersTest {
  private static final Synthetic BLOCKS = Synthetics.of("@Fp8W8A8(blockShape = {128, 128})");

  @TempDir private Path folder = Path.of("");

  private static Entry scale(TensorDirectory files, String matrix) {
    return files.find("model.layers.1.mlp.experts.0." + matrix + ".weight_scale_inv").orElseThrow();
  }

  /** All experts of a layer have tensors like those of the first. */
  private static Entry stacked(Entry first, long rows) {
    return new Entry(
        first.name(),
        first.dtype(),
        List.of(2L, rows * first.shape().get(0), first.shape().get(1)),
        first.begin(),
        first.end(),
        first.file());
  }

  @Test
  void theSchemeOfTheConfigTakesTheTensorsOfTheFiles() {
    Checkpoint checkpoint = BLOCKS.read(folder, BLOCKS.all());
    TensorDirectory files = checkpoint.tensors().orElseThrow().directory();
    CheckedScheme scheme = CheckedScheme.of(checkpoint.scheme().orElseThrow());
    SlotTensors<Entry> layer =
        SlotTensors.<Entry>none()
            .with(TensorSlot.W1_SCALE, stacked(scale(files, "gate_proj"), 2))
            .with(TensorSlot.W2_SCALE, stacked(scale(files, "down_proj"), 1));

    FusedMoEQuantConfig<Entry> config = scheme.create(Entry.TENSORS, layer);

    assertThat(config.isBlockQuantized()).isTrue();
    assertThrows(
        InvalidQuantConfigException.class,
        () ->
            scheme.create(
                Entry.TENSORS, layer.with(TensorSlot.W2_SCALE, scale(files, "down_proj"))));
  }
}
