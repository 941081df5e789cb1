package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;
import static dev.moequant.internal.rules.Words.byRevision;
import static dev.moequant.internal.rules.Words.fixes;
import static dev.moequant.internal.rules.Words.member;
import static dev.moequant.internal.rules.Words.shown;
import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.Operand.WEIGHTS;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DTYPE;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACT_ORDER;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_DTYPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_ZERO_POINTS;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * 2xx: dtypes, and what goes with them. They need no shapes and read the declared form, so that a
 * wrong dtype is reported beside a wrong shape.
 */
public final class DTypeRules {
  /** How integers say it; a wrong dtype beside it may have been meant to be one. */
  private static final Set<Granularity> PER_OUTPUT_CHANNEL =
      Set.of(Granularity.NONE, Granularity.PER_CHANNEL);

  private static final String OF_ZERO_POINTS = "%s contradicts %s: zero points need %s";

  public static final Rule<SchemeSpec> ACTIVATION_DTYPE =
      error(201, "a dtype that activations cannot be quantized to")
          .when(
              at(ACTIVATIONS_DTYPE)
                  .when(s -> isNotOfActivations(s) && !DTypePairs.isPlatformFp8(activations(s)))
                  .says(
                      "%s: no MoE kernel of %s quantizes activations to %s",
                      member(ACTIVATIONS_DTYPE),
                      Words.revision(),
                      s -> activations(s).name().toLowerCase(Locale.ROOT))
                  .fixes(s -> Stream.of(asWeightsAre(s)))
                  .help("%s%s", byRevision(DTypeRules::quantizedActivations), fixes()),
              at(ACTIVATIONS_DTYPE)
                  .when(s -> isNotOfActivations(s) && DTypePairs.isPlatformFp8(activations(s)))
                  .says(
                      "%s: one dtype, FLOAT8_E4M3FN, stands for the fp8 of every platform",
                      member(ACTIVATIONS_DTYPE))
                  .fixes(s -> Stream.of(platformFp8(s))));

  public static final Rule<SchemeSpec> DTYPE_PAIR =
      error(202, "a pair of dtypes that no scheme has")
          .when(
              at(WEIGHTS_DTYPE)
                  .when(s -> !isPair(s))
                  .says(
                      "Unsupported FusedMoe scheme: no scheme of %s has %s",
                      Words.revision(), DTypeRules::noPair)
                  .fixes(DTypeRules::nearestPairs)
                  .nearestFirst());

  public static final Rule<SchemeSpec> GRANULARITY_WITHOUT_DTYPE =
      error(203, "scales of an operand that is not quantized")
          .when(
              Stream.of(
                  withoutDtype(ACTIVATIONS, ACTIVATIONS.granularity(), s -> true),
                  withoutDtype(
                      ACTIVATIONS,
                      ACTIVATIONS.groupShape(),
                      s -> saysNoGranularity(s, ACTIVATIONS)),
                  withoutDtype(ACTIVATIONS, ACTIVATIONS_DYNAMIC, s -> true),
                  withoutDtype(WEIGHTS, WEIGHTS.granularity(), s -> true),
                  withoutDtype(WEIGHTS, WEIGHTS.groupShape(), s -> saysNoGranularity(s, WEIGHTS))));

  public static final Rule<SchemeSpec> MODEL_DTYPE =
      error(204, "float32, float16 or bfloat16 as a quantized dtype")
          .when(Case.ofOperands(DTypeRules::modelDtype));

  public static final Rule<SchemeSpec> ZERO_POINTS =
      error(210, "zero points where no kernel reads them")
          .when(
              at(WEIGHTS_ZERO_POINTS)
                  .when(s -> s.weights().zeroPoints() && !DTypePairs.of(s).any(Pair::isWna16))
                  .says(
                      OF_ZERO_POINTS,
                      member(WEIGHTS_ZERO_POINTS),
                      s -> dtypeAgainst(s).shown(),
                      s -> "int4 or int8 weights, and activations that are not quantized")
                  .fix(DTypeRules::withoutZeroPoints),
              at(WEIGHTS_ZERO_POINTS)
                  // vLLM's invoke_fused_moe_kernel passes zero points to the kernel with groups
                  // only.
                  .given(WEIGHTS)
                  .when(
                      s ->
                          s.weights().zeroPoints()
                              && DTypePairs.of(s).any(Pair::isWna16)
                              && PER_OUTPUT_CHANNEL.contains(s.weights().granularity()))
                  .says(
                      OF_ZERO_POINTS,
                      member(WEIGHTS_ZERO_POINTS),
                      shown(WEIGHTS_GRANULARITY),
                      s -> "groups along K, no kernel reads those of output channels")
                  .fix(DTypeRules::withoutZeroPoints)
                  .fix(s -> Forms.with(s, WEIGHTS, GROUP, 0, 128)));

