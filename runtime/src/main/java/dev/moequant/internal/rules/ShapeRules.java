package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.diagnostics.SchemeRuleId.GRANULARITY_WITHOUT_DTYPE;
import static dev.moequant.diagnostics.SchemeRuleId.MXFP4_BLOCKS;
import static dev.moequant.diagnostics.ShapeRuleId.BLOCK_SHAPE_LENGTH;
import static dev.moequant.diagnostics.ShapeRuleId.BLOCK_SHAPE_NAMES_GRANULARITY;
import static dev.moequant.diagnostics.ShapeRuleId.BLOCK_SHAPE_NOT_POSITIVE;
import static dev.moequant.diagnostics.ShapeRuleId.GRANULARITY_OF_OTHER_OPERAND;
import static dev.moequant.diagnostics.ShapeRuleId.GRANULARITY_WITHOUT_GROUP_SHAPE;
import static dev.moequant.diagnostics.ShapeRuleId.GROUP_SIZE;
import static dev.moequant.diagnostics.ShapeRuleId.PER_OUT_CH_WITH_BLOCK_SHAPE;
import static dev.moequant.diagnostics.ShapeRuleId.PER_TOKEN_WITH_BLOCK_SHAPE;
import static dev.moequant.internal.rules.Rule.rule;
import static dev.moequant.internal.rules.Rule.values;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 1xx: shapes and flags. All of them read the declared form. */
final class ShapeRules {
  private static final List<Integer> STORED_PER_TOKEN = List.of(1, -1);
  private static final List<Integer> STORED_PER_TENSOR = List.of(-1, -1);

  /** Triton's dot takes no smaller side; advice must not name a block that no kernel runs. */
  private static final int SMALLEST_TILE = 16;

