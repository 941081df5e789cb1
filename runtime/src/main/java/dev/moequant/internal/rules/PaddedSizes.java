package dev.moequant.internal.rules;

import dev.moequant.annotations.DType;
import dev.moequant.deployment.RankSizes;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.Quantity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 409: the sizes of an mxfp4 layer as a kernel's tensors have them.
 *
 * @param hiddenDim H
 * @param ofRank I on one rank
 */
record PaddedSizes(int hiddenDim, int ofRank) {
  static boolean isHiddenDimPadded(KernelSubject s) {
    return of(s).filter(sizes -> sizes.hiddenDim != declared(s).hiddenDim).isPresent();
  }

  static boolean isOfRankPadded(KernelSubject s) {
    return of(s).filter(sizes -> sizes.ofRank != declared(s).ofRank).isPresent();
  }

  /** Those of the kernel that vLLM takes, which pads. */
  static Object taken(KernelSubject s) {
    return of(s).orElseThrow();
  }

  /** Of each other kernel that could run it: {@code ; MARLIN would pad to 3072 and 2944}. */
  static Object others(KernelSubject s) {
    Map<PaddedSizes, Set<String>> kernels = new LinkedHashMap<>();
    for (KernelVerdict verdict : s.runnable()) {
      String family = KernelWords.name(verdict);
      if (s.taken().filter(taken -> KernelWords.name(taken).equals(family)).isEmpty()) {
        kernels.computeIfAbsent(of(s, verdict), sizes -> new LinkedHashSet<>()).add(family);
      }
    }
    return kernels.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + entry.getKey().comparedTo(declared(s)))
        .map(words -> "; " + words)
        .collect(Collectors.joining());
  }

  /** What the ranks fill of it, where that is not the same on each. */
  static Object shares(KernelSubject s) {
    RankSizes rank = s.layer().rank();
    return rank.hasEvenShares()
        ? ""
        : "; vLLM loads gpt-oss in whole groups of 32: the first ranks fill %d of it, the last %d"
            .formatted(rank.intermediateSize(), rank.lastIntermediateSize());
  }

  private String comparedTo(PaddedSizes declared) {
    return equals(declared) ? " would pad nothing" : " would pad to " + this;
  }

  private static Optional<PaddedSizes> of(KernelSubject s) {
    return s.layer().scheme().weights().dtype() == DType.MXFP4
        ? s.taken().map(verdict -> of(s, verdict))
        : Optional.empty();
  }

  private static PaddedSizes of(KernelSubject s, KernelVerdict verdict) {
    PaddedSizes declared = declared(s);
    return verdict.padding().stream()
        .findFirst()
        .map(
            rows ->
                new PaddedSizes(
                    rows.hiddenDim(declared.hiddenDim),
                    rows.intermediateSize(declared.ofRank, DType.MXFP4.groupSize())))
        .orElse(declared);
  }

  private static PaddedSizes declared(KernelSubject s) {
    KernelQuestion question = s.choice().question();
    return new PaddedSizes(
        (Integer) question.get(Quantity.HIDDEN_DIM).orElse(0),
        (Integer) question.get(Quantity.INTERMEDIATE_SIZE_PER_PARTITION).orElse(0));
  }

  /** Prints {@code 3072 and 2944}. */
  @Override
  public String toString() {
    return hiddenDim + " and " + ofRank;
  }
}
