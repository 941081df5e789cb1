package dev.moequant.interop.checkpoint;

import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.tensors.ExpertTensors;
import dev.moequant.interop.checkpoint.tensors.FileProblems;
import dev.moequant.interop.checkpoint.tensors.GlobalScales;
import dev.moequant.interop.checkpoint.tensors.SaidExperts;
import dev.moequant.interop.checkpoint.tensors.TensorFindings;
import dev.moequant.interop.huggingface.MoELayers;
import dev.moequant.interop.safetensors.ReadProgress;
import dev.moequant.interop.safetensors.TensorDirectory;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.LayerSizes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the headers of a checkpoint's safetensors files say: which tensors there are, with dtypes
 * and shapes. The weights are never read.
 */
public final class CheckpointTensors {
  private final TensorDirectory directory;
  private final ExpertTensors experts;

  private CheckpointTensors(TensorDirectory directory) {
    this.directory = directory;
    this.experts = ExpertTensors.of(directory);
  }

  /** Empty for a config alone, and for a folder without tensors. */
  static Optional<CheckpointTensors> read(Path folderOrConfig, ReadProgress progress) {
    if (!Files.isDirectory(folderOrConfig)) {
      return Optional.empty();
    }
    TensorDirectory directory = TensorDirectory.read(folderOrConfig, progress);
    boolean hasAny =
        directory.isIndexed() || !directory.tensors().isEmpty() || !directory.problems().isEmpty();
    return hasAny ? Optional.of(new CheckpointTensors(directory)) : Optional.empty();
  }

  int predictingLayers(int numHiddenLayers) {
    return numHiddenLayers > 0 ? experts.predictingLayers(numHiddenLayers) : 0;
  }

  /** Notes what is wrong with the files, and what they contradict. */
  void compare(Resolution resolution, MoELayers layers, Optional<LayerSpec> layer, Notes notes) {
    notes.addAll(FileProblems.findings(directory));
    FileProblems.assumptions(directory).forEach(notes::assume);
    if (layer.isEmpty()) {
      return;
    }
    SaidExperts said = said(resolution, layers, layer.get());
    if (!said.groups().isEmpty()) {
      TensorFindings found = TensorFindings.of(directory, experts, said);
      notes.addAll(found.findings());
      found.assumptions().forEach(notes::assume);
    }
  }

  /** What is wrong with a scheme is said by the rules of schemes. */
  private static SaidExperts said(Resolution resolution, MoELayers layers, LayerSpec layer) {
    SchemeSpec unquantized = SchemeSpec.unquantized().with(SchemeMember.BIAS, layer.bias());
    List<SaidExperts.Group> groups =
        resolution.experts().stream()
            .map(group -> new SaidExperts.Group(group.scheme().orElse(unquantized), group.layers()))
            .filter(group -> !group.layers().isEmpty())
            .filter(group -> Catalogue.find(group.scheme()).isPresent())
            .toList();
    return new SaidExperts(
        resolution.quantMethod(),
        layers.numHiddenLayers(),
        new LayerSizes(
            layer.numExperts(),
            layer.hiddenDim(),
            layer.intermediateSize(),
            layer.activation().isGated(),
            1),
        groups,
        layers.all().stream()
            .filter(each -> groups.stream().noneMatch(group -> group.layers().contains(each)))
            .toList());
  }

  /**
   * All tensors, of experts or not.
   *
   * @return the folder as it was read
   */
  public TensorDirectory directory() {
    return directory;
  }

  /**
   * Whether gate and up of nvfp4 experts have one global scale (718). This reads a few bytes of
   * each expert from the files, so it takes time where these are far away.
   *
   * @return nothing where they are equal, or there are none
   */
  public List<Finding> differentGlobalScales() {
    return GlobalScales.findings(directory);
  }

  /** Prints the folder and how much is in it. */
  @Override
  public String toString() {
    return directory.toString();
  }
}
