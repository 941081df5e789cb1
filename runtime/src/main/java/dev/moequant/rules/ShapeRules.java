package dev.moequant.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.rules.Rule.rule;
import static dev.moequant.rules.Rule.values;
import static dev.moequant.rules.ShapeRuleId.BLOCK_SHAPE_LENGTH;
import static dev.moequant.rules.ShapeRuleId.BLOCK_SHAPE_NAMES_GRANULARITY;
import static dev.moequant.rules.ShapeRuleId.BLOCK_SHAPE_NOT_POSITIVE;
import static dev.moequant.rules.ShapeRuleId.GRANULARITY_OF_OTHER_OPERAND;
import static dev.moequant.rules.ShapeRuleId.GRANULARITY_WITHOUT_GROUP_SHAPE;
import static dev.moequant.rules.ShapeRuleId.PER_OUT_CH_WITH_BLOCK_SHAPE;
import static dev.moequant.rules.ShapeRuleId.PER_TOKEN_WITH_BLOCK_SHAPE;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_GRANULARITY;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.spec.SpecPath.WEIGHTS_GRANULARITY;
import static dev.moequant.spec.SpecPath.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.spec.Member;
import dev.moequant.spec.SchemeKind;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SpecPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 1xx: shapes and flags. All of them read the declared form. */
final class ShapeRules {
  private static final List<Integer> STORED_PER_TOKEN = List.of(1, -1);
  private static final List<Integer> STORED_PER_TENSOR = List.of(-1, -1);
  private static final Set<Granularity> SHAPED = Set.of(GROUP, BLOCK);

  static final List<Rule> RULES =
      List.of(
          length(ACTIVATIONS_GROUP_SHAPE),
          length(WEIGHTS_GROUP_SHAPE),
          notPositive(ACTIVATIONS_GROUP_SHAPE),
          notPositive(WEIGHTS_GROUP_SHAPE),
          rule(PER_TOKEN_WITH_BLOCK_SHAPE)
              .at(ACTIVATIONS_GRANULARITY)
              .when(s -> s.activations().granularity() == PER_TOKEN && declaresBlocks(s))
              .says(s -> values(s.member(ACTIVATIONS_GRANULARITY), blocks(s)))
              .helps(s -> values(Remedies.blockedActivations(s), Remedies.noBlocks(s))),
          rule(PER_OUT_CH_WITH_BLOCK_SHAPE)
              .at(WEIGHTS_GRANULARITY)
              .when(
                  s ->
                      s.weights().granularity() == PER_CHANNEL
                          && (declaresBlocks(s) || blockedActivations(s)))
              .says(s -> values(s.member(WEIGHTS_GRANULARITY), blocks(s)))
              .helps(s -> values(Remedies.blockedWeights(s), Remedies.noBlocks(s))),
          namesGranularity(ACTIVATIONS_GROUP_SHAPE),
          namesGranularity(WEIGHTS_GROUP_SHAPE),
          shapeAndGranularity(ACTIVATIONS_GRANULARITY, ACTIVATIONS_GROUP_SHAPE),
          shapeAndGranularity(WEIGHTS_GRANULARITY, WEIGHTS_GROUP_SHAPE),
          rule(GRANULARITY_OF_OTHER_OPERAND)
              .at(ACTIVATIONS_GRANULARITY)
              .when(s -> s.activations().granularity() == PER_CHANNEL)
              .says(
                  s ->
                      values(
                          s.member(ACTIVATIONS_GRANULARITY), "activations have no output channels"))
              .helps(s -> values("write PER_TENSOR or PER_TOKEN, or GROUP with a groupShape")),
          rule(GRANULARITY_OF_OTHER_OPERAND)
              .at(WEIGHTS_GRANULARITY)
              .when(s -> s.weights().granularity() == PER_TOKEN)
              .says(s -> values(s.member(WEIGHTS_GRANULARITY), "weights hold no tokens"))
              .helps(
                  s ->
                      values(
                          "write PER_CHANNEL, one scale per output channel; vLLM stores it as"
                              + " (1, -1), the group shape it also calls PER_TOKEN")));

  private ShapeRules() {}

  private static Rule length(SpecPath place) {
    return rule(BLOCK_SHAPE_LENGTH)
        .at(place)
        .when(s -> !shape(s, place).isEmpty() && shape(s, place).size() != 2)
        .says(s -> values(s.member(place), count(shape(s, place).size())))
        .helps(s -> values(s.member(place).name(), asPair(shape(s, place))));
  }

  private static String count(int elements) {
    return elements == 1 ? "1 element" : elements + " elements";
  }

  /** What was most likely meant: a square block, or the first two of too many numbers. */
  private static String asPair(List<Integer> shape) {
    if (shape.stream().limit(2).anyMatch(element -> element <= 0)) {
      return "{128, 128}"; // what else is wrong is 102's to say
    }
    return "{" + shape.get(0) + ", " + shape.get(shape.size() == 1 ? 0 : 1) + "}";
  }