  public static final Rule<SchemeSpec> PRECISION_CONFIG =
      error(212, "a PrecisionConfig for weights that are not mxfp4")
          .when(
              at(SchemeMember.PRECISION_CONFIG)
                  .when(s -> s.precisionConfig() && !mayBePrecision(s))
                  .says(
                      "%s contradicts %s: a PrecisionConfig describes mxfp4 weights to Triton's"
                          + " kernels",
                      member(SchemeMember.PRECISION_CONFIG), s -> againstPrecision(s).shown())
                  .fix(s -> s.with(SchemeMember.PRECISION_CONFIG, false))
                  .fixes(
                      s ->
                          Stream.of(s)
                              .filter(DTypeRules::mayBeMxfp4)
                              .map(one -> one.with(WEIGHTS_DTYPE, DType.MXFP4))
                              .map(start -> Proposal.of(Stream.of(start)))));

  public static final Rule<SchemeSpec> ACT_ORDER_GROUP =
      warning(215, "groups in activation order")
          .when(
              at(ACT_ORDER)
                  .when(s -> s.actOrder() == ActOrder.GROUP && Forms.isShaped(s, WEIGHTS))
                  .says(
                      "%s: only Marlin takes groups in activation order; vLLM's Triton WNA16 path"
                          + " reads no g_idx",
                      member(ACT_ORDER))
                  .help(
                      "see that the layer runs on Marlin, or requantize with actorder static, which"
                          + " every kernel takes"));

  static final List<Rule<SchemeSpec>> RULES =
      List.of(
          ACTIVATION_DTYPE,
          DTYPE_PAIR,
          GRANULARITY_WITHOUT_DTYPE,
          MODEL_DTYPE,
          ZERO_POINTS,
          PRECISION_CONFIG,
          ACT_ORDER_GROUP);

  private DTypeRules() {}

  private static Case.Draft<SchemeSpec> modelDtype(Operand operand) {
    return at(operand.dtype())
        .when(s -> isModelDtype(s.operand(operand).dtype()))
        .says(
            "%s: %s is what a model computes in, not a quantized dtype",
            member(operand.dtype()), s -> s.operand(operand).dtype().vllmName())
        .fixes(s -> Stream.of(rightDtype(s, operand)));
  }

  /** That of the other operand where it must be quantized; else nothing is said of an operand. */
  private static Proposal<SchemeSpec> rightDtype(SchemeSpec scheme, Operand operand) {
    DType other = scheme.operand(operand.other()).dtype();
    return isTold(scheme, operand)
        ? Proposal.of(Stream.of(scheme.with(operand.dtype(), other)))
            .because(", as the " + operand.other().noun() + " have it")
        : Proposal.of(Stream.of(Forms.without(scheme, operand)))
            .because(", unquantized is the default");
  }

  /** Whether the dtype of the other operand leaves no choice. */
  private static boolean isTold(SchemeSpec scheme, Operand operand) {
    DType other = scheme.operand(operand.other()).dtype();
    return operand == WEIGHTS
        ? other != DType.NONE && DTypePairs.has(ACTIVATIONS, other)
        : DTypePairs.has(WEIGHTS, other) && !DTypePairs.canBeAlone(other);
  }

  /** One finding an operand for granularity and shape, the first that is there. */
  private static Case.Draft<SchemeSpec> withoutDtype(
      Operand operand, SchemeMember member, Predicate<SchemeSpec> isFirst) {
    return at(member)
        .when(
            s ->
                Forms.isSpelledOut(s)
                    && DTypePairs.isUnquantized(s, operand)
                    && !s.member(member).isDefault()
                    && isFirst.test(s))
        .says(
            "%s contradicts %s: %s that are not quantized have no scales",
            member(member), shown(operand.dtype()), s -> operand.noun())
        .fix(s -> Forms.without(s, operand))
        .help("give %s a dtype, or %s", s -> operand.noun(), fixes());
  }

  private static boolean saysNoGranularity(SchemeSpec scheme, Operand operand) {
    return scheme.operand(operand).granularity() == Granularity.NONE;
  }

  /** 201: activations of the weights' dtype where no others go with it, else none. */
  private static Proposal<SchemeSpec> asWeightsAre(SchemeSpec scheme) {
    return isTold(scheme, ACTIVATIONS)
        ? rightDtype(scheme, ACTIVATIONS)
        : Proposal.of(Stream.of(Forms.without(scheme, ACTIVATIONS)));
  }

