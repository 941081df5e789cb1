package dev.moequant.interop.huggingface;

import dev.moequant.diagnostics.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which layers of a model have routed experts. Layers that predict further tokens stand behind the
 * others, and are counted on from them.
 */
public final class MoELayers {
  /** As many as no model has. */
  static final int MOST_LAYERS = 1_000;

  private final int numHiddenLayers;
  private final List<Integer> layers;
  private final List<Integer> predicting;
  private final boolean isSaid;
  private final String pattern;
  private final List<Finding> findings;

  private MoELayers(
      int numHiddenLayers,
      List<Integer> layers,
      List<Integer> predicting,
      boolean isSaid,
      String pattern,
      List<Finding> findings) {
    this.numHiddenLayers = numHiddenLayers;
    this.layers = List.copyOf(layers);
    this.predicting = List.copyOf(predicting);
    this.isSaid = isSaid;
    this.pattern = pattern;
    this.findings = List.copyOf(findings);
  }

  /**
   * Reads them from a config.
   *
   * @param config the model's
   * @return the layers; none where it does not say how many there are
   */
  public static MoELayers of(ModelConfig config) {
    LayerKeys keys = new LayerKeys(config.text());
    Optional<ConfigValue> all = config.numHiddenLayers();
    int count =
        keys.bounded(all.map(ConfigValue::integer).orElse(OptionalInt.empty()).orElse(0), all);
    Optional<IntPredicate> said = keys.layers();
    List<Integer> layers =
        IntStream.range(0, count).filter(said.orElse(layer -> true)).boxed().toList();
    int predicting = keys.predicting();
    return new MoELayers(
        count,
        layers,
        IntStream.range(count, count + predicting).boxed().toList(),
        said.isPresent(),
        config.text().text("hybrid_override_pattern").orElse(""),
        keys.findings());
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
        pattern,
        findings);
  }

  /**
   * Whether the config says which layers have experts.
   *
   * @return false where all were taken for want of it
   */
  public boolean isSaid() {
    return isSaid;
  }

  /**
   * What is wrong with the keys that say so.
   *
   * @return 702; none where every value is one that a model may have
   */
  public List<Finding> findings() {
    return findings;
  }
}
