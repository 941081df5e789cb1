package dev.moequant.internal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which of the given tensors contradict the others, and whom. Works where {@link SizeBounds} have
 * said that they cannot all be of one layer, so once before an exception.
 *
 * <p>As few as can be are blamed: one wrong tensor among seven is one finding, wherever it stands.
 * Where two ways are even, the later tensor is to blame, or one whose dtype is wrong anyway.
 */
final class TensorAgreement {
  private static final int NONE = -1;

  private final List<GivenTensor> givens;
  private final List<SizeBounds> tensors;
  private final int[][] contradicted = new int[SizeBounds.SIZES][];
  private final SizeBounds agreed = new SizeBounds();

  /** Compares tensors that have a shape which is right on its own. */
  TensorAgreement(List<GivenTensor> givens) {
    this.givens =
        givens.stream().sorted(Comparator.comparing(tensor -> !tensor.isWellFormed())).toList();
    this.tensors = this.givens.stream().map(GivenTensor::bounds).toList();
    for (int size = 0; size < SizeBounds.SIZES; size++) {
      contradicted[size] = fewest(size);
      for (int i = 0; i < tensors.size(); i++) {
        if (contradicted[size][i] == NONE) {
          agreed.narrow(size, tensors.get(i));
        }
      }
    }
  }

  /** What those that are not to blame allow. */
  SizeBounds agreed() {
    return agreed;
  }

  /** Whether all that a blamed tensor contradicts is the number of experts. */
  boolean isAboutExperts(GivenTensor tensor) {
    int index = givens.indexOf(tensor);
    return contradicted[SizeBounds.H][index] == NONE && contradicted[SizeBounds.I][index] == NONE;
  }

  /** The tensors that a blamed one contradicts, each once. */
  List<GivenTensor> contradicted(GivenTensor tensor) {
    int index = givens.indexOf(tensor);
    return Arrays.stream(contradicted)
        .map(bySize -> bySize[index])
        .filter(other -> other != NONE)
        .distinct()
        .sorted()
        .map(givens::get)
        .toList();
  }

  private int[] fewest(int size) {
    int[] fewest = contradictions(size, NONE);
    for (int last = 0; last < tensors.size(); last++) {
      int[] candidate = contradictions(size, last);
      if (count(candidate) < count(fewest)) {
        fewest = candidate;
      }
    }
    return fewest;
  }

  private static long count(int[] contradicted) {
    return Arrays.stream(contradicted).filter(other -> other != NONE).count();
  }

  /**
   * One after the other, each against those before that agree; one of them may be kept for last.
   */
  private int[] contradictions(int size, int last) {
    int[] result = new int[tensors.size()];
    Arrays.fill(result, NONE);
    SizeBounds sofar = new SizeBounds();
    List<Integer> agreeing = new ArrayList<>();
    for (int tensor : order(last)) {
      if (sofar.agrees(size, tensors.get(tensor))) {
        sofar.narrow(size, tensors.get(tensor));
        agreeing.add(tensor);
      }
    }
    agreeing.sort(Comparator.naturalOrder());
    for (int tensor = 0; tensor < result.length; tensor++) {
      if (!agreeing.contains(tensor)) {
        result[tensor] = firstContradicted(size, tensor, agreeing);
      }
    }
    return result;
  }

  private List<Integer> order(int last) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      if (i != last) {
        order.add(i);
      }
    }
    if (last != NONE) {
      order.add(last);
    }
    return order;
  }

  /** Tensors of the same GEMM come first: a zero point is best compared with its scale. */
  private int firstContradicted(int size, int tensor, List<Integer> agreeing) {
    List<Integer> nearest = new ArrayList<>(agreeing);
    if (size != SizeBounds.E) {
      nearest.sort(Comparator.comparing(other -> !ofSameGemm(other, tensor)));
    }
    SizeBounds sofar = new SizeBounds();
    int i = 0;
    sofar.narrow(size, tensors.get(nearest.get(i)));
    while (sofar.agrees(size, tensors.get(tensor))) {
      i++;
      sofar.narrow(size, tensors.get(nearest.get(i)));
    }
    return nearest.get(i);
  }

  private boolean ofSameGemm(int one, int other) {
    return givens.get(one).right().tensor().isOfFirstGemm()
        == givens.get(other).right().tensor().isOfFirstGemm();
  }
}
