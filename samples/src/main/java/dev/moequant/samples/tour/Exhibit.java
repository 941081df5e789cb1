package dev.moequant.samples.tour;

import dev.moequant.DeploymentPlan;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.deployment.DeclaredDeployment;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.samples.layers.SafetensorsWriter;
import dev.moequant.samples.layers.TensorReader;
import dev.moequant.samples.models.Layer;
import dev.moequant.samples.models.Tensor;
import dev.moequant.scheme.SchemeFormatter;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A model as the tour shows it.
 *
 * @param checkpoint its name on Hugging Face
 * @param declared its scheme annotation
 * @param scheme what that declares
 * @param sizes the sizes of its experts
 * @param deployments how it is served
 * @param layer a small layer of its format
 * @param method makes a config of a layer, through the model's class and the generated factory
 */
record Exhibit(
    String checkpoint,
    String declared,
    SchemeSpec scheme,
    LayerSpec sizes,
    List<DeploymentSpec> deployments,
    Layer layer,
    Function<Layer, FusedMoEQuantConfig<Tensor>> method) {
  /** Keeps an unmodifiable copy. */
  Exhibit {
    deployments = List.copyOf(deployments);
  }

  static Exhibit of(
      String checkpoint,
      SchemeSpec scheme,
      LayerSpec sizes,
      DeclaredDeployment[] deployments,
      Layer layer,
      Function<Layer, FusedMoEQuantConfig<Tensor>> method) {
    List<DeploymentSpec> specs = Stream.of(deployments).map(DeclaredDeployment::spec).toList();
    return new Exhibit(checkpoint, scheme.annotation(), scheme, sizes, specs, layer, method);
  }

  /** The same with an annotation of the user's own, which declares the scheme. */
  Exhibit declaredBy(String annotation) {
    return new Exhibit(
        checkpoint,
        annotation + ", that is, " + declared,
        scheme,
        sizes,
        deployments,
        layer,
        method);
  }

  String title() {
    return checkpoint + ": " + sizes;
  }

  /** What each rank holds, in each way of serving it. */
  List<DeploymentPlan> plans() {
    return deployments.stream()
        .map(deployment -> DeploymentPlan.of(scheme, sizes, deployment, VllmRevision.NEWEST))
        .toList();
  }

  /** The config of the layer, which goes through a file first. */
  FusedMoEQuantConfig<Tensor> config() throws IOException {
    Path folder = Files.createTempDirectory("moequant-layer");
    Path file = folder.resolve("model.safetensors");
    try {
      SafetensorsWriter.write(file, layer);
      return method.apply(TensorReader.read(file));
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
    VllmProperties.of(config(), sizes.hiddenDim()).forEach(line -> lines.add("  " + line));
    return lines;
  }
}
