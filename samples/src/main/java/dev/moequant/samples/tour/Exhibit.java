package dev.moequant.samples.tour;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.samples.layers.SafetensorsReader;
import dev.moequant.samples.layers.SafetensorsWriter;
import dev.moequant.samples.models.Layer;
import dev.moequant.samples.models.LayerSizes;
import dev.moequant.samples.models.Tensor;
import dev.moequant.scheme.SchemeFormatter;
import dev.moequant.scheme.SchemeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A model as the tour shows it.
 *
 * @param checkpoint its name on Hugging Face
 * @param sizes the sizes of its experts
 * @param declared its scheme annotation
 * @param scheme what that declares
 * @param layer a small layer of its format
 * @param method makes a config of a layer, through the model's class and the generated factory
 */
record Exhibit(
    String checkpoint,
    LayerSizes sizes,
    String declared,
    SchemeSpec scheme,
    Layer layer,
    Function<Layer, FusedMoEQuantConfig<Tensor>> method) {

  static Exhibit of(
      String checkpoint,
      LayerSizes sizes,
      SchemeSpec scheme,
      Layer layer,
      Function<Layer, FusedMoEQuantConfig<Tensor>> method) {
    return new Exhibit(checkpoint, sizes, scheme.annotation(), scheme, layer, method);
  }

  /** The same with an annotation of the user's own, which declares the scheme. */
  Exhibit declaredBy(String annotation) {
    return new Exhibit(
        checkpoint, sizes, annotation + ", that is, " + declared, scheme, layer, method);
  }

  String title() {
    return checkpoint + ": " + sizes;
  }

  /** The config of the layer, which goes through a file first. */
  FusedMoEQuantConfig<Tensor> config() throws IOException {
    Path folder = Files.createTempDirectory("moequant-layer");
    Path file = folder.resolve("model.safetensors");
    try {
      SafetensorsWriter.write(file, layer);
      return method.apply(SafetensorsReader.read(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** The scheme as declared and in words, then the config's tensors and other properties. */
  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("  " + declared);
    SchemeFormatter.of(scheme).forEach(words -> lines.add("    " + words));
    VllmProperties.of(config(), sizes.hidden()).forEach(line -> lines.add("  " + line));
    return lines;
  }
}
