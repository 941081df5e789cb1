package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Words.member;
import static dev.moequant.internal.rules.Words.shown;
import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.Operand.WEIGHTS;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/** 103, 104, 108, 109: granularities and the shapes beside them. They read the declared form. */
public final class GranularityRules {
  private static final String OF_OTHER_OPERAND = "%s: %s";

  public static final Rule<SchemeSpec> PER_TOKEN_WITH_BLOCK_SHAPE =
      error(103, "per-token activations together with a block shape")
          .when(
              at(ACTIVATIONS_GRANULARITY)
                  .when(
                      s ->
                          s.activations().granularity() == PER_TOKEN
                              && declaresBlocks(s)
                              && DTypePairs.of(s).all(Pair::isPlain))
                  .says(
                      "%s contradicts %s: activations have one scale per token or one per block,"
                          + " not both",
                      member(ACTIVATIONS_GRANULARITY), GranularityRules::blocks)
                  .fix("for blocks", ACTIVATIONS_GRANULARITY, Forms::blockedActivations)
                  .fix(
                      "for one scale per token",
                      ACTIVATIONS_GRANULARITY,
                      s ->
                          Forms.with(Forms.with(s, ACTIVATIONS, PER_TOKEN), WEIGHTS, PER_CHANNEL)));

  public static final Rule<SchemeSpec> PER_OUT_CH_WITH_BLOCK_SHAPE =
      error(104, "per-output-channel weights together with a block shape")
          .when(
              at(WEIGHTS_GRANULARITY)
                  .when(
                      s ->
                          s.weights().granularity() == PER_CHANNEL
                              && (declaresBlocks(s) || blockedActivations(s)))
                  .unlessThere(203)
                  .says(
                      "%s contradicts %s: weights have one scale per output channel or one per"
                          + " block, not both",
                      member(WEIGHTS_GRANULARITY), GranularityRules::blocks)
                  .fixes(
                      s ->
                          Stream.of(
                              Proposal.of(Forms.shaped(s, WEIGHTS))
                                  .forPurpose(
                                      DTypePairs.of(s).all(Pair::isWna16)
                                          ? "for groups"
                                          : "for blocks",
                                      WEIGHTS_GRANULARITY)))
                  .fix(
                      "for one scale per output channel",
                      WEIGHTS_GRANULARITY,
                      s -> Forms.with(s, WEIGHTS, PER_CHANNEL)));

  public static final Rule<SchemeSpec> GRANULARITY_WITHOUT_GROUP_SHAPE =
      error(108, "a granularity and a group shape that do not go together")
          .when(
              Case.ofOperands(
                  operand ->
                      at(operand.granularity())
                          .when(s -> Forms.isSpelledOut(s) && !fits(s, operand))
                          .unlessThere(203, 103)
                          .says(
                              "%s does not go with %s: %s",
                              shown(operand.granularity()),
                              shown(operand.groupShape()),
                              s -> need(s, operand))
                          .fixes(s -> matching(s, operand))));

  public static final Rule<SchemeSpec> GRANULARITY_OF_OTHER_OPERAND =
      error(109, "a granularity that belongs to the other operand")
          .when(
              ofOtherOperand(ACTIVATIONS)
                  .when(
                      s ->
                          s.activations().granularity() == PER_CHANNEL
                              && !Forms.isStoredGranularity(s.activations().groupShape())) // 105
                  .unlessThere(203)
                  .says(
                      OF_OTHER_OPERAND,
                      member(ACTIVATIONS_GRANULARITY),
                      s -> "activations have no output channels"),
              ofOtherOperand(WEIGHTS)
                  .when(
                      s ->
                          s.weights().granularity() == PER_TOKEN
                              && !Forms.isStoredGranularity(s.weights().groupShape())) // 105
                  .unlessThere(203)
                  .says(
                      OF_OTHER_OPERAND,
                      member(WEIGHTS_GRANULARITY),
                      s -> "weights have no tokens. vLLM's (1, -1) is PER_CHANNEL for weights"),
              ofOtherOperand(WEIGHTS)
                  .when(GranularityRules::isNotOfWna16)
                  .says(
                      OF_OTHER_OPERAND,
                      member(WEIGHTS_GRANULARITY),
                      s ->
                          "weight-only int4 and int8 have one scale per output channel or per group"
                              + " along K"));

