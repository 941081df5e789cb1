package dev.moequant.interop.huggingface;

import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.CheckpointRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What the keys of a config say of which layers have experts. A value that no model has is 702, and
 * is taken as if it were not there.
 */
final class LayerKeys {
  private static final String[] PREDICTING = {
    "num_nextn_predict_layers", "mtp_num_hidden_layers", "num_mtp_modules", "num_mtp_layers"
  };

  private final ConfigValue text;
  private final Set<Finding> findings = new LinkedHashSet<>();

  LayerKeys(ConfigValue text) {
    this.text = text;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Which layers have experts; empty where nothing says that some have none. */
  Optional<IntPredicate> layers() {
    return pattern()
        .or(this::listed)
        .or(this::kinds)
        .or(this::behindDense)
        .or(this::interleaved)
        .or(this::sparseSteps)
        .or(this::between)
        .or(this::periodic);
  }

  /** A letter for each layer: E is one of experts. */
  private Optional<IntPredicate> pattern() {
    return string("hybrid_override_pattern")
        .map(letters -> layer -> layer < letters.length() && letters.charAt(layer) == 'E');
  }

  /** A flag for each layer, or the numbers of the layers. */
  private Optional<IntPredicate> listed() {
    if (text.find("moe_layer_freq").filter(ConfigValue::isList).isPresent()) {
      List<Integer> values = integers("moe_layer_freq");
      return Optional.of(layer -> layer < values.size() && values.get(layer) != 0);
    }
    Set<Integer> numbers = Set.copyOf(integers("moe_layers"));
    if (!numbers.isEmpty()) {
      return Optional.of(numbers::contains);
    }
    return string("moe_layers_enum")
        .map(
            list -> {
              Set<String> values = Set.copyOf(List.of(list.trim().split("\\s*,\\s*", -1)));
              return layer -> values.contains(String.valueOf(layer));
            });
  }

  /** The kind of each layer. */
  private Optional<IntPredicate> kinds() {
    return text.findAny("mlp_layer_types", "layers_block_type")
        .filter(
            value -> isOfType(value, value.isList(), "is no list", "name the kind of each layer"))
        .map(value -> value.items().stream().map(item -> item.text().orElse("")).toList())
        .filter(kinds -> kinds.contains("sparse") || kinds.contains("moe"))
        .map(kinds -> layer -> layer < kinds.size() && isSparse(kinds.get(layer)));
  }

  private static boolean isSparse(String kind) {
    return kind.equals("sparse") || kind.equals("moe");
  }

  /** The first k are dense; of the others, each n-th has experts. */
  private Optional<IntPredicate> behindDense() {
    return integer(0, "first_k_dense_replace")
        .map(
            dense -> {
              int each = integer(1, "moe_layer_freq").orElse(1);
              return layer -> layer >= dense && layer % each == 0;
            });
  }

  private Optional<IntPredicate> interleaved() {
    return integer(0, "interleave_moe_layer_step")
        .map(step -> layer -> step > 0 && (layer + 1) % step == 0);
  }

  private Optional<IntPredicate> sparseSteps() {
    if (text.findAny("decoder_sparse_step", "mlp_only_layers").isEmpty()) {
      return Optional.empty();
    }
    int step = integer(1, "decoder_sparse_step").orElse(1);
    List<Integer> dense = integers("mlp_only_layers");
    return Optional.of(layer -> !dense.contains(layer) && (layer + 1) % step == 0);
  }

  private Optional<IntPredicate> between() {
    return integer(0, "moe_layer_start_index")
        .map(
            start -> {
              int said = integer(-1, "moe_layer_end_index").orElse(-1);
              int end = said < 0 ? Integer.MAX_VALUE : said;
              int each = integer(1, "moe_layer_interval").orElse(1);
              return layer -> layer >= start && layer <= end && (layer + 1) % each == 0;
            });
  }

  private Optional<IntPredicate> periodic() {
    return integer(1, "expert_layer_period")
        .map(
            period -> {
              int offset = integer(0, "expert_layer_offset").orElse(0);
              return layer -> layer % period == offset % period;
            });
  }

  /** How many layers with experts predict further tokens. */
  int predicting() {
    int layers = bounded(integer(0, PREDICTING).orElse(0), text.findAny(PREDICTING));
    boolean hasNone =
        string("mtp_hybrid_override_pattern").filter(letters -> !letters.contains("E")).isPresent();
    return hasNone ? 0 : layers;
  }

  /** As many as are looked at. */
  int bounded(int layers, Optional<ConfigValue> said) {
    int most = MoELayers.MOST_LAYERS;
    said.ifPresent(
        value ->
            isOfType(
                value,
                layers <= most,
                "are more layers than any model has, and only " + most + " are looked at",
                "compare the number with the published one"));
    return Math.max(0, Math.min(layers, most));
  }

  private Optional<Integer> integer(int least, String... keys) {
    return text.findAny(keys)
        .filter(
            value ->
                isOfType(
                    value,
                    value.integer().isPresent() && value.integer().getAsInt() >= least,
                    "is no integer from " + least + " on",
                    "give a number as the published config has it"))
        .flatMap(value -> value.integer().stream().boxed().findFirst());
  }

  private List<Integer> integers(String key) {
    return text.find(key)
        .filter(
            value ->
                isOfType(
                    value,
                    value.isList()
                        && value.items().stream().allMatch(item -> item.integer().isPresent()),
                    "is no list of integers",
                    "give a number for each layer that is meant"))
        .map(value -> value.items().stream().map(item -> item.integer().orElseThrow()).toList())
        .orElse(List.of());
  }

  private Optional<String> string(String key) {
    return text.find(key)
        .filter(
            value ->
                isOfType(
                    value,
                    value.text().isPresent(),
                    "is no text",
                    "write it as the published config has it"))
        .flatMap(ConfigValue::text);
  }

  private boolean isOfType(ConfigValue value, boolean isIt, String why, String help) {
    if (!isIt) {
      findings.add(
          CheckpointRules.NOT_A_CONFIG.finding(
              value.place(), List.of(value.place(), value.shown() + " " + why), List.of(help)));
    }
    return isIt;
  }
}
