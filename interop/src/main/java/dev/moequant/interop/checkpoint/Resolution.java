package dev.moequant.interop.checkpoint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.MoELayers;
import dev.moequant.interop.huggingface.ModelConfig;
import dev.moequant.interop.huggingface.ModelFiles;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From what the files say of quantization to the scheme of each layer's routed experts.
 *
 * @param modelType as the config names it
 * @param quantMethod as the files name it
 * @param experts the layers, the main ones first
 * @param others what is quantized as they are
 */
record Resolution(
    String modelType, String quantMethod, List<ExpertLayers> experts, OtherModules others) {
  private static final String NOT_READ =
      "%s is not read, and the experts are taken as not quantized: vLLM reads it only where"
          + " --quantization names its method";

  static final Resolution NONE = new Resolution("", "", List.of(), OtherModules.NONE);

  static Resolution nothing(ModelConfig config) {
    return new Resolution(config.modelType(), "", List.of(), OtherModules.NONE);
  }

  static Resolution of(ModelFiles files, ModelConfig config, MoELayers layers, Notes notes) {
    if (!layers.isSaid() && !layers.layers().isEmpty()) {
      notes.assume(
          "all %d layers have experts: config.json says of none that it is dense"
              .formatted(layers.numHiddenLayers()));
    }
    Optional<ConfigValue> said = config.quantization();
    if (said.isPresent() && !said.get().isObject()) {
      notes.malformed(
          said.get(),
          "is no object",
          "give what the tool wrote that quantized the model, or leave it out where none did");
      return nothing(config);
    }
    noteOther(config, notes);
    Optional<ConfigValue> beside = beside(files, notes);
    Optional<ConfigValue> block = said.or(() -> beside);
    if (block.isEmpty()) {
      files.notRead().forEach(name -> notes.assume(NOT_READ.formatted(name)));
      return new Resolution(
          config.modelType(),
          "",
          List.of(ExpertLayers.unquantized(layers.all())),
          OtherModules.NONE);
    }
    Optional<QuantMethod> method = Methods.of(block.get(), config, notes);
    Map<Integer, ExpertScheme> schemes =
        method.map(found -> schemes(found, layers)).orElse(Map.of());
    List<ExpertLayers> experts = together(schemes, layers);
    method.ifPresent(
        found -> new SchemeFindings(block.get(), found, layers, notes).find(schemes, experts));
    if (said.isPresent() && beside.isPresent()) {
      new BesideFindings(block.get(), files, layers, notes).find(beside.get(), schemes);
    }
    return new Resolution(
        config.modelType(),
        Methods.name(block.get()),
        experts,
        method.map(found -> others(found, layers)).orElse(OtherModules.NONE));
  }

  private static void noteOther(ModelConfig config, Notes notes) {
    config
        .otherQuantization()
        .map(ConfigValue::shownWithPlace)
        .ifPresent(
            other ->
                notes.assume(other + " is not read: vLLM takes what is said of the whole model"));
  }

  private static Optional<ConfigValue> beside(ModelFiles files, Notes notes) {
    return files
        .quantConfig()
        .map(file -> file.find("quantization").orElse(file))
        .filter(block -> saysAnything(block, notes));
  }

  /** ModelOpt writes null where it has quantized the cache alone, and vLLM takes it so. */
  private static boolean saysAnything(ConfigValue beside, Notes notes) {
    Optional<ConfigValue> algorithm =
        Optional.ofNullable(beside.entries().get("quant_algo")).filter(ConfigValue::isNull);
    algorithm.ifPresent(
        nothing ->
            notes.assume(
                "%s quantizes no experts: its quant_algo is null"
                    .formatted(beside.place().file())));
    return algorithm.isEmpty();
  }

  static Map<Integer, ExpertScheme> schemes(QuantMethod method, MoELayers layers) {
    Map<Integer, ExpertScheme> schemes = new LinkedHashMap<>();
    for (int layer : layers.all()) {
      method
          .experts(new ExpertModules(layer, layers.numHiddenLayers()))
          .ifPresent(scheme -> schemes.put(layer, scheme));
    }
    return schemes;
  }

  private static List<ExpertLayers> together(Map<Integer, ExpertScheme> schemes, MoELayers layers) {
    return schemes.entrySet().stream()
        .collect(groupingBy(entry -> entry.getValue().scheme(), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(Resolution::together)
        .sorted(
            Comparator.<ExpertLayers>comparingLong(group -> -below(group, layers.numHiddenLayers()))
                .thenComparing(group -> group.scheme().isEmpty()))
        .toList();
  }

  private static ExpertLayers together(List<Map.Entry<Integer, ExpertScheme>> alike) {
    List<Integer> layers = new ArrayList<>();
    alike.forEach(entry -> layers.add(entry.getKey()));
    return ExpertLayers.of(alike.get(0).getValue(), layers);
  }

  private static long below(ExpertLayers group, int numHiddenLayers) {
    return group.layers().stream().filter(layer -> layer < numHiddenLayers).count();
  }

  /** Of a kind of module the first layer that has it answers for all. */
  private static OtherModules others(QuantMethod method, MoELayers layers) {
    if (method.isOfExpertsOnly() || layers.layers().isEmpty()) {
      return OtherModules.NONE;
    }
    int all = layers.numHiddenLayers();
    boolean isDense =
        IntStream.range(0, all)
            .filter(layer -> layers.isDense(layer))
            .boxed()
            .findFirst()
            .filter(layer -> !method.ignored().covers(new ExpertModules(layer, all).dense()))
            .isPresent();
    ExpertModules first = new ExpertModules(layers.layers().get(0), all);
    return new OtherModules(isDense, !method.ignored().covers(first.shared()));
  }

  Optional<SchemeSpec> mainScheme() {
    return mainScheme(experts);
  }

  static Optional<SchemeSpec> mainScheme(List<ExpertLayers> experts) {
    return experts.isEmpty() ? Optional.empty() : experts.get(0).scheme();
  }

  /** What the model says of biases is part of the scheme, too. */
  Resolution withBiases(boolean hasBias) {
    return hasBias
        ? new Resolution(
            modelType, quantMethod, experts.stream().map(ExpertLayers::withBias).toList(), others)
        : this;
  }
}
