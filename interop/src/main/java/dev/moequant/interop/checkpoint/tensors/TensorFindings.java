package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.tensors.SaidExperts.Group;
import dev.moequant.interop.safetensors.TensorDirectory;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the headers of a checkpoint say against its configs: 708, 709, 710 and 716.
 *
 * <p>Where there is no index, and the files have no embeddings, they are taken as a part of a
 * checkpoint: what is not there at all is not missed then.
 */
public final class TensorFindings {
  private final ExpertTensors tensors;
  private final SaidExperts said;
  private final Completeness completeness;
  private final Differences differences;
  private final List<String> assumptions = new ArrayList<>();
  private final Map<List<Object>, NumberedForm> forms = new HashMap<>();

  /** What a layer should have, and for each tail which of it that is; layers are mostly alike. */
  private static final class NumberedForm {
    private final LayerForm form;
    private final int[] numbers;

    NumberedForm(LayerForm form, Tails tails) {
      this.form = form;
      this.numbers = form.numbers(tails);
    }
  }

  private TensorFindings(TensorDirectory directory, ExpertTensors tensors, SaidExperts said) {
    this.tensors = tensors;
    this.said = said;
    this.completeness = Completeness.of(directory, tensors);
    this.differences = new Differences(new Help(said.quantMethod()));
  }

  /**
   * Compares all layers.
   *
   * @param directory what is in the files
   * @param tensors those of it that are of experts
   * @param said what the configs say of them
   * @return what differs
   */
  public static TensorFindings of(
      TensorDirectory directory, ExpertTensors tensors, SaidExperts said) {
    TensorFindings findings = new TensorFindings(directory, tensors, said);
    findings.compare();
    return findings;
  }

  private void compare() {
    Map<Integer, List<LayerTensors>> layers = tensors.layers(said.numHiddenLayers());
    if (layers.isEmpty()) {
      assumptions.add(
          "the files have no tensors under names of experts that are known here: they are not"
              + " compared with the configs");
      return;
    }
    completeness.assumption().ifPresent(assumptions::add);
    int known = 0;
    for (Map.Entry<Integer, List<LayerTensors>> entry : layers.entrySet()) {
      int group = said.groupOf(entry.getKey());
      for (LayerTensors layer : entry.getValue()) {
        if (group < 0 && !said.unknown().contains(entry.getKey())) {
          reportUnsaid(layer);
        } else if (group >= 0 && compare(layer, group)) {
          known++;
        }
      }
    }
    if (known > 0 && completeness == Completeness.WHOLE) {
      reportAbsent(layers);
    }
  }

  /** Whether the names are of a form that is known. */
  private boolean compare(LayerTensors layer, int group) {
    NumberedForm form = form(layer, group);
    int[] number = form.numbers;
    boolean isKnown = false;
    for (int at = 0; at < layer.size() && !isKnown; at++) {
      isKnown = number[layer.tail(at)] != LayerForm.NOTHING;
    }
    if (!isKnown) {
      assumptions.add(
          "%s has tensors under names that are not known here: they are not compared"
              .formatted(layer.module()));
      return false;
    }
    new LayerComparison(layer, form.form, tensors.tails(), number, differences)
        .compare(completeness);
    return true;
  }

  private NumberedForm form(LayerTensors layer, int group) {
    boolean isFused = layer.isFused();
    return forms.computeIfAbsent(
        List.of(group, layer.tails(), isFused),
        key -> {
          SchemeSpec scheme = said.groups().get(group).scheme();
          return new NumberedForm(
              LayerForm.of(layer, scheme, said.quantMethod(), said.sizes()), tensors.tails());
        });
  }

  private void reportUnsaid(LayerTensors layer) {
    for (int at = 0; at < layer.size(); at++) {
      int which = at;
      differences.leftOver(
          said.groups().get(0).scheme(),
          "experts of a layer that has none by config.json",
          layer.entry(at),
          () -> layer.name(which));
    }
  }

  /** Layers that predict further tokens are often left out. */
  private void reportAbsent(Map<Integer, List<LayerTensors>> layers) {
    for (Group group : said.groups()) {
      group.layers().stream()
          .filter(layer -> layer < said.numHiddenLayers() && !layers.containsKey(layer))
          .forEach(
              layer ->
                  differences.missing(
                      group.scheme(), "experts in each of its layers", () -> "layer " + layer));
    }
  }

  /**
   * What differs.
   *
   * @return in the order of the layers
   */
  public List<Finding> findings() {
    return differences.findings();
  }

  /**
   * What was assumed.
   *
   * @return sentences
   */
  public List<String> assumptions() {
    return Stream.concat(assumptions.stream(), differences.assumptions().stream()).toList();
  }
}
