package dev.moequant.rules;

import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.rules.Rule.rule;
import static dev.moequant.rules.Rule.values;
import static dev.moequant.rules.SchemeRuleId.ACTIVATION_DTYPE;
import static dev.moequant.rules.SchemeRuleId.DTYPE_PAIR;
import static dev.moequant.rules.SchemeRuleId.GRANULARITY_WITHOUT_DTYPE;
import static dev.moequant.rules.SchemeRuleId.MODEL_DTYPE;
import static dev.moequant.rules.SchemeRuleId.STATIC_BLOCK;
import static dev.moequant.rules.SchemeRuleId.STATIC_PER_TOKEN;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_DTYPE;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_DYNAMIC;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_GRANULARITY;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.spec.SpecPath.WEIGHTS_DTYPE;

import dev.moequant.annotations.DType;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SpecPath;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * 2xx: dtypes and schemes. Those that need only dtypes read the declared form, so that a wrong
 * dtype is reported beside a wrong shape; those that need shapes read the resolved one.
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
          rule(GRANULARITY_WITHOUT_DTYPE)
              .at(ACTIVATIONS_GRANULARITY)
              .when(s -> activations(s) == DType.NONE && s.activations().granularity() != NONE)
              .says(
                  s ->
                      values(
                          s.member(ACTIVATIONS_GRANULARITY), s.member(ACTIVATIONS_DTYPE).shown()))
              .helps(s -> values(s.member(ACTIVATIONS_GRANULARITY).name())),
          modelDtype(ACTIVATIONS_DTYPE, SchemeRules::activations),
          modelDtype(WEIGHTS_DTYPE, SchemeRules::weights),
          rule(STATIC_PER_TOKEN)
              .at(ACTIVATIONS_DYNAMIC)
              .whenResolved((s, r) -> isStatic(s) && r.activations().granularity() == PER_TOKEN)
              .says(s -> values(s.member(ACTIVATIONS_DYNAMIC), s.member(ACTIVATIONS_GRANULARITY)))
              .helps(s -> values(Remedies.dynamic(s), Remedies.perTensorActivations(s))),
          rule(STATIC_BLOCK)
              .at(ACTIVATIONS_DYNAMIC)
              .whenResolved((s, r) -> isStatic(s) && r.activations().groupShape().isPresent())
              .says(s -> values(s.member(ACTIVATIONS_DYNAMIC), s.member(ACTIVATIONS_GROUP_SHAPE)))
              .helps(s -> values(Remedies.dynamic(s))));

  private SchemeRules() {}

  private static Rule modelDtype(SpecPath place, Function<SchemeSpec, DType> dtype) {
    return rule(MODEL_DTYPE)
        .at(place)
        .when(s -> isModelDtype(dtype.apply(s)))
        .says(s -> values(s.member(place), dtype.apply(s).vllmName()))
        .helps(s -> values(s.member(place).name()));
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

  private static boolean isStatic(SchemeSpec scheme) {
    return !scheme.activations().dynamic();
  }
}
