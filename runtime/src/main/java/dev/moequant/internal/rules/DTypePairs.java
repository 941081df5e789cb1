package dev.moequant.internal.rules;

import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.Operand.WEIGHTS;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pairs of activation and weight dtypes of the catalogue. {@link #of} gives the pairs that a
 * scheme's dtypes are, or can become when a wrong dtype is fixed.
 */
final class DTypePairs {
  /** What a MoE layer computes in; never a quantized dtype. */
  static final Set<DType> MODEL_DTYPES = Set.copyOf(QuantKey.MODEL_DTYPES);

  private static final DTypePairs ALL =
      new DTypePairs(
          Catalogue.forms()
              .map(form -> new Pair(form.dtype(ACTIVATIONS), form.dtype(WEIGHTS)))
              .distinct()
              .toList());

  /** Each pair alone: what nearly every scheme has needs no search. */
  private static final Map<Pair, DTypePairs> EXACT =
      ALL.pairs.stream()
          .collect(
              Collectors.toUnmodifiableMap(pair -> pair, pair -> new DTypePairs(List.of(pair))));

  /** What formats can say, and weights beside activations of another dtype. */
  private static final Set<Granularity> IN_GROUPS = Set.of(Granularity.NONE, Granularity.GROUP);

  private final List<Pair> pairs;

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

    /** With one name for fp8, whichever the platform has. */
    Pair ofPlatform() {
      return new Pair(ofPlatform(activations), ofPlatform(weights));
    }

    private static DType ofPlatform(DType dtype) {
      return isPlatformFp8(dtype) ? DType.FLOAT8_E4M3FN : dtype;
    }

    DType of(Operand operand) {
      return operand == WEIGHTS ? weights : activations;
    }

    /** vLLM's WNA16: integer weights, activations that are not quantized. */
    boolean isWna16() {
      return Wna16Spec.isWna16(activations, weights);
    }

    /** WNA16, and int4 weights beside fp8: no scale of a tensor, and none of a block. */
    boolean isOfGroups() {
      return isWna16() || weights == DType.INT4;
    }

    /** Both quantized, and to the same: with scales of whatever shape the scheme says. */
    boolean isPlain() {
      return activations == weights && activations != DType.NONE && activations.groupSize() == 0;
    }

    /** Both quantized, to two dtypes, of which the activations' is no format with own groups. */
    boolean isMixed() {
      return activations != DType.NONE
          && activations.groupSize() == 0
          && activations != weights
          && ALL.pairs.contains(this);
    }

    /** Whether the activations have a right dtype, and not as this pair has them. */
    boolean cannotHaveActivationsOf(SchemeSpec scheme) {
      return scheme.activations().dtype() == activations
          && !Catalogue.accepts(scheme.with(WEIGHTS.dtype(), weights), ACTIVATIONS);
    }

    /** Whether the weights' dtype is a format with own groups, and the declared ones are others. */
    boolean hasOtherGroups(List<Integer> groupShape) {
      return weights.groupSize() > 0
          && !groupShape.isEmpty()
          && !groupShape.equals(List.of(1, weights.groupSize()));
    }

    /** Whether one of the two is the same. */
    boolean shares(Pair other) {
      return activations == other.activations || weights == other.weights;
    }
  }

  private DTypePairs(List<Pair> pairs) {
    this.pairs = pairs;
  }

  /**
   * One pair where the two dtypes of a scheme go together; else those with either of the two, since
   * nobody knows which is wrong, of which only those count that go with what is said of the
   * weights. A rule that hangs on dtypes asks whether something holds for {@link #all} of them:
   * where it does not, fixing the dtype fixes that, too.
   */
  static DTypePairs of(SchemeSpec scheme) {
    Pair declared = Pair.of(scheme).ofPlatform();
    DTypePairs exact = EXACT.get(declared);
    if (exact != null) {
      return exact;
    }
    WeightSpec weights = scheme.weights();
    boolean zeroPoints = weights.zeroPoints();
    boolean notOfWna16 = isNotOfWna16(weights.granularity());
    boolean notInGroups = !IN_GROUPS.contains(weights.granularity());
    return ALL.preferring(declared::shares)
        .preferring(pair -> pair.weights != DType.NONE || declared.weights == DType.NONE)
        .preferring(pair -> !(pair.isMixed() && pair.cannotHaveActivationsOf(scheme)))
        .preferring(pair -> pair.isWna16() || !zeroPoints)
        .preferring(pair -> !(pair.isOfGroups() && notOfWna16))
        .preferring(pair -> !((pair.weights.groupSize() > 0 || pair.isMixed()) && notInGroups))
        .preferring(pair -> !(pair.isMixed() && pair.hasOtherGroups(weights.groupShape())));
  }

  /** What fits, or all where nothing does. A loop: nearly every rule asks, four times over. */
  private DTypePairs preferring(Predicate<Pair> fits) {
    List<Pair> fitting = new ArrayList<>(pairs.size());
    for (Pair pair : pairs) {
      if (fits.test(pair)) {
        fitting.add(pair);
      }
    }
    return fitting.isEmpty() ? this : new DTypePairs(fitting);
  }

  boolean all(Predicate<Pair> condition) {
    for (Pair pair : pairs) {
      if (!condition.test(pair)) {
        return false;
      }
    }
    return true;
  }

  boolean any(Predicate<Pair> condition) {
    return !all(condition.negate());
  }

  /** The group that the dtype of one operand has in all of them; 0 for none, or for several. */
  int group(Operand operand) {
    int group = pairs.get(0).of(operand).groupSize();
    return all(pair -> pair.of(operand).groupSize() == group) ? group : 0;
  }

  /** Whether an operand has no dtype, and no right dtype of the other asks for one. */
  static boolean isUnquantized(SchemeSpec scheme, Operand operand) {
    return scheme.operand(operand).dtype() == DType.NONE
        && (operand == ACTIVATIONS || of(scheme).all(pair -> pair.weights == DType.NONE));
  }

  /** vLLM's WNA16 kernel asserts that groups have row 0, and reads a scale per output channel. */
  static boolean isNotOfWna16(Granularity granularity) {
    return granularity == Granularity.PER_TENSOR || granularity == Granularity.BLOCK;
  }

  static boolean isWna16(SchemeSpec scheme) {
    return Pair.of(scheme).isWna16();
  }

  /** Other names of fp8: what AMD's MI300 has, and "whichever the platform has". */
  static boolean isPlatformFp8(DType dtype) {
    return dtype == DType.FLOAT8_E4M3FNUZ || dtype == DType.FP8;
  }

  /** Whether some pair has this dtype for an operand. */
  static boolean has(Operand operand, DType dtype) {
    return ALL.any(pair -> pair.of(operand) == dtype);
  }

  /** Whether weights of this dtype go with activations that are not quantized. */
  static boolean canBeAlone(DType weights) {
    return ALL.pairs.contains(new Pair(DType.NONE, weights));
  }

  static boolean contains(SchemeSpec scheme) {
    return ALL.pairs.contains(Pair.of(scheme));
  }

  /** The activation dtypes that a revision of vLLM quantizes to, as a list in a sentence. */
  static String quantizedActivations(VllmRevision revision) {
    return Catalogue.forms()
        .filter(form -> revision.has(form.since()))
        .map(form -> form.dtype(ACTIVATIONS))
        .filter(dtype -> dtype != DType.NONE)
        .distinct()
        .map(DType::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * The pairs with quantized weights that keep one of the two dtypes of a scheme; where no pair has
   * either, weights alone of the nearest dtype: a float for a float, a format for a format.
   */
  static List<Pair> near(SchemeSpec scheme) {
    Pair declared = Pair.of(scheme);
    List<Pair> sharing =
        Stream.concat(
                withWeights(pair -> pair.weights == declared.weights).stream(),
                withWeights(declared::shares).stream())
            .distinct()
            .toList();
    return sharing.isEmpty()
        ? withWeights(
            pair ->
                pair.activations == DType.NONE
                    && pair.weights.isTorchDType() == declared.weights.isTorchDType()
                    && isInteger(pair.weights) == isInteger(declared.weights))
        : sharing;
  }

  private static List<Pair> withWeights(Predicate<Pair> wanted) {
    return ALL.pairs.stream().filter(pair -> pair.weights != DType.NONE).filter(wanted).toList();
  }

  private static boolean isInteger(DType dtype) {
    return dtype.name().contains("INT");
  }
}