  private static Rule notPositive(SpecPath place) {
    return rule(BLOCK_SHAPE_NOT_POSITIVE)
        .at(place)
        .when(s -> !isStoredGranularity(shape(s, place)) && !badElements(s, place).isEmpty())
        .says(s -> values(s.member(place), badElements(s, place)))
        .helps(s -> values(Remedies.positiveShape(s, place)));
  }

  private static String badElements(SchemeSpec scheme, SpecPath place) {
    List<Integer> shape = shape(scheme, place);
    int first = place == WEIGHTS_GROUP_SHAPE && allowsRowZero(scheme) && isRowZero(shape) ? 1 : 0;
    return IntStream.range(first, shape.size())
        .filter(i -> shape.get(i) <= 0)
        .mapToObj(i -> "element " + i + " is " + shape.get(i))
        .collect(Collectors.joining(", "));
  }

  /** vLLM's WNA16 path writes groups of g along K as (0, g). */
  private static boolean allowsRowZero(SchemeSpec scheme) {
    DType weights = scheme.weights().dtype();
    DType activations = scheme.activations().dtype();
    // A model dtype means "not quantized"; that it must not be written is MOEQ204's to say.
    return (activations == DType.NONE || DTypePairs.MODEL_DTYPES.contains(activations))
        && (weights == DType.INT4 || weights == DType.INT8);
  }

  private static boolean isRowZero(List<Integer> shape) {
    return !shape.isEmpty() && shape.get(0) == 0;
  }

  private static Rule namesGranularity(SpecPath place) {
    return rule(BLOCK_SHAPE_NAMES_GRANULARITY)
        .at(place)
        .when(s -> isStoredGranularity(shape(s, place)))
        .says(s -> values(s.member(place), storedName(s, place)))
        .helps(s -> values(Remedies.sayGranularity(s, place, isPerToken(s, place))));
  }

  private static String storedName(SchemeSpec scheme, SpecPath place) {
    if (!isPerToken(scheme, place)) {
      return "per tensor";
    }
    return place == WEIGHTS_GROUP_SHAPE && scheme.kind() == SchemeKind.QUANT_SCHEME
        ? "per output channel"
        : "per token";
  }

  private static boolean isPerToken(SchemeSpec scheme, SpecPath place) {
    return shape(scheme, place).equals(STORED_PER_TOKEN);
  }

  private static boolean isStoredGranularity(List<Integer> shape) {
    return shape.equals(STORED_PER_TOKEN) || shape.equals(STORED_PER_TENSOR);
  }

  private static Rule shapeAndGranularity(SpecPath granularity, SpecPath shape) {
    return rule(GRANULARITY_WITHOUT_GROUP_SHAPE)
        .at(granularity)
        .when(s -> s.kind() == SchemeKind.QUANT_SCHEME && !fits(s, granularity, shape))
        .says(s -> values(s.member(granularity).shown(), s.member(shape).shown()))
        .helps(s -> values(Remedies.matchShape(s, granularity, shape)));
  }

  /** True also where 104, 105 or 109 already name the same cause. */
  private static boolean fits(SchemeSpec scheme, SpecPath place, SpecPath shapePlace) {
    List<Integer> shape = shape(scheme, shapePlace);
    boolean ofWeights = place == WEIGHTS_GRANULARITY;
    Granularity granularity =
        ofWeights ? scheme.weights().granularity() : scheme.activations().granularity();
    if (SHAPED.contains(granularity)) {
      return !shape.isEmpty();
    }
    return shape.isEmpty()
        || isStoredGranularity(shape)
        || granularity == PER_CHANNEL
        || (ofWeights && granularity == PER_TOKEN);
  }

  private static boolean declaresBlocks(SchemeSpec scheme) {
    List<Integer> shape = scheme.weights().groupShape();
    return !isStoredGranularity(shape)
        && (scheme.weights().granularity() == BLOCK
            || (scheme.weights().granularity() == PER_CHANNEL && !shape.isEmpty()));
  }

  private static boolean blockedActivations(SchemeSpec scheme) {
    List<Integer> shape = scheme.activations().groupShape();
    return SHAPED.contains(scheme.activations().granularity())
        && !shape.isEmpty()
        && !isStoredGranularity(shape);
  }

  /** The member to quote as "the blocks": the shape where there is one. */
  private static Member blocks(SchemeSpec scheme) {
    if (!scheme.weights().groupShape().isEmpty()) {
      return scheme.member(WEIGHTS_GROUP_SHAPE);
    }
    return scheme.weights().granularity() == BLOCK
        ? scheme.member(WEIGHTS_GRANULARITY)
        : scheme.member(ACTIVATIONS_GROUP_SHAPE);
  }

  /** The declared shape; empty at the second of two places that are one member. */
  private static List<Integer> shape(SchemeSpec scheme, SpecPath place) {
    if (place == WEIGHTS_GROUP_SHAPE) {
      return scheme.weights().groupShape();
    }
    return scheme.kind() == SchemeKind.QUANT_SCHEME ? scheme.activations().groupShape() : List.of();
  }
}