  private static SchemeSpec withoutZeroPoints(SchemeSpec scheme) {
    return scheme.with(WEIGHTS_ZERO_POINTS, false);
  }

  private static boolean isNotOfActivations(SchemeSpec scheme) {
    return !isModelDtype(activations(scheme)) && !DTypePairs.has(ACTIVATIONS, activations(scheme));
  }

  private static String quantizedActivations(SchemeSpec scheme, VllmRevision revision) {
    return "activations can be quantized to "
        + DTypePairs.quantizedActivations(revision)
        + (isTold(scheme, ACTIVATIONS) ? "; " : "; for weight-only quantization, ");
  }

  /**
   * One dtype stands for both kinds of fp8: vLLM converts weights and scales when it loads them.
   */
  private static Proposal<SchemeSpec> platformFp8(SchemeSpec scheme) {
    SchemeSpec fp8 = scheme.with(ACTIVATIONS_DTYPE, DType.FLOAT8_E4M3FN);
    SchemeSpec both = fp8.with(WEIGHTS_DTYPE, DType.FLOAT8_E4M3FN);
    return Proposal.of(
            DTypePairs.isPlatformFp8(weights(scheme)) ? Stream.of(both) : Stream.of(fp8, both))
        .because(": vLLM makes e4m3fnuz of it where the GPU has that");
  }

  /** True also where 201 or 204 says it. */
  private static boolean isPair(SchemeSpec scheme) {
    return DTypePairs.contains(scheme)
        || isModelDtype(weights(scheme))
        || (DTypePairs.isPlatformFp8(weights(scheme))
            && DTypePairs.isPlatformFp8(activations(scheme)))
        || (DTypePairs.has(WEIGHTS, weights(scheme))
            && !DTypePairs.has(ACTIVATIONS, activations(scheme)));
  }

  /** The pairs that keep one of the two dtypes; which of them the rest goes with, is tried. */
  private static Stream<Proposal<SchemeSpec>> nearestPairs(SchemeSpec scheme) {
    return DTypePairs.near(scheme).stream()
        .map(pair -> Proposal.of(Stream.of(Forms.withDtypes(scheme, pair))));
  }

  private static String noPair(SchemeSpec scheme) {
    String weights = scheme.member(WEIGHTS_DTYPE).shown();
    return DTypePairs.has(WEIGHTS, weights(scheme))
        ? scheme.member(ACTIVATIONS_DTYPE).shown() + " together with " + weights
        : weights;
  }

  /** The weights' dtype where that is right in itself, else the activations', which ask for it. */
  private static Member dtypeAgainst(SchemeSpec scheme) {
    DType weights = weights(scheme);
    boolean ofWeights = DTypePairs.has(WEIGHTS, weights) && !Wna16Spec.isWeightDtype(weights);
    return scheme.member(ofWeights ? WEIGHTS_DTYPE : ACTIVATIONS_DTYPE);
  }

  /** A wrong dtype may have been meant to be mxfp4, unless a granularity says that it was not. */
  private static boolean mayBePrecision(SchemeSpec scheme) {
    return DTypePairs.of(scheme).all(DTypeRules::isMxfp4)
        || (DTypePairs.of(scheme).any(pair -> isMxfp4(pair) && !pair.isMixed())
            && scheme.weights().granularity() == Granularity.NONE);
  }

  private static boolean isMxfp4(Pair pair) {
    return pair.weights() == DType.MXFP4;
  }

  /** What says that the weights are not mxfp4. */
  private static Member againstPrecision(SchemeSpec scheme) {
    if (DTypePairs.has(WEIGHTS, weights(scheme)) && weights(scheme) != DType.MXFP4) {
      return scheme.member(WEIGHTS_DTYPE);
    }
    if (DTypePairs.of(scheme).any(DTypeRules::isMxfp4)) {
      return scheme.member(WEIGHTS_GRANULARITY);
    }
    return scheme.member(
        DTypePairs.of(scheme).any(Pair::isWna16) ? WEIGHTS_ZERO_POINTS : ACTIVATIONS_DTYPE);
  }

  /** Whether nothing but the dtype says that the weights are not mxfp4. */
  private static boolean mayBeMxfp4(SchemeSpec scheme) {
    DType activations = activations(scheme);
    return scheme.weights().equals(WeightSpec.unquantized().withDtype(weights(scheme)))
        && (activations == DType.NONE || activations == DType.MXFP4);
  }

  private static DType activations(SchemeSpec scheme) {
    return scheme.activations().dtype();
  }

  private static DType weights(SchemeSpec scheme) {
    return scheme.weights().dtype();
  }

  private static boolean isModelDtype(DType dtype) {
    return DTypePairs.MODEL_DTYPES.contains(dtype);
  }
}
