package dev.moequant.interop.checkpoint;

import static java.util.stream.Collectors.toMap;

import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.AgreementRules;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.internal.rules.Declaration;
import dev.moequant.internal.rules.Published;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.MoELayers;
import dev.moequant.interop.huggingface.ModelConfig;
import dev.moequant.interop.huggingface.ModelFiles;
import dev.moequant.interop.json.Shown;
import dev.moequant.interop.safetensors.ReadProgress;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the files of a checkpoint say of its routed experts: how they are quantized, their sizes,
 * and in which layers they are. Nothing is thrown for what stands in the files: what cannot be read
 * is a finding, and what had to be assumed is said.
 *
 * <pre>{@code
 * Checkpoint checkpoint = Checkpoint.read(Path.of("Qwen3-30B-A3B-FP8"));
 * checkpoint.scheme();  // @Fp8W8A8(blockShape = {128, 128})
 * checkpoint.layer();   // 128 experts (8 a token), hiddenDim 2048, intermediateSize 768
 * checkpoint.check(DeploymentSpec.of("four gpus", d -> d.tp(4))).findings(); // MOEQ403
 * }</pre>
 *
 * <p>Immutable; any number of threads may ask it.
 */
public final class Checkpoint {
  private final String modelType;
  private final String quantMethod;
  private final List<ExpertLayers> experts;
  private final Optional<LayerSpec> layer;
  private final Map<String, ConfigValue> sources;
  private final List<String> assumptions;
  private final List<Finding> findings;
  private final Optional<CheckpointTensors> tensors;

  private Checkpoint(
      Resolution resolution,
      Optional<LayerSpec> layer,
      Map<String, ConfigValue> sources,
      Optional<CheckpointTensors> tensors,
      Notes notes) {
    // Both are printed as they are: a line break in one would forge a line of a log.
    this.modelType = Shown.of(resolution.modelType());
    this.quantMethod = Shown.of(resolution.quantMethod());
    this.experts = resolution.experts();
    this.layer = layer;
    this.sources = sources;
    this.tensors = tensors;
    this.assumptions = notes.assumptions();
    this.findings = notes.findings();
  }

  /**
   * Reads the JSON files of a checkpoint, and the headers of its safetensors files.
   *
   * @param folderOrConfig the folder of a checkpoint; or its {@code config.json}, for the JSON
   *     files alone
   * @return what they say
   */
  public static Checkpoint read(Path folderOrConfig) {
    return read(folderOrConfig, ReadProgress.UNHEARD);
  }

  /**
   * The same, and tells how far it is: headers on a disk that is far away take their time.
   *
   * @param folderOrConfig the folder of a checkpoint, or its {@code config.json}
   * @param progress hears of each file whose header was read
   * @return what they say
   */
  public static Checkpoint read(Path folderOrConfig, ReadProgress progress) {
    return of(ModelFiles.read(folderOrConfig), CheckpointTensors.read(folderOrConfig, progress));
  }

  /**
   * Reads the JSON files of a checkpoint that may not lie outside of a folder.
   *
   * @param folderOrConfig the folder of a checkpoint, or its {@code config.json}
   * @param root the folder; a file that a link leads out of it is 701
   * @return what they say
   */
  public static Checkpoint read(Path folderOrConfig, Path root) {
    return of(ModelFiles.read(folderOrConfig, root), Optional.empty());
  }

