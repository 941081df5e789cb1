package dev.moequant.rules;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.spec.SchemeSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which dtypes go together: the pairs that vLLM's factories build (17edd8a80, {@code
 * fused_moe/config.py}), and the weight-only fp8 and nvfp4 that its constructor takes.
 */
final class DTypePairs {
  /** What a MoE layer computes in; never a quantized dtype. */
  static final Set<DType> MODEL_DTYPES =
      Set.copyOf(EnumSet.of(DType.FLOAT32, DType.FLOAT16, DType.BFLOAT16));

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(DType.NONE, DType.NONE),
          new Pair(DType.NONE, DType.FLOAT8_E4M3FN),
          new Pair(DType.NONE, DType.INT8),
          new Pair(DType.NONE, DType.INT4),
          new Pair(DType.NONE, DType.MXFP4),
          new Pair(DType.NONE, DType.NVFP4),
          new Pair(DType.FLOAT8_E4M3FN, DType.FLOAT8_E4M3FN),
          new Pair(DType.INT8, DType.INT8),
          new Pair(DType.MXFP4, DType.MXFP4),
          new Pair(DType.NVFP4, DType.NVFP4));

  /**
   * Two dtypes.
   *
   * @param activations {@link DType#NONE} where they are not quantized
   * @param weights {@link DType#NONE} where they are not quantized
   */
  record Pair(DType activations, DType weights) {
    static Pair of(SchemeSpec scheme) {
      return new Pair(scheme.activations().dtype(), scheme.weights().dtype());
    }

    /** vLLM's WNA16: integer weights, activations that are not quantized. */
    boolean isWna16() {
      return activations == DType.NONE && (weights == DType.INT4 || weights == DType.INT8);
    }

    /** Both quantized, and to the same: with scales of whatever shape the scheme says. */
    boolean isPlain() {
      return activations != DType.NONE && activations.groupSize() == 0;
    }

    @Override
    public String toString() {
      return activations + " x " + weights;
    }
  }

  private DTypePairs() {}

  /**
   * Whether something holds for every pair that the dtypes of a scheme can become when a wrong one
   * is mended. What hangs on dtypes is wrong only then: else the mended dtype would mend it, too.
   */
  static boolean must(SchemeSpec scheme, Predicate<Pair> condition) {
    return near(scheme).stream().allMatch(condition);
  }

  /** Whether it holds for one of them. */
  static boolean may(SchemeSpec scheme, Predicate<Pair> condition) {
    return near(scheme).stream().anyMatch(condition);
  }

  /** The group that the dtype of one operand has in all of them; 0 for none, or for several. */
  static int group(SchemeSpec scheme, Function<Pair, DType> operand) {
    Set<Integer> groups =
        near(scheme).stream().map(operand).map(DType::groupSize).collect(Collectors.toSet());
    return groups.size() == 1 ? groups.iterator().next() : 0;
  }

  /** Whether an operand has no dtype, and no right dtype of the other asks for one. */
  static boolean isUnquantized(SchemeSpec scheme, boolean ofWeights) {
    return ofWeights
        ? scheme.weights().dtype() == DType.NONE && must(scheme, pair -> pair.weights == DType.NONE)
        : scheme.activations().dtype() == DType.NONE;
  }

  /** The pair itself where there is such a scheme, else what the right one of the two allows. */
  private static List<Pair> near(SchemeSpec scheme) {
    Pair declared = Pair.of(scheme);
    if (PAIRS.contains(declared)) {
      return List.of(declared);
    }
    List<Pair> near = PAIRS;
    if (hasActivations(declared.activations)) {
      near = keep(PAIRS, pair -> pair.activations == declared.activations);
    } else if (hasWeights(declared.weights)) {
      near = keep(PAIRS, pair -> pair.weights == declared.weights);
    }
    List<Pair> integers = scheme.weights().zeroPoints() ? keep(near, Pair::isWna16) : near;
    Granularity granularity = scheme.weights().granularity();
    return keep(integers, pair -> !(pair.isWna16() && isNotOfWna16(granularity)));
  }

  /** What fits, or all where nothing does. */
  private static List<Pair> keep(List<Pair> pairs, Predicate<Pair> fits) {
    List<Pair> kept = pairs.stream().filter(fits).toList();
    return kept.isEmpty() ? pairs : kept;
  }

  /** vLLM's WNA16 kernel asserts that groups have row 0, and reads a scale per output channel. */
  static boolean isNotOfWna16(Granularity granularity) {
    return granularity == Granularity.PER_TENSOR || granularity == Granularity.BLOCK;
  }

  static boolean isWna16(SchemeSpec scheme) {
    return Pair.of(scheme).isWna16();
  }

  /** Whether some pair has these activations. */
  static boolean hasActivations(DType activations) {
    return PAIRS.stream().anyMatch(pair -> pair.activations == activations);
  }

  /** Whether some pair has these weights. */
  static boolean hasWeights(DType weights) {
    return PAIRS.stream().anyMatch(pair -> pair.weights == weights);
  }

  static boolean contains(SchemeSpec scheme) {
    return PAIRS.contains(Pair.of(scheme));
  }

  /** The quantized activation dtypes, as a list in a sentence. */
  static String quantizedActivations() {
    return PAIRS.stream()
        .map(Pair::activations)
        .filter(dtype -> dtype != DType.NONE)
        .distinct()
        .map(DType::name)
        .collect(Collectors.joining(", "));
  }

  /** The pairs that keep one of the two dtypes, or empty text where there is none. */
  static String nearest(DType activations, DType weights) {
    String near =
        PAIRS.stream()
            .filter(pair -> pair.weights != DType.NONE)
            .filter(pair -> pair.activations == activations || pair.weights == weights)
            .map(Pair::toString)
            .collect(Collectors.joining(", "));
    return near.isEmpty() ? "" : "nearest: " + near + "; ";
  }

  static String all() {
    return PAIRS.stream().map(Pair::toString).collect(Collectors.joining(", "));
  }
}
