package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.LayerSizes;
import java.util.Arrays;
import java.util.List;

/**
 * What the tensors of one layer should be, under the names that the layer uses.
 *
 * @param scheme of the experts
 * @param isFused whether they are of all experts together
 * @param numExperts of how many experts
 * @param wanted which tensors
 */
record LayerForm(SchemeSpec scheme, boolean isFused, int numExperts, List<WantedTensor> wanted) {
  /** A tail that is nothing that is wanted. */
  static final int NOTHING = -1;

  /** A tail that a matrix has in another naming; the number of the wanted one is counted down. */
  private static final int OTHER_MATRIX = -2;

  static LayerForm of(LayerTensors layer, SchemeSpec scheme, String quantMethod, LayerSizes sizes) {
    Naming naming = Naming.of(quantMethod, scheme);
    List<String> tails = layer.tails();
    boolean isFused = layer.isFused();
    boolean isGptOss =
        tails.stream().anyMatch(tail -> tail.endsWith("_blocks") || tail.endsWith("_scales"));
    List<WantedTensor> wanted =
        isFused
            ? FusedForm.of(scheme, naming, sizes, isGptOss)
            : ExpertForm.of(scheme, naming, sizes, ExpertForm.Spelling.of(tails));
    return new LayerForm(scheme, isFused, (int) sizes.numExperts(), wanted);
  }

  /** For each tail its wanted tensor, or why there is none. */
  int[] numbers(Tails tails) {
    int[] numbers = new int[tails.size()];
    Arrays.setAll(numbers, tail -> number(tails.get(tail)));
    return numbers;
  }

  private int number(String tail) {
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).names().contains(tail)) {
        return i;
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      WantedTensor tensor = wanted.get(i);
      if (tensor.isWeight() && isOtherMatrix(tail, tensor.module())) {
        return OTHER_MATRIX - i;
      }
    }
    return NOTHING;
  }

  private boolean isOtherMatrix(String tail, String module) {
    if (isFused) {
      return tail.equals(module) || tail.equals(module + "_blocks");
    }
    return tail.startsWith(module + ".") && Naming.isWeight(tail.substring(module.length() + 1));
  }

  static boolean isOtherMatrix(int number) {
    return number <= OTHER_MATRIX;
  }

  static int matrix(int number) {
    return OTHER_MATRIX - number;
  }

  int indexOfModule(String module) {
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).module().equals(module)) {
        return i;
      }
    }
    return NOTHING;
  }
}
