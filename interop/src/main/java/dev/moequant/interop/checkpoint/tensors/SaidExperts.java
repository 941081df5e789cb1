package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.LayerSizes;
import java.util.List;

/**
 * What the configs of a checkpoint say of its experts.
 *
 * @param quantMethod the method as the files name it; empty where they name none
 * @param numHiddenLayers from here on, layers predict further tokens
 * @param sizes of one layer with all its experts, on one rank
 * @param groups which layers are quantized how; no layer is in two
 * @param unknown layers with experts of which nobody knows how they are quantized
 */
public record SaidExperts(
    String quantMethod,
    int numHiddenLayers,
    LayerSizes sizes,
    List<Group> groups,
    List<Integer> unknown) {
  /** Keeps unmodifiable copies. */
  public SaidExperts {
    groups = List.copyOf(groups);
    unknown = List.copyOf(unknown);
  }

  /**
   * Layers whose experts are quantized alike.
   *
   * @param scheme one without errors of the family 1xx, {@code @Unquantized} for not at all
   * @param layers their numbers
   */
  public record Group(SchemeSpec scheme, List<Integer> layers) {
    /** Keeps an unmodifiable copy. */
    public Group {
      layers = List.copyOf(layers);
    }
  }

  /** Which group a layer is in; -1 for none. */
  int groupOf(int layer) {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).layers().contains(layer)) {
        return i;
      }
    }
    return -1;
  }
}
