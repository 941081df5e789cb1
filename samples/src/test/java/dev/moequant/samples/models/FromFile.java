package dev.moequant.samples.models;

import dev.moequant.samples.layers.SafetensorsWriter;
import dev.moequant.samples.layers.TensorReader;
import java.io.IOException;
import java.nio.file.Path;

/** Layers as they come out of a file. */
final class FromFile {
  private FromFile() {}

  static Layer read(Path folder, Layer written) throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafetensorsWriter.write(file, written);
    return TensorReader.read(file);
  }
}
