package dev.moequant.interop.checkpoint.tensors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.TensorDirectory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tensors of a checkpoint are of routed experts, layer by layer, from their names: {@code
 * model.layers.3.mlp.experts.17.up_proj.weight}, or {@code model.layers.3.mlp.experts.down_proj} of
 * all experts of a layer. What is in front of the layer's number may be anything; where several
 * parts of a model have experts, it is the largest part that counts.
 */
public final class ExpertTensors {
  private static final String EXPERTS = ".experts.";

  /** No model has a million layers or experts; a longer number is no number. */
  private static final int MOST_DIGITS = 6;

  private final Tails tails = new Tails();
  private final Map<String, LayerTensors> byPrefix = new HashMap<>();
  private LayerTensors last = new LayerTensors(EXPERTS, "", 0, tails);
  private String lastPrefix = EXPERTS;
  private boolean hasEmbeddings;

  private ExpertTensors() {}

  /**
   * Sorts the tensors of a folder.
   *
   * @param directory what is in its files, and what its index says of files that are not there
   * @return those of experts
   */
  public static ExpertTensors of(TensorDirectory directory) {
    ExpertTensors experts = new ExpertTensors();
    directory.tensors().forEach(experts::take);
    directory.absent().keySet().forEach(name -> experts.take(name, null));
    return experts;
  }

  private void take(String name, @Nullable Entry entry) {
    if (!name.startsWith(lastPrefix) && !find(name)) {
      hasEmbeddings |= name.contains("embed");
      return;
    }
    int from = lastPrefix.length();
    int dot = endOfNumber(name, from);
    if (dot > from && dot + 1 < name.length() && name.charAt(dot) == '.') {
      int expert = Integer.parseInt(name, from, dot, 10);
      last.add(expert, tails.numberOf(name, dot + 1), entry);
    } else {
      last.add(LayerTensors.ALL, tails.numberOf(name, from), entry);
    }
  }

  /** Looks for the layer of a name, unless it is that of the name before. */
  private boolean find(String name) {
    int at = name.indexOf(EXPERTS);
    if (at < 0 || at + EXPERTS.length() == name.length()) {
      return false;
    }
    String prefix = name.substring(0, at + EXPERTS.length());
    @Nullable LayerTensors known = byPrefix.get(prefix);
    Optional<LayerTensors> layer = known != null ? Optional.of(known) : layer(prefix, at);
    if (layer.isEmpty()) {
      return false;
    }
    byPrefix.put(prefix, layer.get());
    last = layer.get();
    lastPrefix = prefix;
    return true;
  }

  /** The number is the last part in front of the experts, or the last but one. */
  private Optional<LayerTensors> layer(String prefix, int end) {
    int to = end;
    for (int part = 0; part < 2 && to > 0; part++) {
      int from = prefix.lastIndexOf('.', to - 1) + 1;
      if (from < to && endOfNumber(prefix, from) == to) {
        String stem = prefix.substring(0, Math.max(0, from - 1));
        int number = Integer.parseInt(prefix, from, to, 10);
        return Optional.of(new LayerTensors(prefix, stem, number, tails));
      }
      to = from - 1;
    }
    return Optional.empty();
  }

  /** Where the digits from a character on end; there itself if they are too many. */
  private static int endOfNumber(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
      to++;
    }
    return to - from > MOST_DIGITS ? from : to;
  }

  /** Whether there is what a model begins with. */
  boolean hasEmbeddings() {
    return hasEmbeddings;
  }

  Tails tails() {
    return tails;
  }

  /**
   * The layers by their numbers, of which several may be one where a model has experts in several
   * places; those that predict further tokens are counted on from the others.
   */
  Map<Integer, List<LayerTensors>> layers(int numHiddenLayers) {
    return counted()
        .sorted(
            Comparator.comparing(LayerTensors::isPredicting).thenComparing(LayerTensors::module))
        .collect(groupingBy(layer -> number(layer, numHiddenLayers), TreeMap::new, toLayers()));
  }

  private static Collector<LayerTensors, ?, List<LayerTensors>> toLayers() {
    return Collectors.toList();
  }

  private static int number(LayerTensors layer, int numHiddenLayers) {
    return layer.isPredicting() ? numHiddenLayers + layer.number() : layer.number();
  }

  /** Without those of a smaller part, as the experts that speak beside those that think. */
  private Stream<LayerTensors> counted() {
    Map<String, Long> sizes =
        byPrefix.values().stream()
            .filter(layer -> !layer.isPredicting())
            .collect(groupingBy(LayerTensors::stem, TreeMap::new, summingLong(LayerTensors::size)));
    String main =
        sizes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    return byPrefix.values().stream()
        .filter(layer -> layer.isPredicting() || layer.stem().equals(main));
  }

  /**
   * How many layers that predict further tokens have tensors.
   *
   * @param numHiddenLayers from here on, layers predict further tokens
   * @return one more than the last of them, counted from there; 0 where there is none
   */
  public int predictingLayers(int numHiddenLayers) {
    return counted()
        .mapToInt(layer -> number(layer, numHiddenLayers) - numHiddenLayers + 1)
        .filter(count -> count > 0)
        .max()
        .orElse(0);
  }
}
