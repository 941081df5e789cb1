package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Layers of a checkpoint whose routed experts are quantized alike. */
public final class ExpertLayers {
  private final Optional<SchemeSpec> scheme;
  private final List<Integer> layers;
  private final Optional<ConfigValue> source;

  ExpertLayers(Optional<SchemeSpec> scheme, List<Integer> layers, Optional<ConfigValue> source) {
    this.scheme = scheme;
    this.layers = List.copyOf(layers);
    this.source = source;
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

  private static final int MOST_RUNS = 6;

  /** Prints {@code layers 3 to 60: @Fp8W8A8(blockShape = {128, 128})}. */
  @Override
  public String toString() {
    return layersInWords() + ": " + schemeInWords();
  }
}
