package dev.moequant.internal.rules;

import static dev.moequant.diagnostics.SchemeRuleId.ACTIVATION_DTYPE;
import static dev.moequant.diagnostics.SchemeRuleId.ACT_ORDER_GROUP;
import static dev.moequant.diagnostics.SchemeRuleId.DTYPE_PAIR;
import static dev.moequant.diagnostics.SchemeRuleId.GRANULARITY_WITHOUT_DTYPE;
import static dev.moequant.diagnostics.SchemeRuleId.MODEL_DTYPE;
import static dev.moequant.diagnostics.SchemeRuleId.PRECISION_CONFIG;
import static dev.moequant.diagnostics.SchemeRuleId.ZERO_POINTS;
import static dev.moequant.internal.rules.Rule.rule;
import static dev.moequant.internal.rules.Rule.values;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DTYPE;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.ACT_ORDER;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_DTYPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_ZERO_POINTS;
import static java.util.stream.Collectors.joining;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * 2xx: dtypes, and what goes with them. They need no shapes and read the declared form, so that a
 * wrong dtype is reported beside a wrong shape.
 */
final class SchemeRules {
  /** How integers say it; a wrong dtype beside it may have been meant to be one. */
  private static final Set<Granularity> PER_OUTPUT_CHANNEL =
      Set.of(Granularity.NONE, Granularity.PER_CHANNEL);

