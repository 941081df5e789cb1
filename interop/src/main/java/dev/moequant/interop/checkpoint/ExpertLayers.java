package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Layers of a checkpoint whose routed experts are quantized alike. */
public final class ExpertLayers {
  private static final int MOST_RUNS = 6;

  private final Optional<SchemeSpec> scheme;
  private final List<Integer> layers;
  private final Optional<ConfigValue> source;
  private final boolean saysActivations;

  private ExpertLayers(
      Optional<SchemeSpec> scheme,
      List<Integer> layers,
      Optional<ConfigValue> source,
      boolean saysActivations) {
    this.scheme = scheme;
    this.layers = List.copyOf(layers);
    this.source = source;
    this.saysActivations = saysActivations;
  }

  static ExpertLayers of(ExpertScheme scheme, List<Integer> layers) {
    return new ExpertLayers(
        scheme.scheme(), layers, Optional.of(scheme.source()), scheme.saysActivations());
  }

  /** Of a checkpoint that says nothing of quantization. */
  static ExpertLayers unquantized(List<Integer> layers) {
    return new ExpertLayers(Optional.empty(), layers, Optional.empty(), true);
  }

  ExpertLayers withBias() {
    return new ExpertLayers(
        scheme.map(found -> found.with(SchemeMember.BIAS, true)), layers, source, saysActivations);
  }

  /**
   * How they are quantized.
   *
   * @return right or wrong: the rules say what is wrong with it; empty where they are not quantized
   */
  public Optional<SchemeSpec> scheme() {
    return scheme;
  }

  /**
   * Which layers.
   *
   * @return their numbers, ascending; from {@code num_hidden_layers} on they predict further tokens
   */
  public List<Integer> layers() {
    return layers;
  }

  /**
   * What says so.
   *
   * @return a value of the files with its place; empty where nothing is said, as of a checkpoint
   *     that is not quantized
   */
  public Optional<ConfigValue> source() {
    return source;
  }

  /**
   * Whether the files say what activations are quantized to.
   *
   * @return false where they leave it to vLLM's kernels: those of {@link #scheme()} are one of
   *     several choices then
   */
  public boolean saysActivations() {
    return saysActivations;
  }

  /**
   * The scheme in words.
   *
   * @return for example <code>@Fp8W8A8(blockShape = {128, 128})</code>, or {@code not quantized}
   */
  public String schemeInWords() {
    return scheme.map(SchemeSpec::annotation).orElse("not quantized");
  }

  /**
   * The layers in words.
   *
   * @return for example {@code layers 3 to 60}, or {@code layer 21}
   */
  public String layersInWords() {
    return inWords(layers);
  }

  static String inWords(List<Integer> layers) {
    List<String> runs = new ArrayList<>();
    for (int from = 0; from < layers.size(); ) {
      int to = from;
      while (to + 1 < layers.size() && layers.get(to + 1) == layers.get(to) + 1) {
        to++;
      }
      runs.add(
          to == from
              ? String.valueOf(layers.get(from))
              : layers.get(from) + (to == from + 1 ? " and " : " to ") + layers.get(to));
      from = to + 1;
    }
    String some =
        runs.size() > MOST_RUNS
            ? runs.stream().limit(MOST_RUNS).collect(Collectors.joining(", ")) + ", …"
            : String.join(", ", runs);
    return (layers.size() == 1 ? "layer " : "layers ") + some;
  }

  /** Prints {@code layers 3 to 60: @Fp8W8A8(blockShape = {128, 128})}. */
  @Override
  public String toString() {
    return layersInWords() + ": " + schemeInWords();
  }
}
