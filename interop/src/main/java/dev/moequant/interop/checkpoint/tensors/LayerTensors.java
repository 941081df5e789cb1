package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tensors of the experts of one layer, in the order of the files. */
final class LayerTensors {
  /** In place of an expert's number: the tensor is of all experts of the layer. */
  static final int ALL = -1;

  private final String prefix;
  private final String stem;
  private final int number;
  private final Tails tails;
  private final List<@Nullable Entry> entries = new ArrayList<>();
  private int[] experts = new int[64];
  private int[] ofTails = new int[64];
  private final BitSet seen = new BitSet();
  private int fused;

  /**
   * A layer without tensors so far.
   *
   * @param prefix what all its names begin with, for example {@code model.layers.3.mlp.experts.}
   * @param stem what is in front of the number, for example {@code model.layers}
   * @param number as it stands in the names
   * @param tails of all layers
   */
  LayerTensors(String prefix, String stem, int number, Tails tails) {
    this.prefix = prefix;
    this.stem = stem;
    this.number = number;
    this.tails = tails;
  }

  /** Adds a tensor; without an entry it is known by name only. */
  void add(int expert, int tail, @Nullable Entry entry) {
    int at = entries.size();
    if (at == experts.length) {
      experts = Arrays.copyOf(experts, 2 * at);
      ofTails = Arrays.copyOf(ofTails, 2 * at);
    }
    experts[at] = expert;
    ofTails[at] = tail;
    seen.set(tail);
    fused += expert == ALL ? 1 : 0;
    entries.add(entry);
  }

  int size() {
    return entries.size();
  }

  int expert(int at) {
    return experts[at];
  }

  int tail(int at) {
    return ofTails[at];
  }

  Optional<Entry> entry(int at) {
    return Optional.ofNullable(entries.get(at));
  }

  @Nullable Entry entryOrNull(int at) {
    return entries.get(at);
  }

  String name(int at) {
    return name(experts[at], tails.get(ofTails[at]));
  }

  String name(int expert, String tail) {
    return expert == ALL ? prefix + tail : prefix + expert + "." + tail;
  }

  /** What all names begin with, without the last dot. */
  String module() {
    return prefix.substring(0, prefix.length() - 1);
  }

  String stem() {
    return stem;
  }

  int number() {
    return number;
  }

  /** Whether it predicts further tokens, and is counted from 0. */
  boolean isPredicting() {
    return stem.contains("mtp") || stem.contains("nextn");
  }

  /** Whether most of its tensors are of all experts together. */
  boolean isFused() {
    return 2 * fused > size();
  }

  /** What follows the numbers of its experts, each once. */
  List<String> tails() {
    return seen.stream().mapToObj(tails::get).toList();
  }
}
