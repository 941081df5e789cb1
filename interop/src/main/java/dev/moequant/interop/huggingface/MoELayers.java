package dev.moequant.interop.huggingface;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which layers of a model have routed experts. Layers that predict further tokens stand behind the
 * others, and are counted on from them.
 */
public final class MoELayers {
  /** As many as no model has. */
  private static final int MOST_LAYERS = 1_000;

  private final int numHiddenLayers;
  private final List<Integer> layers;
  private final List<Integer> predicting;
  private final boolean isSaid;
  private final String pattern;

  private MoELayers(
      int numHiddenLayers,
      List<Integer> layers,
      List<Integer> predicting,
      boolean isSaid,
      String pattern) {
    this.numHiddenLayers = numHiddenLayers;
    this.layers = List.copyOf(layers);
    this.predicting = List.copyOf(predicting);
    this.isSaid = isSaid;
    this.pattern = pattern;
  }

  /**
   * Reads them from a config.
   *
   * @param config the model's
   * @return the layers; none where it does not say how many there are
   */
  public static MoELayers of(ModelConfig config) {
    int all =
        config.numHiddenLayers().map(ConfigValue::integer).orElse(OptionalInt.empty()).orElse(0);
    int count = Math.max(0, Math.min(all, MOST_LAYERS));
    Optional<IntPredicate> said = said(config.text());
    List<Integer> layers =
        IntStream.range(0, count).filter(said.orElse(layer -> true)).boxed().toList();
    List<Integer> predicting =
        IntStream.range(count, count + predicting(config.text())).boxed().toList();
    return new MoELayers(
        count,
        layers,
        predicting,
        said.isPresent(),
        config.text().text("hybrid_override_pattern").orElse(""));
  }

  private static Optional<IntPredicate> said(ConfigValue text) {
    return pattern(text)
        .or(() -> listed(text))
        .or(() -> kinds(text))
        .or(() -> behindDense(text))
        .or(() -> interleaved(text))
        .or(() -> sparseSteps(text))
        .or(() -> between(text))
        .or(() -> periodic(text));
  }

  /** A letter for each layer: E is one of experts. */
  private static Optional<IntPredicate> pattern(ConfigValue text) {
    return text.text("hybrid_override_pattern")
        .map(letters -> layer -> layer < letters.length() && letters.charAt(layer) == 'E');
  }

  /** A flag for each layer, or the numbers of the layers. */
  private static Optional<IntPredicate> listed(ConfigValue text) {
    Optional<ConfigValue> flags = text.find("moe_layer_freq").filter(ConfigValue::isList);
    if (flags.isPresent()) {
      List<Integer> values = integers(flags.get());
      return Optional.of(layer -> layer < values.size() && values.get(layer) != 0);
    }
    Optional<ConfigValue> numbers =
        text.find("moe_layers").filter(value -> value.isList() && !value.items().isEmpty());
    if (numbers.isPresent()) {
      Set<Integer> values = Set.copyOf(integers(numbers.get()));
      return Optional.of(values::contains);
    }
    return text.text("moe_layers_enum")
        .map(
            list -> {
              Set<String> values = Set.copyOf(List.of(list.trim().split("\\s*,\\s*", -1)));
              return layer -> values.contains(String.valueOf(layer));
            });
  }

  private static List<Integer> integers(ConfigValue list) {
    return list.items().stream().map(item -> item.integer().orElse(-1)).toList();
  }

  /** The kind of each layer. */
  private static Optional<IntPredicate> kinds(ConfigValue text) {
    return text.findAny("mlp_layer_types", "layers_block_type")
        .filter(ConfigValue::isList)
        .map(value -> value.items().stream().map(item -> item.text().orElse("")).toList())
        .filter(kinds -> kinds.contains("sparse") || kinds.contains("moe"))
        .map(kinds -> layer -> layer < kinds.size() && isSparse(kinds.get(layer)));
  }

  private static boolean isSparse(String kind) {
    return kind.equals("sparse") || kind.equals("moe");
  }

  /** The first k are dense; of the others, each n-th has experts. */
  private static Optional<IntPredicate> behindDense(ConfigValue text) {
    return text.find("first_k_dense_replace")
        .map(
            value -> {
              int dense = value.integer().orElse(0);
              int each = Math.max(1, text.integer("moe_layer_freq").orElse(1));
              return layer -> layer >= dense && layer % each == 0;
            });
  }