  static final List<Rule> RULES =
      List.of(
          rule(ACTIVATION_DTYPE)
              .at(ACTIVATIONS_DTYPE)
              .when(
                  s -> !isModelDtype(activations(s)) && !DTypePairs.hasActivations(activations(s)))
              .says(
                  s ->
                      values(
                          s.member(ACTIVATIONS_DTYPE),
                          activations(s).name().toLowerCase(Locale.ROOT)))
              .helps(
                  s ->
                      values(
                          DTypePairs.quantizedActivations(),
                          Remedies.leaveOut(ACTIVATION_DTYPE, s, false))),
          rule(DTYPE_PAIR)
              .at(WEIGHTS_DTYPE)
              .when(s -> !isPair(s))
              .says(s -> values(noPair(s)))
              .helps(s -> values(nearestPairs(s), DTypePairs.list())),
          withoutDtype(ACTIVATIONS_GRANULARITY, s -> true),
          withoutDtype(ACTIVATIONS_GROUP_SHAPE, s -> s.member(ACTIVATIONS_GRANULARITY).isDefault()),
          withoutDtype(ACTIVATIONS_DYNAMIC, s -> true),
          withoutDtype(WEIGHTS_GRANULARITY, s -> true),
          withoutDtype(WEIGHTS_GROUP_SHAPE, s -> s.member(WEIGHTS_GRANULARITY).isDefault()),
          modelDtype(ACTIVATIONS_DTYPE, SchemeRules::activations),
          modelDtype(WEIGHTS_DTYPE, SchemeRules::weights),
          rule(ZERO_POINTS)
              .at(WEIGHTS_ZERO_POINTS)
              .when(s -> s.weights().zeroPoints() && !DTypePairs.of(s).any(Pair::isWna16))
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_ZERO_POINTS),
                          dtypeAgainst(s).shown(),
                          "int4 and int8 weights with activations that are not quantized"))
              .helps(s -> values(Remedies.noZeroPoints(s))),
          rule(ZERO_POINTS)
              .at(WEIGHTS_ZERO_POINTS)
              // vLLM's invoke_fused_moe_kernel passes zero points to the kernel with groups only.
              .whenOperand(
                  (s, weights) ->
                      s.weights().zeroPoints()
                          && DTypePairs.of(s).any(Pair::isWna16)
                          && PER_OUTPUT_CHANNEL.contains(weights.granularity()))
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_ZERO_POINTS),
                          s.member(WEIGHTS_GRANULARITY).shown(),
                          "groups along K, and no kernel reads those of output channels"))
              .helps(s -> values(Remedies.noZeroPointsOrGroups(s))),
          rule(PRECISION_CONFIG)
              .at(SchemeMember.PRECISION_CONFIG)
              .when(s -> s.precisionConfig() && !mayBePrecision(s))
              .says(
                  s -> values(s.member(SchemeMember.PRECISION_CONFIG), againstPrecision(s).shown()))
              .helps(s -> values(Remedies.noPrecisionConfig(s, mayBeMxfp4(s)))),
          rule(ACT_ORDER_GROUP)
              .at(ACT_ORDER)
              .when(s -> s.actOrder() == ActOrder.GROUP)
              .says(s -> values(s.member(ACT_ORDER)))
              .helps(s -> values()));

  private SchemeRules() {}

  private static Rule modelDtype(SchemeMember place, Function<SchemeSpec, DType> dtype) {
    return rule(MODEL_DTYPE)
        .at(place)
        .when(s -> isModelDtype(dtype.apply(s)))
        .says(s -> values(s.member(place), dtype.apply(s).vllmName()))
        .helps(s -> values(Remedies.rightDtype(s, place == WEIGHTS_DTYPE)));
  }

  /** One finding an operand for granularity and shape, the first that is there. */
  private static Rule withoutDtype(SchemeMember place, Predicate<SchemeSpec> isFirst) {
    boolean ofWeights = place == WEIGHTS_GRANULARITY || place == WEIGHTS_GROUP_SHAPE;
    SchemeMember dtype = ofWeights ? WEIGHTS_DTYPE : ACTIVATIONS_DTYPE;
    String operand = ofWeights ? "weights" : "activations";
    return rule(GRANULARITY_WITHOUT_DTYPE)
        .at(place)
        .when(
            s ->
                Remedies.isSpelledOut(s)
                    && DTypePairs.isUnquantized(s, ofWeights)
                    && !s.member(place).isDefault()
                    && isFirst.test(s))
        .says(s -> values(s.member(place), s.member(dtype).shown(), operand))
        .helps(s -> values(operand, Remedies.leaveOut(GRANULARITY_WITHOUT_DTYPE, s, ofWeights)));
  }

  /** True also where 204 rejects the weights, or 201 or 204 of activations that may be right. */
  private static boolean isPair(SchemeSpec scheme) {
    return DTypePairs.contains(scheme)
        || isModelDtype(weights(scheme))
        || (DTypePairs.hasWeights(weights(scheme))
            && !DTypePairs.hasActivations(activations(scheme)));
  }

  /**
   * Of the pairs that keep a dtype those that the rest of the scheme goes with, if there are any.
   */
  private static String nearestPairs(SchemeSpec scheme) {
    FixSearch ways = new FixSearch(DTYPE_PAIR, scheme);
    List<Pair> near = DTypePairs.near(scheme);
    List<Pair> fitting =
        near.stream().filter(pair -> !ways.isIntoError(Edits.withDtypes(scheme, pair))).toList();
    String pairs =
        (fitting.isEmpty() ? near : fitting).stream().map(Pair::toString).collect(joining(", "));
    return pairs.isEmpty() ? "" : "nearest: " + pairs + "; ";
  }

  private static String noPair(SchemeSpec scheme) {
    String weights = scheme.member(WEIGHTS_DTYPE).shown();
    return DTypePairs.hasWeights(weights(scheme))
        ? scheme.member(ACTIVATIONS_DTYPE).shown() + " together with " + weights
        : weights;
  }

  /** The weights' dtype where that is right in itself, else the activations', which ask for it. */
  private static Member dtypeAgainst(SchemeSpec scheme) {
    DType weights = weights(scheme);
    boolean ofWeights = DTypePairs.hasWeights(weights) && !Wna16Spec.isWeightDtype(weights);
    return scheme.member(ofWeights ? WEIGHTS_DTYPE : ACTIVATIONS_DTYPE);
  }

  /** A wrong dtype may have been meant to be mxfp4, unless a granularity says that it was not. */
  private static boolean mayBePrecision(SchemeSpec scheme) {
    return DTypePairs.of(scheme).all(SchemeRules::isMxfp4)
        || (DTypePairs.of(scheme).any(SchemeRules::isMxfp4)
            && scheme.weights().granularity() == Granularity.NONE);
  }

  private static boolean isMxfp4(Pair pair) {
    return pair.weights() == DType.MXFP4;
  }

  /** What says that the weights are not mxfp4. */
  private static Member againstPrecision(SchemeSpec scheme) {
    if (DTypePairs.hasWeights(weights(scheme)) && weights(scheme) != DType.MXFP4) {
      return scheme.member(WEIGHTS_DTYPE);
    }
    if (DTypePairs.of(scheme).any(SchemeRules::isMxfp4)) {
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
