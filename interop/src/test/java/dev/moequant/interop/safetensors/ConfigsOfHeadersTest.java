package dev.moequant.interop.safetensors;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.SlotTensors;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a generated factory does with the tensors of a layer, it does with a header alone. */
class ConfigsOfHeadersTest {
  private static final CheckedScheme FP8_BLOCKS =
      CheckedScheme.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128));

  @TempDir private Path folder = Path.of("");

  private SlotTensors<Entry> layer(long columns) throws IOException {
    SafetensorsHeader header =
        SafetensorsHeader.read(
            new SparseFile()
                .add("w13_weight_scale_inv", "F32", 256, 32, columns)
                .add("w2_weight_scale_inv", "F32", 256, 56, 16)
                .write(folder.resolve("layer.safetensors")));
    return SlotTensors.<Entry>none()
        .with(TensorSlot.W1_SCALE, header.find("w13_weight_scale_inv").orElseThrow())
        .with(TensorSlot.W2_SCALE, header.find("w2_weight_scale_inv").orElseThrow());
  }

  @Test
  void aSoundLayerGivesAConfig() throws IOException {
    FusedMoEQuantConfig<Entry> config = FP8_BLOCKS.create(Entry.TENSORS, layer(56));

    assertThat(config.isBlockQuantized()).isTrue();
  }

  @Test
  void aWrongShapeIsFound() throws IOException {
    SlotTensors<Entry> wrong = layer(57);

    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class, () -> FP8_BLOCKS.create(Entry.TENSORS, wrong));
    assertThat(thrown).hasMessageThat().contains("57");
  }
}
