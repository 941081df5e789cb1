package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.diagnostics.SchemeRuleId.GROUP_OF_FORMAT;
import static dev.moequant.diagnostics.SchemeRuleId.MXFP4_BLOCKS;
import static dev.moequant.diagnostics.ShapeRuleId.GROUP_SIZE;
import static dev.moequant.diagnostics.ShapeRuleId.GROUP_SIZE_OF_ONE_KERNEL;
import static dev.moequant.internal.rules.Rule.rule;
import static dev.moequant.internal.rules.Rule.values;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DTYPE;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_DTYPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.OperandSpec;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;

/** 107, 206, 207: groups that a format or a kernel family has or has not. */
final class FormatRules {
  /** Source: vLLM 17edd8a80, {@code marlin_utils.py}, {@code MARLIN_SUPPORTED_GROUP_SIZES}. */
  private static final List<Integer> MARLIN_GROUPS = List.of(32, 64, 128);

  /** Source: vLLM 17edd8a80, {@code moe_wna16.py}, {@code create_weights}. */
  private static final int SMALLEST_MOE_WNA16_GROUP = 32;

  static final List<Rule> RULES =
      List.of(
          rule(GROUP_SIZE_OF_ONE_KERNEL)
              .at(WEIGHTS_GROUP_SHAPE)
              .whenOperand((s, weights) -> DTypePairs.isWna16(s) && !marlinTakes(weights))
              .unless(GROUP_SIZE)
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_GROUP_SHAPE),
                          "Marlin has no kernel for this group, "
                              + (isBelowMoeWna16(s)
                                  ? "and vLLM's MoeWNA16, in front of Triton's, asserts that groups"
                                      + " hold at least "
                                      + SMALLEST_MOE_WNA16_GROUP
                                      + " values"
                                  : "only vLLM's Triton WNA16 path takes it")))
              .helps(s -> values(groups(s))),
          rule(GROUP_SIZE_OF_ONE_KERNEL)
              .at(WEIGHTS_GRANULARITY)
              .whenOperand(
                  (s, weights) ->
                      DTypePairs.isWna16(s)
                          && weights.dtype() == DType.INT4
                          && weights.groupShape().isEmpty())
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_GRANULARITY).shown(),
                          "only Marlin takes int4 with one scale per output channel, vLLM's Triton"
                              + " WNA16 path needs groups"))
              .helps(s -> values(groups(s))),
          rule(MXFP4_BLOCKS)
              .at(ACTIVATIONS_GROUP_SHAPE)
              .when(s -> isMxfp4(s) && !s.activations().groupShape().isEmpty())
              .says(s -> values(s.member(ACTIVATIONS_GROUP_SHAPE)))
              .helps(s -> values(Remedies.asTheDtypeSays(MXFP4_BLOCKS, s, false))),
          rule(MXFP4_BLOCKS)
              .at(ACTIVATIONS_GRANULARITY)
              .when(
                  s ->
                      isMxfp4(s)
                          && s.activations().groupShape().isEmpty()
                          && ShapeRules.isShaped(s.activations().granularity()))
              .says(s -> values(s.member(ACTIVATIONS_GRANULARITY)))
              .helps(s -> values(Remedies.asTheDtypeSays(MXFP4_BLOCKS, s, false))),
          shapeOfFormat(ACTIVATIONS_GROUP_SHAPE),
          shapeOfFormat(WEIGHTS_GROUP_SHAPE),
          granularityOfFormat(ACTIVATIONS_GRANULARITY),
          granularityOfFormat(WEIGHTS_GRANULARITY));

  private FormatRules() {}

  private static boolean marlinTakes(OperandSpec weights) {
    return weights.groupShape().map(shape -> MARLIN_GROUPS.contains(shape.cols())).orElse(true);
  }

  private static boolean isBelowMoeWna16(SchemeSpec scheme) {
    return scheme.weights().groupShape().get(1) < SMALLEST_MOE_WNA16_GROUP;
  }

  /** Triton takes all of Marlin's groups. */
  private static String groups(SchemeSpec scheme) {
    if (!Remedies.isSpelledOut(scheme)) {
      return "write groupSize = 32, 64 or 128, which both take";
    }
    String granularity =
        scheme.weights().granularity() == GROUP ? "" : "weights.granularity = GROUP, ";
    return "write "
        + granularity
        + "weights.groupShape = {0, 32}, {0, 64} or {0, 128}, which both take";
  }

  private static boolean isMxfp4(SchemeSpec scheme) {
    return scheme.activations().dtype() == DType.MXFP4;
  }

  private static Rule shapeOfFormat(SchemeMember place) {
    boolean ofWeights = place == WEIGHTS_GROUP_SHAPE;
    return rule(GROUP_OF_FORMAT)
        .at(place)
        .whenOperand(
            (s, operand) ->
                operand
                    .groupShape()
                    .map(shape -> isOther(shape, group(s, ofWeights)))
                    .orElse(false))
        .says(s -> values(s.member(place), format(s, ofWeights), group(s, ofWeights)))
        .helps(s -> values(Remedies.groupOfFormat(s, ofWeights, group(s, ofWeights))));
  }

  private static Rule granularityOfFormat(SchemeMember place) {
    boolean ofWeights = place == WEIGHTS_GRANULARITY;
    return rule(GROUP_OF_FORMAT)
        .at(place)
        .whenOperand(
            (s, operand) ->
                operand.groupShape().isEmpty()
                    // What vLLM stores for activations of these formats is per tensor.
                    && operand.granularity() != (ofWeights ? NONE : PER_TENSOR)
                    && group(s, ofWeights) > 0)
        .says(s -> values(s.member(place), format(s, ofWeights), group(s, ofWeights)))
        .helps(s -> values(Remedies.asTheDtypeSays(GROUP_OF_FORMAT, s, ofWeights)));
  }

  private static boolean isOther(BlockShape shape, int group) {
    return group > 0 && (shape.rows() > 1 || shape.cols() != group);
  }

  /** The group of the format that an operand has, whatever a wrong dtype becomes; 0 for none. */
  private static int group(SchemeSpec scheme, boolean ofWeights) {
    return DTypePairs.of(scheme).group(ofWeights ? Pair::weights : Pair::activations);
  }

  /** Beside a wrong dtype the other operand's tells the format. */
  private static Member format(SchemeSpec scheme, boolean ofWeights) {
    int own = (ofWeights ? scheme.weights().dtype() : scheme.activations().dtype()).groupSize();
    boolean isOwn = own == group(scheme, ofWeights);
    return scheme.member(ofWeights == isOwn ? WEIGHTS_DTYPE : ACTIVATIONS_DTYPE);
  }
}