  private static Checkpoint of(ModelFiles files, Optional<CheckpointTensors> tensors) {
    Notes notes = new Notes();
    notes.addAll(files.findings());
    if (files.config().isEmpty()) {
      return new Checkpoint(Resolution.NONE, Optional.empty(), Map.of(), tensors, notes);
    }
    ModelConfig config = ModelConfig.of(files.config().get());
    MoELayers layers = layers(config, tensors);
    notes.addAll(layers.findings());
    config
        .numHiddenLayers()
        .ifPresentOrElse(
            notes::size,
            () -> notes.assume("no layers looked at: config.json says no num_hidden_layers"));
    // Without experts there is nothing to resolve, and that is said.
    Resolution resolution =
        config.numExperts().isEmpty()
            ? Resolution.nothing(config)
            : Resolution.of(files, config, layers, notes);
    Optional<LayerSpec> all = new LayerReader(config, resolution.others(), notes).read();
    OtherModules others =
        resolution
            .mainScheme()
            .flatMap(scheme -> all.map(layer -> resolution.others().thatFit(scheme, layer, notes)))
            .orElse(OtherModules.NONE);
    LayerReader reader = new LayerReader(config, others, notes);
    Optional<LayerSpec> layer = reader.read();
    Resolution resolved = resolution.withBiases(layer.filter(LayerSpec::bias).isPresent());
    tensors.ifPresent(found -> found.compare(resolved, layers, layer, notes));
    return new Checkpoint(resolved, layer, reader.sources(), tensors, notes);
  }

  /** Layers that predict further tokens are also those that have tensors, whatever is said. */
  private static MoELayers layers(ModelConfig config, Optional<CheckpointTensors> tensors) {
    MoELayers said = MoELayers.of(config);
    return tensors
        .map(found -> said.withPredicting(found.predictingLayers(said.numHiddenLayers())))
        .orElse(said);
  }

  /**
   * What kind of model it is.
   *
   * @return {@code model_type} of {@code config.json}; empty where it does not say
   */
  public String modelType() {
    return modelType;
  }

  /**
   * The method of quantization, as the files name it. It does not say what the experts are.
   *
   * @return for example {@code fp8}; empty for a checkpoint that is not quantized
   */
  public String quantMethod() {
    return quantMethod;
  }

  /**
   * Whether vLLM's method for it takes groups of int4 and int8 as they are, or not at all; that of
   * others tries halves of them.
   *
   * @return true for compressed-tensors
   */
  public boolean hasWholeGroups() {
    return quantMethod.equals("compressed-tensors");
  }

  /**
   * All layers with routed experts, those together that are quantized alike.
   *
   * @return the main ones first: most layers below {@code num_hidden_layers}; none where the files
   *     could not be read
   */
  public List<ExpertLayers> experts() {
    return experts;
  }

  /**
   * The scheme of the main layers.
   *
   * @return empty where they are not quantized, or the files could not be read
   */
  public Optional<SchemeSpec> scheme() {
    return Resolution.mainScheme(experts);
  }

  /**
   * The sizes of the routed experts.
   *
   * @return empty where they could not be read
   */
  public Optional<LayerSpec> layer() {
    return layer;
  }

  /**
   * What says each member of the layer.
   *
   * @return by the member's name, for example {@code hiddenDim}; without those that nothing says
   */
  public Map<String, ConfigValue> layerSources() {
    return sources;
  }

  /**
   * What had to be assumed, since no file says it.
   *
   * @return sentences, for example {@code group size 16 assumed: hf_quant_config.json says none}
   */
  public List<String> assumptions() {
    return assumptions;
  }

  /**
   * The tensors of its files.
   *
   * @return what their headers say; empty where a config was read alone, or there are no tensors
   */
  public Optional<CheckpointTensors> tensors() {
    return tensors;
  }

  /**
   * What is wrong with the files.
   *
   * @return errors and warnings of the family 7xx
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Whether it will run, on the newest revision of vLLM that is known here.
   *
   * @param deployments how it is to be served; none for the checkpoint alone
   * @return all findings
   */
  public CheckpointReport check(DeploymentSpec... deployments) {
    return check(VllmRevision.NEWEST, List.of(deployments));
  }

  /**
   * Whether it will run.
   *
   * @param revision the vLLM that is to serve it
   * @param deployments how it is to be served; none for the checkpoint alone
   * @return all findings
   */
  public CheckpointReport check(VllmRevision revision, List<DeploymentSpec> deployments) {
    return CheckpointReport.of(this, revision, deployments);
  }

