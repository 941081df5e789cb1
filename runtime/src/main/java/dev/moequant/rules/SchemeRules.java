package dev.moequant.rules;

import static dev.moequant.rules.Rule.rule;
import static dev.moequant.rules.Rule.values;
import static dev.moequant.rules.SchemeRuleId.ACTIVATION_DTYPE;
import static dev.moequant.rules.SchemeRuleId.ACT_ORDER_GROUP;
import static dev.moequant.rules.SchemeRuleId.DTYPE_PAIR;
import static dev.moequant.rules.SchemeRuleId.GRANULARITY_WITHOUT_DTYPE;
import static dev.moequant.rules.SchemeRuleId.MODEL_DTYPE;
import static dev.moequant.rules.SchemeRuleId.PRECISION_CONFIG;
import static dev.moequant.rules.SchemeRuleId.ZERO_POINTS;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_DTYPE;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_DYNAMIC;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_GRANULARITY;
import static dev.moequant.spec.SpecPath.ACT_ORDER;
import static dev.moequant.spec.SpecPath.WEIGHTS_DTYPE;
import static dev.moequant.spec.SpecPath.WEIGHTS_GRANULARITY;
import static dev.moequant.spec.SpecPath.WEIGHTS_ZERO_POINTS;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.spec.Member;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SpecPath;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * 2xx: dtypes, and what goes with them. They need no shapes and read the declared form, so that a
 * wrong dtype is reported beside a wrong shape.
 */
final class SchemeRules {
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
              .helps(s -> values(DTypePairs.quantizedActivations())),
          rule(DTYPE_PAIR)
              .at(WEIGHTS_DTYPE)
              .when(s -> !DTypePairs.contains(activations(s), weights(s)))
              .unless(ACTIVATION_DTYPE, MODEL_DTYPE)
              .says(
                  s -> values(s.member(ACTIVATIONS_DTYPE).shown(), s.member(WEIGHTS_DTYPE).shown()))
              .helps(s -> values(DTypePairs.nearest(activations(s), weights(s)), DTypePairs.all())),
          withoutDtype(ACTIVATIONS_GRANULARITY, ACTIVATIONS_DTYPE, "activations"),
          withoutDtype(ACTIVATIONS_DYNAMIC, ACTIVATIONS_DTYPE, "activations"),
          withoutDtype(WEIGHTS_GRANULARITY, WEIGHTS_DTYPE, "weights"),
          modelDtype(ACTIVATIONS_DTYPE, SchemeRules::activations),
          modelDtype(WEIGHTS_DTYPE, SchemeRules::weights),
          rule(ZERO_POINTS)
              .at(WEIGHTS_ZERO_POINTS)
              .when(s -> s.weights().zeroPoints() && !DTypePairs.isWna16(s))
              .unless(MODEL_DTYPE)
              .says(s -> values(s.member(WEIGHTS_ZERO_POINTS), dtypeAgainstZeroPoints(s).shown()))
              .helps(s -> values(s.member(WEIGHTS_ZERO_POINTS).name())),
          rule(PRECISION_CONFIG)
              .at(SpecPath.PRECISION_CONFIG)
              .when(s -> s.precisionConfig() && weights(s) != DType.MXFP4)
              .unless(MODEL_DTYPE)
              .says(
                  s -> values(s.member(SpecPath.PRECISION_CONFIG), s.member(WEIGHTS_DTYPE).shown()))
              .helps(s -> values(s.member(SpecPath.PRECISION_CONFIG).name())),
          rule(ACT_ORDER_GROUP)
              .at(ACT_ORDER)
              .when(s -> s.actOrder() == ActOrder.GROUP)
              .says(s -> values(s.member(ACT_ORDER)))
              .helps(s -> values()));

  private SchemeRules() {}

  private static Rule modelDtype(SpecPath place, Function<SchemeSpec, DType> dtype) {
    return rule(MODEL_DTYPE)
        .at(place)
        .when(s -> isModelDtype(dtype.apply(s)))
        .says(s -> values(s.member(place), dtype.apply(s).vllmName()))
        .helps(s -> values(s.member(place).name()));
  }

  private static Rule withoutDtype(SpecPath place, SpecPath dtype, String operand) {
    return rule(GRANULARITY_WITHOUT_DTYPE)
        .at(place)
        .when(
            s ->
                Remedies.isSpelledOut(s)
                    && s.member(dtype).isDefault()
                    && !s.member(place).isDefault())
        .says(s -> values(s.member(place), s.member(dtype).shown(), operand))
        .helps(s -> values(operand, s.member(place).name()));
  }

  private static Member dtypeAgainstZeroPoints(SchemeSpec scheme) {
    return scheme.member(DTypePairs.isInteger(weights(scheme)) ? ACTIVATIONS_DTYPE : WEIGHTS_DTYPE);
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