  private static Optional<IntPredicate> interleaved(ConfigValue text) {
    return text.find("interleave_moe_layer_step")
        .map(value -> value.integer().orElse(1))
        .map(step -> layer -> step > 0 && (layer + 1) % step == 0);
  }

  private static Optional<IntPredicate> sparseSteps(ConfigValue text) {
    if (text.findAny("decoder_sparse_step", "mlp_only_layers").isEmpty()) {
      return Optional.empty();
    }
    int step = Math.max(1, text.integer("decoder_sparse_step").orElse(1));
    Set<Integer> dense =
        text.find("mlp_only_layers").map(MoELayers::integers).orElse(List.of()).stream()
            .collect(Collectors.toUnmodifiableSet());
    return Optional.of(layer -> !dense.contains(layer) && (layer + 1) % step == 0);
  }

  private static Optional<IntPredicate> between(ConfigValue text) {
    return text.find("moe_layer_start_index")
        .map(value -> value.integer().orElse(0))
        .map(
            start -> {
              int said = text.integer("moe_layer_end_index").orElse(-1);
              int end = said < 0 ? Integer.MAX_VALUE : said;
              int each = Math.max(1, text.integer("moe_layer_interval").orElse(1));
              return layer -> layer >= start && layer <= end && (layer + 1) % each == 0;
            });
  }

  private static Optional<IntPredicate> periodic(ConfigValue text) {
    return text.find("expert_layer_period")
        .map(value -> Math.max(1, value.integer().orElse(1)))
        .map(
            period -> {
              int offset = text.integer("expert_layer_offset").orElse(0);
              return layer -> layer % period == offset % period;
            });
  }

  /** How many layers with experts predict further tokens. */
  private static int predicting(ConfigValue text) {
    int layers =
        text.findAny(
                "num_nextn_predict_layers",
                "mtp_num_hidden_layers",
                "num_mtp_modules",
                "num_mtp_layers")
            .map(ConfigValue::integer)
            .orElse(OptionalInt.empty())
            .orElse(0);
    boolean hasNone =
        text.text("mtp_hybrid_override_pattern")
            .filter(letters -> !letters.contains("E"))
            .isPresent();
    return hasNone ? 0 : Math.max(0, Math.min(layers, MOST_LAYERS));
  }

  /**
   * How many layers there are, those that predict further tokens not counted.
   *
   * @return {@code num_hidden_layers}
   */
  public int numHiddenLayers() {
    return numHiddenLayers;
  }

  /**
   * The layers that have experts.
   *
   * @return their numbers, below {@link #numHiddenLayers()}, ascending
   */
  public List<Integer> layers() {
    return layers;
  }

  /**
   * Whether a layer has a feed-forward network that is no experts'. Of models of several kinds of
   * layers, others have neither.
   *
   * @param layer its number
   * @return false for one with experts
   */
  public boolean isDense(int layer) {
    return pattern.isEmpty()
        ? !layers.contains(layer)
        : layer < pattern.length() && pattern.charAt(layer) == '-';
  }

  /**
   * The layers with experts that predict further tokens (MTP).
   *
   * @return their numbers, from {@link #numHiddenLayers()} on
   */
  public List<Integer> predicting() {
    return predicting;
  }

  /**
   * All layers with experts.
   *
   * @return those that predict further tokens last
   */
  public List<Integer> all() {
    List<Integer> all = new ArrayList<>(layers);
    all.addAll(predicting);
    return all;
  }

  /**
   * The same with layers that predict further tokens, which the config may not count.
   *
   * @param least how many there are at least
   * @return as many as are said, or at least these
   */
  public MoELayers withPredicting(int least) {
    int count = Math.max(predicting.size(), Math.min(least, MOST_LAYERS));
    return new MoELayers(
        numHiddenLayers,
        layers,
        IntStream.range(numHiddenLayers, numHiddenLayers + count).boxed().toList(),
        isSaid,
        pattern);
  }

  /**
   * Whether the config says which layers have experts.
   *
   * @return false where all were taken for want of it
   */
  public boolean isSaid() {
    return isSaid;
  }
}