  /**
   * What a class that declares a scheme for these experts contradicts: 704, 705, 714. Where layers
   * have several schemes, it is compared with the one that is nearest.
   *
   * @param scheme one without errors
   * @param declared the declared layer, if there is one
   * @param revision the vLLM that is to serve it
   * @return findings at members of the two annotations; none where the files do not say
   */
  public List<Finding> contradictions(
      SchemeSpec scheme, Optional<LayerSpec> declared, VllmRevision revision) {
    return contradictions(scheme, Optional.empty(), declared, revision);
  }

  /**
   * The same of a class whose scheme annotation may be the user's own, which findings then name.
   *
   * @param scheme what the annotation means, without errors
   * @param ownAnnotation the simple name of the user's own annotation; empty for one of moequant's
   * @param layer the declared layer, if there is one
   * @param revision the vLLM that is to serve it
   * @return findings at members of the two annotations; none where the files do not say
   */
  public List<Finding> contradictions(
      SchemeSpec scheme,
      Optional<String> ownAnnotation,
      Optional<LayerSpec> layer,
      VllmRevision revision) {
    Declaration declared = new Declaration(scheme, ownAnnotation, layer);
    List<List<Finding>> each =
        experts.stream()
            .map(group -> AgreementRules.check(declared, published(group), revision))
            .toList();
    return each.stream()
        .filter(found -> found.stream().noneMatch(one -> one.place() instanceof Place.OfScheme))
        .filter(found -> found.stream().noneMatch(one -> one.place().equals(Place.WHOLE)))
        .findFirst()
        .orElseGet(() -> each.isEmpty() ? List.of() : each.get(0))
        .stream()
        .filter(found -> found.place() instanceof Place.OfLayer || !isInDoubt())
        .toList();
  }

  /** Where the files do not agree on how the experts are quantized, nobody can contradict them. */
  private boolean isInDoubt() {
    return findings.stream()
        .map(Finding::rule)
        .anyMatch(
            rule ->
                rule.equals(CheckpointRules.ALL_IGNORED.id())
                    || rule.equals(CheckpointRules.CONTRADICTION.id()));
  }

  /**
   * What {@code --quantization} contradicts.
   *
   * @param quantization its value
   * @return 717, or nothing: a checkpoint that is not quantized may be served with any
   */
  public Optional<Finding> findOtherMethod(String quantization) {
    return quantMethod.isEmpty() || Methods.mayBeCalled(quantMethod, quantization)
        ? Optional.empty()
        : Optional.of(
            CheckpointRules.OTHER_METHOD.finding(
                List.of(quantization, "its method is " + quantMethod),
                List.of("leave --quantization out: vLLM takes what the checkpoint says")));
  }

  private Published published(ExpertLayers group) {
    return new Published(
        group.scheme(),
        experts.size() == 1 ? group.schemeInWords() : allSchemes(),
        group
            .source()
            .map(ConfigValue::shownWithPlace)
            .orElse("config.json says nothing of quantization"),
        group.saysActivations(),
        layer,
        sources.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().shownWithPlace())));
  }

  /** {@code @Fp8W8A8 in layers 0 to 46 and not quantized in layer 47}. */
  private String allSchemes() {
    List<String> each =
        experts.stream().map(one -> one.schemeInWords() + " in " + one.layersInWords()).toList();
    return String.join(", ", each.subList(0, each.size() - 1))
        + " and "
        + each.get(each.size() - 1);
  }

  /** Prints {@code qwen3_moe, fp8: layers 0 to 47: @Fp8W8A8(blockShape = {128, 128})}. */
  @Override
  public String toString() {
    String method = quantMethod.isEmpty() ? "not quantized" : quantMethod;
    return modelType + ", " + method + ": " + experts;
  }
}
