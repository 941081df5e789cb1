package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.Operand.WEIGHTS;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Questions about the declared form of an operand, and the other forms that a fix may begin with.
 * Only {@code @QuantScheme} has granularities and two shapes, the others have flags.
 */
final class Forms {
  private static final List<Integer> STORED_PER_TOKEN = List.of(1, -1);
  private static final List<Integer> STORED_PER_TENSOR = List.of(-1, -1);

  private Forms() {}

  static boolean isSpelledOut(SchemeSpec scheme) {
    return scheme.kind() == SchemeKind.QUANT_SCHEME;
  }

  static boolean isShaped(SchemeSpec scheme, Operand operand) {
    return scheme.operand(operand).isShaped();
  }

  /** Whether a shape is how vLLM stores "per token" or "per tensor". */
  static boolean isStoredGranularity(List<Integer> shape) {
    return isStoredPerToken(shape) || shape.equals(STORED_PER_TENSOR);
  }

  static boolean isStoredPerToken(List<Integer> shape) {
    return shape.equals(STORED_PER_TOKEN);
  }

  /**
   * The declared shape of one operand. Empty for activations where one member declares the shape of
   * both, which is then checked as the weights'; and for an operand without a dtype, which 203
   * rejects.
   */
  static List<Integer> shape(SchemeSpec scheme, Operand operand) {
    List<Integer> shape = scheme.operand(operand).groupShape();
    boolean isNone =
        shape.isEmpty()
            || (operand == ACTIVATIONS && !isSpelledOut(scheme))
            || DTypePairs.isUnquantized(scheme, operand);
    return isNone ? List.of() : shape;
  }

  /** Whether the dtype says how the operand is grouped, whatever a wrong dtype becomes. */
  static boolean isFormat(SchemeSpec scheme, Operand operand) {
    return DTypePairs.of(scheme).group(operand) > 0;
  }

  /** Groups are one row high; vLLM's WNA16 path writes that as row 0. */
  static int groupRows(SchemeSpec scheme) {
    return DTypePairs.isWna16(scheme) ? 0 : 1;
  }

  /** The K side of the declared blocks, or what published checkpoints have. */
  static int blockK(SchemeSpec scheme) {
    return Stream.of(WEIGHTS, ACTIVATIONS)
        .map(operand -> scheme.operand(operand).groupShape())
        .filter(Forms::hasK)
        .map(shape -> shape.get(1))
        .findFirst()
        .orElse(128);
  }

  private static boolean hasK(List<Integer> shape) {
    return shape.size() == 2 && shape.get(1) > 0;
  }

  /** Granularity and shape of one operand; flags and a block shape where those are what it has. */
  static SchemeSpec with(
      SchemeSpec scheme, Operand operand, Granularity granularity, Integer... shape) {
    return with(scheme, operand, granularity, Arrays.asList(shape));
  }

  static SchemeSpec with(
      SchemeSpec scheme, Operand operand, Granularity granularity, List<Integer> shape) {
    return scheme.with(operand.granularity(), granularity).with(operand.groupShape(), shape);
  }

  /** One operand of a {@code @QuantScheme} as if nothing were said of it. */
  static SchemeSpec without(SchemeSpec scheme, Operand operand) {
    QuantSchemeSpec spelledOut = (QuantSchemeSpec) scheme;
    return operand == WEIGHTS
        ? spelledOut.withWeights(WeightSpec.unquantized())
        : spelledOut.withActivations(ActivationSpec.unquantized());
  }

  static SchemeSpec withDtypes(SchemeSpec scheme, Pair dtypes) {
    return scheme
        .with(ACTIVATIONS.dtype(), dtypes.activations())
        .with(WEIGHTS.dtype(), dtypes.weights());
  }

  /** What it is for formats: the dtype says all of it. */
  static Proposal<SchemeSpec> asTheDtypeSays(SchemeSpec scheme, Operand operand) {
    return Proposal.of(Stream.of(with(scheme, operand, NONE))).because(": the dtype fixes it");
  }

  static SchemeSpec blockedActivations(SchemeSpec scheme) {
    return isSpelledOut(scheme)
        ? with(scheme, ACTIVATIONS, GROUP, 1, blockK(scheme))
        : with(scheme, ACTIVATIONS, NONE, scheme.weights().groupShape());
  }

  /** The forms with a shape, the one that fits the declared shape or granularity first. */
  static Stream<SchemeSpec> shaped(SchemeSpec scheme, Operand operand) {
    List<Integer> shape = scheme.operand(operand).groupShape();
    int k = hasK(shape) ? shape.get(1) : blockK(scheme);
    if (operand == ACTIVATIONS) {
      return Stream.of(with(scheme, ACTIVATIONS, GROUP, 1, k));
    }
    boolean isBlock = hasK(shape) && shape.get(0) > 1;
    boolean isGroup = hasK(shape) ? !isBlock : scheme.weights().granularity() == GROUP;
    int rows = groupRows(scheme);
    SchemeSpec block = with(scheme, WEIGHTS, BLOCK, isBlock ? shape : List.of(128, k));
    SchemeSpec group = with(scheme, WEIGHTS, GROUP, rows, k);
    if (DTypePairs.of(scheme).all(Pair::isWna16)) {
      return Stream.of(group, with(scheme, WEIGHTS, GROUP, rows, 128));
    }
    return isGroup ? Stream.of(group, block) : Stream.of(block, group);
  }

  /** vLLM took int8 per token only before 2026-08, and that is what checkpoints have. */
  private static Stream<Granularity> ofActivations(SchemeSpec scheme) {
    return scheme.activations().dtype() == DType.INT8
        ? Stream.of(PER_TOKEN, PER_TENSOR)
        : Stream.of(PER_TENSOR, PER_TOKEN);
  }

  /** The forms without. */
  static Stream<SchemeSpec> unshaped(SchemeSpec scheme, Operand operand) {
    Stream<Granularity> granularities =
        operand == WEIGHTS ? Stream.of(PER_CHANNEL, PER_TENSOR) : ofActivations(scheme);
    return granularities.map(granularity -> with(scheme, operand, granularity));
  }
}