  static final List<Rule<SchemeSpec>> RULES =
      List.of(
          PER_TOKEN_WITH_BLOCK_SHAPE,
          PER_OUT_CH_WITH_BLOCK_SHAPE,
          GRANULARITY_WITHOUT_GROUP_SHAPE,
          GRANULARITY_OF_OTHER_OPERAND);

  private GranularityRules() {}

  private static Case.Draft<SchemeSpec> ofOtherOperand(Operand operand) {
    return at(operand.granularity()).fixes(s -> otherGranularity(s, operand));
  }

  private static boolean isNotOfWna16(SchemeSpec scheme) {
    return DTypePairs.isNotOfWna16(scheme.weights().granularity())
        && !Forms.isStoredGranularity(scheme.weights().groupShape()) // 105 says it
        && DTypePairs.of(scheme).all(Pair::isOfGroups)
        && DTypePairs.of(scheme).any(Pair::isWna16); // else 219 says it
  }

  private static String need(SchemeSpec scheme, Operand operand) {
    if (Forms.shape(scheme, operand).isEmpty()) {
      return "GROUP and BLOCK need a groupShape";
    }
    return scheme.operand(operand).granularity() == GROUP
        ? "a group is one row high"
        : "only GROUP and BLOCK have a groupShape";
  }

  /** 108: the shape that belongs to the granularity, or the reverse. */
  private static Stream<Proposal<SchemeSpec>> matching(SchemeSpec scheme, Operand operand) {
    if (Forms.isFormat(scheme, operand)) {
      return Stream.of(Forms.asTheDtypeSays(scheme, operand));
    }
    Stream<SchemeSpec> asDeclared =
        Forms.isShaped(scheme, operand)
            ? Stream.of()
            : Stream.of(scheme.with(operand.groupShape(), List.of()));
    return Stream.of(asDeclared, Forms.shaped(scheme, operand), Forms.unshaped(scheme, operand))
        .map(Proposal::of);
  }

  /** 109: a granularity for the shape there is, or one without. */
  private static Stream<Proposal<SchemeSpec>> otherGranularity(SchemeSpec scheme, Operand operand) {
    if (Forms.isFormat(scheme, operand)) {
      return Stream.of(Forms.asTheDtypeSays(scheme, operand));
    }
    Proposal<SchemeSpec> shaped = Proposal.of(Forms.shaped(scheme, operand));
    Proposal<SchemeSpec> unshaped = Proposal.of(Forms.unshaped(scheme, operand));
    return scheme.operand(operand).groupShape().isEmpty()
        ? Stream.of(unshaped, shaped)
        : Stream.of(shaped, unshaped);
  }

  /** True also where 104, 105, 109 or 206 already name the same cause. */
  private static boolean fits(SchemeSpec scheme, Operand operand) {
    List<Integer> shape = Forms.shape(scheme, operand);
    Granularity granularity = scheme.operand(operand).granularity();
    if (operand == WEIGHTS ? isNotOfWna16(scheme) : scheme.activations().dtype() == DType.MXFP4) {
      return true;
    }
    if (granularity == GROUP && shape.size() == 2) {
      return shape.get(0) <= 1; // a group is one row high
    }
    if (Forms.isShaped(scheme, operand)) {
      return !shape.isEmpty();
    }
    return shape.isEmpty()
        || Forms.isStoredGranularity(shape)
        || granularity == PER_CHANNEL
        || (operand == WEIGHTS && granularity == PER_TOKEN);
  }

  static boolean declaresBlocks(SchemeSpec scheme) {
    List<Integer> shape = scheme.weights().groupShape();
    return !Forms.isStoredGranularity(shape)
        && !Forms.isFormat(scheme, WEIGHTS) // else 207 names the same cause
        && (Forms.isShaped(scheme, WEIGHTS)
            || (scheme.weights().granularity() == PER_CHANNEL && !shape.isEmpty()));
  }

  private static boolean blockedActivations(SchemeSpec scheme) {
    List<Integer> shape = scheme.activations().groupShape();
    return Forms.isShaped(scheme, ACTIVATIONS)
        && !shape.isEmpty()
        && !Forms.isStoredGranularity(shape)
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  /** The member to quote as "the blocks": the shape where there is one. */
  private static Member blocks(SchemeSpec scheme) {
    if (!scheme.weights().groupShape().isEmpty()) {
      return scheme.member(WEIGHTS_GROUP_SHAPE);
    }
    return scheme.member(
        Forms.isShaped(scheme, WEIGHTS) ? WEIGHTS_GRANULARITY : ACTIVATIONS_GROUP_SHAPE);
  }
}
