package dev.moequant.interop.checkpoint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.MoELayers;
import dev.moequant.interop.huggingface.ModelConfig;
import dev.moequant.interop.huggingface.ModelFiles;
import dev.moequant.scheme.SchemeMember;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From what the files say of quantization to the scheme of each layer's routed experts.
 *
 * @param modelType as the config names it
 * @param quantMethod as the files name it
 * @param experts the layers, the main ones first
 */
record Resolution(String modelType, String quantMethod, List<ExpertLayers> experts) {
  static final Resolution NONE = new Resolution("", "", List.of());

  static Resolution nothing(ModelConfig config) {
    return new Resolution(config.modelType(), "", List.of());
  }

  static Resolution of(ModelFiles files, ModelConfig config, MoELayers layers, Notes notes) {
    if (!layers.isSaid() && !layers.layers().isEmpty()) {
      notes.assume(
          "all %d layers have experts: config.json says of none that it is dense"
              .formatted(layers.numHiddenLayers()));
    }
    Optional<ConfigValue> block =
        config.quantization().or(() -> files.quantConfig().flatMap(q -> q.find("quantization")));
    if (block.isEmpty()) {
      return new Resolution(
          config.modelType(),
          "",
          List.of(new ExpertLayers(Optional.empty(), layers.all(), Optional.empty())));
    }
    Optional<QuantMethod> method = Methods.of(block.get(), config, notes);
    List<ExpertLayers> experts = method.map(found -> experts(found, layers)).orElse(List.of());
    return new Resolution(config.modelType(), Methods.name(block.get()), experts);
  }

  private static List<ExpertLayers> experts(QuantMethod method, MoELayers layers) {
    Map<Integer, ExpertScheme> schemes = new LinkedHashMap<>();
    for (int layer : layers.all()) {
      method
          .experts(new ExpertModules(layer, layers.numHiddenLayers()))
          .ifPresent(scheme -> schemes.put(layer, scheme));
    }
    return schemes.entrySet().stream()
        .collect(groupingBy(entry -> entry.getValue().scheme(), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(Resolution::together)
        .sorted(Comparator.comparingLong(group -> -below(group, layers.numHiddenLayers())))
        .toList();
  }

  private static ExpertLayers together(List<Map.Entry<Integer, ExpertScheme>> alike) {
    ExpertScheme first = alike.get(0).getValue();
    List<Integer> layers = new ArrayList<>();
    alike.forEach(entry -> layers.add(entry.getKey()));
    return new ExpertLayers(first.scheme(), layers, Optional.of(first.source()));
  }

  private static long below(ExpertLayers group, int numHiddenLayers) {
    return group.layers().stream().filter(layer -> layer < numHiddenLayers).count();
  }

  /** What the model says of biases is part of the scheme, too. */
  Resolution withBiases(boolean hasBias) {
    if (!hasBias) {
      return this;
    }
    return new Resolution(
        modelType,
        quantMethod,
        experts.stream()
            .map(
                group ->
                    new ExpertLayers(
                        group.scheme().map(scheme -> scheme.with(SchemeMember.BIAS, true)),
                        group.layers(),
                        group.source()))
            .toList());
  }
}
