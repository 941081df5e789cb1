package dev.moequant.interop.checkpoint;

import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.MoELayers;
import dev.moequant.interop.huggingface.ModelFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** 707 and 713: {@code hf_quant_config.json} against what stands in {@code config.json}. */
final class BesideFindings {
  private final ConfigValue block;
  private final ModelFiles files;
  private final MoELayers layers;
  private final Notes notes;

  BesideFindings(ConfigValue block, ModelFiles files, MoELayers layers, Notes notes) {
    this.block = block;
    this.files = files;
    this.layers = layers;
    this.notes = notes;
  }

  void find(ConfigValue beside, Map<Integer, ExpertScheme> schemes) {
    Optional<QuantMethod> method = ModelOptMethod.of(beside, notes, "quant_algo");
    Map<Integer, ExpertScheme> said =
        method.map(found -> Resolution.schemes(found, layers)).orElse(Map.of());
    for (int layer : layers.layers()) {
      Optional<ExpertScheme> one = Optional.ofNullable(schemes.get(layer));
      Optional<ExpertScheme> other = Optional.ofNullable(said.get(layer));
      if (one.isPresent()
          && other.isPresent()
          && !one.get().scheme().equals(other.get().scheme())) {
        Contradiction.note(one.get(), other.get(), notes);
        return;
      }
    }
    findOthers(beside);
  }

  private void findOthers(ConfigValue beside) {
    differ(
        block.find("producer").flatMap(producer -> producer.find("version")),
        files
            .quantConfig()
            .flatMap(file -> file.find("producer"))
            .flatMap(producer -> producer.find("version")));
    Optional<ConfigValue> cache = block.findAny("kv_cache_quant_algo", "kv_cache_scheme");
    Optional<ConfigValue> cacheBeside = beside.find("kv_cache_quant_algo");
    if (cache.isPresent()
        && cacheBeside.isPresent()
        && !algorithm(cache.get()).equals(algorithm(cacheBeside.get()))) {
      differ(cache.get(), cacheBeside.get());
    }
    findIgnored(beside);
  }

  /** A scheme of compressed-tensors, or the name of ModelOpt's algorithm. */
  private static String algorithm(ConfigValue cache) {
    return cache.isObject()
        ? (cache.text("type").filter("float"::equals).isPresent() ? "FP" : "INT")
            + cache.integer("num_bits").orElse(8)
        : cache.text().orElse("");
  }

  private void findIgnored(ConfigValue beside) {
    Optional<ConfigValue> one = block.findAny("ignore", "exclude_modules");
    Optional<ConfigValue> other = beside.findAny("exclude_modules", "ignore");
    if (one.isPresent() && other.isPresent()) {
      findEntry(one.get(), other.get());
      findEntry(other.get(), one.get());
    }
  }

  /** One entry says that the lists differ; all of them would not be read. */
  private void findEntry(ConfigValue list, ConfigValue other) {
    Set<String> there =
        other.items().stream()
            .flatMap(item -> item.text().stream())
            .collect(Collectors.toCollection(HashSet::new));
    list.items().stream()
        .filter(item -> item.text().filter(text -> !there.contains(text)).isPresent())
        .findFirst()
        .ifPresent(
            item ->
                notes.add(
                    CheckpointRules.CONFIGS_DIFFER.finding(
                        item.place(),
                        List.of(place(list), item.literal(), place(other), "nothing of it"),
                        List.of(help()))));
  }

  private static String place(ConfigValue value) {
    return "%s (%s)".formatted(value.place().path(), value.place());
  }

  private void differ(Optional<ConfigValue> one, Optional<ConfigValue> other) {
    if (one.isPresent() && other.isPresent() && !one.get().saysAs(other.get())) {
      differ(one.get(), other.get());
    }
  }

  private void differ(ConfigValue one, ConfigValue other) {
    notes.add(
        CheckpointRules.CONFIGS_DIFFER.finding(
            one.place(),
            List.of(
                place(one),
                one.isObject() ? algorithm(one) : one.literal(),
                place(other),
                other.literal()),
            List.of(help())));
  }

  private static String help() {
    return "vLLM reads config.json, and the other where that says nothing: let both say the same";
  }
}
