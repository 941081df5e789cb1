package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.TensorType;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the tensors of one layer with what they should be. */
final class LayerComparison {
  private final LayerTensors layer;
  private final LayerForm form;
  private final Tails tails;
  private final int[] numbers;
  private final Differences differences;
  private final int wanted;

  /** Of each wanted tensor the experts that have it; of all experts together 0 stands for all. */
  private final BitSet[] seen;

  /** Of each matrix the experts that have it in another dtype: their scales are another's, too. */
  private final BitSet[] otherwise;

  /** What was right of each wanted tensor last. */
  private final @Nullable TensorType[] dtypes;

  private final @Nullable List<?>[] shapes;
  private final BitSet experts = new BitSet();
  private final BitSet leftOver = new BitSet();

  LayerComparison(
      LayerTensors layer, LayerForm form, Tails tails, int[] numbers, Differences differences) {
    this.layer = layer;
    this.form = form;
    this.tails = tails;
    this.numbers = numbers;
    this.differences = differences;
    this.wanted = form.wanted().size();
    this.seen = Stream.generate(BitSet::new).limit(wanted).toArray(BitSet[]::new);
    this.dtypes = new TensorType[wanted];
    this.shapes = new List<?>[wanted];
    this.otherwise = Stream.generate(BitSet::new).limit(wanted).toArray(BitSet[]::new);
  }

  /** Reports what differs. */
  void compare(Completeness completeness) {
    compareWanted();
    compareOtherMatrices();
    reportLeftOver();
    if (completeness == Completeness.WHOLE) {
      reportMissingExperts();
    }
    if (completeness != Completeness.UNKNOWN) {
      reportMissing(completeness == Completeness.WHOLE);
    }
  }

  private void compareWanted() {
    for (int at = 0; at < layer.size(); at++) {
      compareWanted(at);
    }
  }

  /** A method of its own, which the JVM compiles before the first layer is done. */
  private void compareWanted(int at) {
    int number = numbers[layer.tail(at)];
    int expert = layer.expert(at);
    boolean isFused = expert == LayerTensors.ALL;
    if (number < 0 || isFused != form.isFused() || expert >= form.numExperts()) {
      leftOver.set(at);
      return;
    }
    int bit = Math.max(0, expert);
    seen[number].set(bit);
    experts.set(bit);
    @Nullable Entry entry = layer.entryOrNull(at);
    if (entry == null) {
      return;
    }
    // What was right is right again.
    boolean isKnown = entry.dtype().equals(dtypes[number]) && entry.shape().equals(shapes[number]);
    if (!isKnown && check(number, bit, entry)) {
      dtypes[number] = entry.dtype();
      shapes[number] = entry.shape();
    }
  }

  private boolean check(int number, int expert, Entry entry) {
    WantedTensor tensor = form.wanted().get(number);
    boolean isRight = tensor.accepts(entry.dtype());
    if (isRight && tensor.accepts(entry.shape())) {
      if (StoredDtypes.isTurnedIntoE8m0(tensor.dtypes(), entry.dtype())) {
        differences.assume(
            "%s is %s, of which vLLM makes E8M0 since 2026-08 (3b4c86e48)"
                .formatted(tensor.kind(), entry.dtype().name()));
      }
      return true;
    }
    if (!isRight && tensor.isWeight()) {
      otherwise[number].set(expert);
    }
    differences.different(form.scheme(), tensor, entry);
    return false;
  }

  /** A matrix under the name of another method, of its dtype: one thing is wrong, not two. */
  private void compareOtherMatrices() {
    for (int at = leftOver.nextSetBit(0); at >= 0; at = leftOver.nextSetBit(at + 1)) {
      int number = numbers[layer.tail(at)];
      int expert = layer.expert(at);
      @Nullable Entry entry = layer.entryOrNull(at);
      boolean isFused = expert == LayerTensors.ALL;
      if (!LayerForm.isOtherMatrix(number)
          || entry == null
          || isFused != form.isFused()
          || expert >= form.numExperts()) {
        continue;
      }
      int matrix = LayerForm.matrix(number);
      int bit = Math.max(0, expert);
      if (!seen[matrix].get(bit) && !form.wanted().get(matrix).accepts(entry.dtype())) {
        seen[matrix].set(bit);
        experts.set(bit);
        check(matrix, bit, entry);
        leftOver.clear(at);
      }
    }
  }

  private void reportLeftOver() {
    SchemeSpec scheme = form.scheme();
    for (int at = leftOver.nextSetBit(0); at >= 0; at = leftOver.nextSetBit(at + 1)) {
      int which = at;
      int expert = layer.expert(at);
      String tail = tails.get(layer.tail(at));
      if (expert >= form.numExperts()) {
        String kind = "an expert with a number from " + form.numExperts() + " on";
        differences.leftOver(scheme, kind, layer.entry(at), () -> layer.name(which));
        continue;
      }
      experts.set(Math.max(0, expert));
      int module = form.indexOfModule(module(tail, form.isFused()));
      if (module == LayerForm.NOTHING || !otherwise[module].get(Math.max(0, expert))) {
        differences.leftOver(scheme, kind(tail), layer.entry(at), () -> layer.name(which));
      }
    }
  }

  private static String module(String tail, boolean isFused) {
    int end = tail.indexOf('.');
    if (end < 0 && isFused) {
      end = tail.indexOf("_proj") + "_proj".length();
      return end <= tail.length() && tail.contains("_proj") ? tail.substring(0, end) : tail;
    }
    return end < 0 ? tail : tail.substring(0, end);
  }

  /** What follows the matrix, up to the next dot. */
  private String kind(String tail) {
    String module = module(tail, form.isFused());
    String rest = tail.length() > module.length() ? tail.substring(module.length() + 1) : tail;
    int end = rest.indexOf('.');
    return end < 0 ? rest : rest.substring(0, end);
  }

  private void reportMissingExperts() {
    int count = form.isFused() ? 1 : form.numExperts();
    for (int expert = experts.nextClearBit(0); expert < count; ) {
      String module = layer.module() + "." + expert;
      differences.missing(form.scheme(), "all tensors of each expert", () -> module);
      expert = experts.nextClearBit(expert + 1);
    }
  }

  private void reportMissing(boolean isWhole) {
    for (int number = 0; number < wanted; number++) {
      WantedTensor tensor = form.wanted().get(number);
      if (!isWhole && !tails.hasAnyOf(tensor.module())) {
        continue;
      }
      BitSet missing = (BitSet) experts.clone();
      missing.andNot(seen[number]);
      missing.andNot(otherwise[form.indexOfModule(tensor.module())]);
      for (int bit = missing.nextSetBit(0); bit >= 0; bit = missing.nextSetBit(bit + 1)) {
        int expert = form.isFused() ? LayerTensors.ALL : bit;
        if (tensor.isRequired()) {
          differences.missing(
              form.scheme(), tensor.kind(), () -> layer.name(expert, tensor.name()));
        }
      }
    }
  }
}