  static final List<Rule> RULES =
      List.of(
          length(ACTIVATIONS_GROUP_SHAPE),
          length(WEIGHTS_GROUP_SHAPE),
          notPositive(ACTIVATIONS_GROUP_SHAPE),
          notPositive(WEIGHTS_GROUP_SHAPE),
          rule(PER_TOKEN_WITH_BLOCK_SHAPE)
              .at(ACTIVATIONS_GRANULARITY)
              .when(
                  s ->
                      s.activations().granularity() == PER_TOKEN
                          && declaresBlocks(s)
                          && DTypePairs.of(s).all(Pair::isPlain))
              .says(s -> values(s.member(ACTIVATIONS_GRANULARITY), blocks(s)))
              .helps(s -> values(Remedies.blocksOrTokens(s))),
          rule(PER_OUT_CH_WITH_BLOCK_SHAPE)
              .at(WEIGHTS_GRANULARITY)
              .when(
                  s ->
                      s.weights().granularity() == PER_CHANNEL
                          && (declaresBlocks(s) || blockedActivations(s)))
              .unlessThere(GRANULARITY_WITHOUT_DTYPE)
              .says(s -> values(s.member(WEIGHTS_GRANULARITY), blocks(s)))
              .helps(s -> values(Remedies.blocksOrChannels(s))),
          namesGranularity(ACTIVATIONS_GROUP_SHAPE),
          namesGranularity(WEIGHTS_GROUP_SHAPE),
          rule(GROUP_SIZE)
              .at(WEIGHTS_GROUP_SHAPE)
              .when(s -> s instanceof Wna16Spec w && isNoGroupSize(w.groupSize()))
              .says(s -> values(s.member(WEIGHTS_GROUP_SHAPE)))
              .helps(s -> values(orChannels(s))),
          shapeAndGranularity(ACTIVATIONS_GRANULARITY, ACTIVATIONS_GROUP_SHAPE),
          shapeAndGranularity(WEIGHTS_GRANULARITY, WEIGHTS_GROUP_SHAPE),
          rule(GRANULARITY_OF_OTHER_OPERAND)
              .at(ACTIVATIONS_GRANULARITY)
              .when(
                  s ->
                      s.activations().granularity() == PER_CHANNEL
                          && !isStoredGranularity(s.activations().groupShape())) // 105 says it
              .unlessThere(GRANULARITY_WITHOUT_DTYPE)
              .says(
                  s ->
                      values(
                          s.member(ACTIVATIONS_GRANULARITY), "activations have no output channels"))
              .helps(s -> values(Remedies.otherGranularity(s, false))),
          rule(GRANULARITY_OF_OTHER_OPERAND)
              .at(WEIGHTS_GRANULARITY)
              .when(
                  s ->
                      s.weights().granularity() == PER_TOKEN
                          && !isStoredGranularity(s.weights().groupShape())) // 105 says it
              .unlessThere(GRANULARITY_WITHOUT_DTYPE)
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_GRANULARITY),
                          "weights have no tokens. vLLM's (1, -1) is PER_CHANNEL for weights"))
              .helps(s -> values(Remedies.otherGranularity(s, true))),
          rule(GRANULARITY_OF_OTHER_OPERAND)
              .at(WEIGHTS_GRANULARITY)
              .when(ShapeRules::isNotOfWna16)
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_GRANULARITY),
                          "weight-only int4 and int8 have one scale per output channel or per group"
                              + " along K"))
              .helps(s -> values(Remedies.otherGranularity(s, true))));

  private ShapeRules() {}

  /** Whether a granularity has a group shape. */
  static boolean isShaped(Granularity granularity) {
    return granularity == GROUP || granularity == BLOCK;
  }

  private static Rule length(SchemeMember place) {
    return rule(BLOCK_SHAPE_LENGTH)
        .at(place)
        .when(s -> !shape(s, place).isEmpty() && shape(s, place).size() != 2)
        .unlessThere(MXFP4_BLOCKS)
        .says(s -> values(s.member(place), count(shape(s, place).size())))
        .helps(s -> values(Remedies.pair(s, place == WEIGHTS_GROUP_SHAPE, asPair(s, place))));
  }

  private static String count(int elements) {
    return elements == 1 ? "1 element" : elements + " elements";
  }

  /** What was most likely meant: a group, a square block, or the first two of too many numbers. */
  private static List<Integer> asPair(SchemeSpec scheme, SchemeMember place) {
    List<Integer> shape = shape(scheme, place);
    boolean ofWeights = place == WEIGHTS_GROUP_SHAPE;
    Granularity granularity = Remedies.granularity(scheme, ofWeights);
    int group = DTypePairs.of(scheme).group(ofWeights ? Pair::weights : Pair::activations);
    if (group > 0) {
      return List.of(1, group);
    }
    if (shape.stream().limit(2).anyMatch(element -> element < SMALLEST_TILE)) {
      return List.of(128, 128); // what else is wrong is 102's to say
    }
    if (granularity == GROUP && shape.size() == 1) {
      return List.of(ofWeights ? Remedies.groupRows(scheme) : 1, shape.get(0));
    }
    return List.of(shape.get(0), shape.get(shape.size() == 1 ? 0 : 1));
  }

  private static Rule notPositive(SchemeMember place) {
    return rule(BLOCK_SHAPE_NOT_POSITIVE)
        .at(place)
        .when(s -> !isStoredGranularity(shape(s, place)) && !badElements(s, place).isEmpty())
        .unlessThere(GROUP_SIZE, MXFP4_BLOCKS)
        .says(s -> values(s.member(place), badElements(s, place)))
        .helps(s -> values(Remedies.positiveShape(s, place == WEIGHTS_GROUP_SHAPE)));
  }

  private static boolean isNoGroupSize(int groupSize) {
    return groupSize < 1 && groupSize != Wna16Spec.PER_OUTPUT_CHANNEL;
  }

  /** int4 without groups is 107, zero points without groups are 210. */
  private static String orChannels(SchemeSpec scheme) {
    boolean can = scheme.weights().dtype() == DType.INT8 && !scheme.weights().zeroPoints();
    return can ? ", or groupSize = -1 for one scale per output channel" : "";
  }

  private static boolean isNotOfWna16(SchemeSpec scheme) {
    return DTypePairs.isNotOfWna16(scheme.weights().granularity())
        && !isStoredGranularity(scheme.weights().groupShape()) // 105 says it
        && DTypePairs.of(scheme).all(Pair::isWna16);
  }

  private static String badElements(SchemeSpec scheme, SchemeMember place) {
    List<Integer> shape = shape(scheme, place);
    // vLLM's WNA16 path writes groups of g along K as (0, g).
    boolean rowZero =
        !shape.isEmpty() && shape.get(0) == 0 && DTypePairs.of(scheme).any(Pair::isWna16);
    int first = place == WEIGHTS_GROUP_SHAPE && rowZero ? 1 : 0;
    return IntStream.range(first, shape.size())
        .filter(i -> shape.get(i) <= 0)
        .mapToObj(i -> "element " + i + " is " + shape.get(i))
        .collect(Collectors.joining(", "));
  }

  private static Rule namesGranularity(SchemeMember place) {
    return rule(BLOCK_SHAPE_NAMES_GRANULARITY)
        .at(place)
        .when(s -> isStoredGranularity(shape(s, place)))
        .unlessThere(MXFP4_BLOCKS)
        .says(s -> values(s.member(place), storedName(s, place)))
        .helps(
            s ->
                values(
                    Remedies.sayGranularity(
                        s, place == WEIGHTS_GROUP_SHAPE, isPerToken(s, place))));
  }

  private static String storedName(SchemeSpec scheme, SchemeMember place) {
    if (!isPerToken(scheme, place)) {
      return "per tensor";
    }
    return place == WEIGHTS_GROUP_SHAPE && Remedies.isSpelledOut(scheme)
        ? "per output channel"
        : "per token";
  }

  private static boolean isPerToken(SchemeSpec scheme, SchemeMember place) {
    return shape(scheme, place).equals(STORED_PER_TOKEN);
  }

  static boolean isStoredGranularity(List<Integer> shape) {
    return shape.equals(STORED_PER_TOKEN) || shape.equals(STORED_PER_TENSOR);
  }

  private static Rule shapeAndGranularity(SchemeMember granularity, SchemeMember shape) {
    return rule(GRANULARITY_WITHOUT_GROUP_SHAPE)
        .at(granularity)
        .when(s -> Remedies.isSpelledOut(s) && !fits(s, granularity, shape))
        .unlessThere(GRANULARITY_WITHOUT_DTYPE, PER_TOKEN_WITH_BLOCK_SHAPE)
        .says(
            s ->
                values(
                    s.member(granularity).shown(),
                    s.member(shape).shown(),
                    need(shape(s, shape), s.member(granularity))))
        .helps(s -> values(Remedies.matchShape(s, granularity == WEIGHTS_GRANULARITY)));
  }

  private static String need(List<Integer> shape, Member granularity) {
    if (shape.isEmpty()) {
      return "GROUP and BLOCK need a groupShape";
    }
    return granularity.value() == GROUP
        ? "a group is one row high"
        : "only GROUP and BLOCK have a groupShape";
  }

  /** True also where 104, 105, 109 or 206 already name the same cause. */
  private static boolean fits(SchemeSpec scheme, SchemeMember place, SchemeMember shapePlace) {
    List<Integer> shape = shape(scheme, shapePlace);
    boolean ofWeights = place == WEIGHTS_GRANULARITY;
    Granularity granularity = Remedies.granularity(scheme, ofWeights);
    if (ofWeights ? isNotOfWna16(scheme) : scheme.activations().dtype() == DType.MXFP4) {
      return true;
    }
    if (granularity == GROUP && shape.size() == 2) {
      return shape.get(0) <= 1; // a group is one row high
    }
    if (isShaped(granularity)) {
      return !shape.isEmpty();
    }
    return shape.isEmpty()
        || isStoredGranularity(shape)
        || granularity == PER_CHANNEL
        || (ofWeights && granularity == PER_TOKEN);
  }

  static boolean declaresBlocks(SchemeSpec scheme) {
    List<Integer> shape = scheme.weights().groupShape();
    return !isStoredGranularity(shape)
        && DTypePairs.of(scheme).group(Pair::weights) == 0 // else 207 names the same cause
        && (isShaped(scheme.weights().granularity())
            || (scheme.weights().granularity() == PER_CHANNEL && !shape.isEmpty()));
  }

  private static boolean blockedActivations(SchemeSpec scheme) {
    List<Integer> shape = scheme.activations().groupShape();
    return isShaped(scheme.activations().granularity())
        && !shape.isEmpty()
        && !isStoredGranularity(shape)
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  /** The member to quote as "the blocks": the shape where there is one. */
  private static Member blocks(SchemeSpec scheme) {
    if (!scheme.weights().groupShape().isEmpty()) {
      return scheme.member(WEIGHTS_GROUP_SHAPE);
    }
    return isShaped(scheme.weights().granularity())
        ? scheme.member(WEIGHTS_GRANULARITY)
        : scheme.member(ACTIVATIONS_GROUP_SHAPE);
  }

  /**
   * The declared shape of one operand. Empty for activations where one member declares the shape of
   * both, which is then checked as the weights'; and for an operand without a dtype, which 203
   * rejects.
   */
  private static List<Integer> shape(SchemeSpec scheme, SchemeMember place) {
    boolean ofWeights = place == WEIGHTS_GROUP_SHAPE;
    if (DTypePairs.isUnquantized(scheme, ofWeights)
        || (!ofWeights && !Remedies.isSpelledOut(scheme))) {
      return List.of();
    }
    return Remedies.shape(scheme, ofWeights);
  }
}
