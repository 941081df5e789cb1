package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.diagnostics.SchemeRuleId.BLOCKS_OF_ONE_OPERAND;
import static dev.moequant.diagnostics.SchemeRuleId.DTYPE_PAIR;
import static dev.moequant.diagnostics.SchemeRuleId.INT8_PER_TENSOR;
import static dev.moequant.diagnostics.SchemeRuleId.MODEL_DTYPE;
import static dev.moequant.diagnostics.SchemeRuleId.ONE_FLAG_OF_TWO;
import static dev.moequant.diagnostics.SchemeRuleId.STATIC_BLOCK;
import static dev.moequant.diagnostics.SchemeRuleId.STATIC_DROPPED;
import static dev.moequant.diagnostics.SchemeRuleId.STATIC_PER_TOKEN;
import static dev.moequant.internal.rules.Rule.rule;
import static dev.moequant.internal.rules.Rule.values;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 205, 208, 209, 213, 214, 217: scales of the activations, and what they ask of the weights'. */
final class ScaleRules {
  private static final Set<Granularity> PER_TENSORS = Set.of(NONE, PER_TENSOR);
  private static final Set<DType> FORMATS = Set.of(DType.MXFP4, DType.NVFP4);

  static final List<Rule> RULES =
      List.of(
          rule(INT8_PER_TENSOR)
              .at(ACTIVATIONS_GRANULARITY)
              .whenResolved((s, r) -> isInt8PerTensor(r))
              .unless(BLOCKS_OF_ONE_OPERAND, DTYPE_PAIR, MODEL_DTYPE)
              .says(s -> values(s.member(ACTIVATIONS_GRANULARITY).shown()))
              .helps(s -> values(Remedies.perToken(s))),
          rule(STATIC_PER_TOKEN)
              .at(ACTIVATIONS_DYNAMIC)
              .when(s -> isStatic(s) && s.activations().granularity() == PER_TOKEN)
              .unless(STATIC_DROPPED, STATIC_BLOCK)
              .says(
                  s ->
                      values(
                          s.member(ACTIVATIONS_DYNAMIC), s.member(ACTIVATIONS_GRANULARITY).shown()))
              .helps(s -> values(Remedies.dynamicOrPerTensor(s))),
          rule(STATIC_BLOCK)
              .at(ACTIVATIONS_DYNAMIC)
              .when(s -> isStatic(s) && (hasBlocks(s) || needsBlocks(s)))
              .unless(STATIC_DROPPED)
              .says(s -> values(s.member(ACTIVATIONS_DYNAMIC), blocks(s)))
              .helps(s -> values(Remedies.dynamic(STATIC_BLOCK, s))),
          rule(ONE_FLAG_OF_TWO)
              .at(ACTIVATIONS_GRANULARITY)
              .whenResolved((s, r) -> isPerToken(r) && !isChannel(r) && isTritons(r))
              .unless(BLOCKS_OF_ONE_OPERAND, DTYPE_PAIR, MODEL_DTYPE)
              .says(s -> values(s.member(ACTIVATIONS_GRANULARITY), perChannel(s)))
              .helps(s -> values(Remedies.channelsForTokens(s))),
          rule(ONE_FLAG_OF_TWO)
              .at(WEIGHTS_GRANULARITY)
              .whenResolved((s, r) -> isChannel(r) && !isPerToken(r) && isTritons(r))
              .unless(INT8_PER_TENSOR, BLOCKS_OF_ONE_OPERAND, DTYPE_PAIR, MODEL_DTYPE)
              .says(s -> values(s.member(WEIGHTS_GRANULARITY), perToken(s)))
              .helps(s -> values(Remedies.tokensForChannels(s))),
          rule(STATIC_DROPPED)
              .at(ACTIVATIONS_DYNAMIC)
              .when(s -> isStatic(s) && FORMATS.contains(s.activations().dtype()))
              .says(
                  s ->
                      values(
                          s.member(ACTIVATIONS_DYNAMIC),
                          s.activations().dtype().vllmName(),
                          s.activations().dtype() == DType.NVFP4
                              ? "reads a1_gscale and drops a1_scale"
                              : "computes its scales from each batch and drops static ones"))
              .helps(s -> values(Remedies.dynamic(STATIC_DROPPED, s))),
          rule(BLOCKS_OF_ONE_OPERAND)
              .at(ACTIVATIONS_GRANULARITY)
              .whenResolved((s, r) -> onlyWeightsAreBlocked(s, r) && !isStatic(s))
              .says(
                  s ->
                      values(
                          s.member(ACTIVATIONS_GRANULARITY).shown(), s.member(WEIGHTS_GROUP_SHAPE)))
              .helps(s -> values(Remedies.blocks(s, false))),
          rule(BLOCKS_OF_ONE_OPERAND)
              .at(WEIGHTS_GRANULARITY)
              // Static scales say that the activations are per tensor: the blocks are what is odd.
              .whenResolved((s, r) -> onlyWeightsAreBlocked(s, r) && isStatic(s))
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_GRANULARITY), s.member(ACTIVATIONS_GRANULARITY).shown()))
              .helps(s -> values(Remedies.perTensorOrBlocks(s))),
          rule(BLOCKS_OF_ONE_OPERAND)
              .at(WEIGHTS_GRANULARITY)
              .whenResolved(ScaleRules::onlyActivationsAreBlocked)
              .says(
                  s ->
                      values(
                          s.member(WEIGHTS_GRANULARITY).shown(), s.member(ACTIVATIONS_GROUP_SHAPE)))
              .helps(s -> values(Remedies.blocks(s, true))),
          rule(BLOCKS_OF_ONE_OPERAND)
              .at(ACTIVATIONS_GROUP_SHAPE)
              .whenResolved(ScaleRules::blockKsDiffer)
              .says(s -> values(s.member(ACTIVATIONS_GROUP_SHAPE), s.member(WEIGHTS_GROUP_SHAPE)))
              .helps(s -> values(Remedies.blocks(s, false))));

  private ScaleRules() {}

  private static boolean isStatic(SchemeSpec scheme) {
    return !scheme.activations().dynamic() && scheme.activations().dtype() != DType.NONE;
  }

  private static boolean hasBlocks(SchemeSpec scheme) {
    ActivationSpec activations = scheme.activations();
    return ShapeRules.isShaped(activations.granularity())
        && !ShapeRules.isStoredGranularity(activations.groupShape());
  }

  /** Whether nothing but blocks could fix these activations, since the weights have them. */
  private static boolean needsBlocks(SchemeSpec scheme) {
    ActivationSpec activations = scheme.activations();
    boolean perTensor =
        PER_TENSORS.contains(activations.granularity()) && activations.groupShape().isEmpty();
    return ShapeRules.declaresBlocks(scheme) && !perTensor;
  }

  /** The member to quote as "the blocks". */
  private static Member blocks(SchemeSpec scheme) {
    if (!hasBlocks(scheme)) {
      return scheme.member(WEIGHTS_GROUP_SHAPE);
    }
    return scheme.member(
        scheme.activations().groupShape().isEmpty()
            ? ACTIVATIONS_GRANULARITY
            : ACTIVATIONS_GROUP_SHAPE);
  }

  private static boolean isInt8PerTensor(ResolvedScheme scheme) {
    return scheme.activations().dtype() == DType.INT8
        && scheme.activations().granularity() == PER_TENSOR;
  }

  private static boolean isPerToken(ResolvedScheme scheme) {
    return scheme.activations().granularity() == PER_TOKEN;
  }

  private static boolean isChannel(ResolvedScheme scheme) {
    return scheme.weights().isPerOutputChannel();
  }

  /** What vLLM's Triton kernel runs with quantized activations: fp8 and int8 on both sides. */
  private static boolean isTritons(ResolvedScheme scheme) {
    DType dtype = scheme.activations().dtype();
    return (dtype == DType.FLOAT8_E4M3FN || dtype == DType.INT8)
        && scheme.weights().groupShape().isEmpty()
        && scheme.activations().groupShape().isEmpty();
  }

  private static boolean onlyWeightsAreBlocked(SchemeSpec scheme, ResolvedScheme resolved) {
    return resolved.weights().groupShape().isPresent()
        && resolved.activations().groupShape().isEmpty()
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  private static boolean onlyActivationsAreBlocked(SchemeSpec scheme, ResolvedScheme resolved) {
    return resolved.activations().groupShape().isPresent()
        && resolved.weights().groupShape().isEmpty()
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  /** vLLM has one block_shape; activations have one scale for each of its columns, in each row. */
  private static boolean blockKsDiffer(SchemeSpec scheme, ResolvedScheme resolved) {
    Optional<BlockShape> activations = resolved.activations().groupShape();
    Optional<BlockShape> weights = resolved.weights().groupShape();
    return activations.isPresent()
        && weights.isPresent()
        && (activations.get().cols() != weights.get().cols()
            || (activations.get().rows() > 1 && activations.get().rows() != weights.get().rows()))
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  private static String perChannel(SchemeSpec scheme) {
    return flag(scheme, WEIGHTS_GRANULARITY, "PER_CHANNEL");
  }

  private static String perToken(SchemeSpec scheme) {
    return flag(scheme, ACTIVATIONS_GRANULARITY, "PER_TOKEN");
  }

  private static String flag(SchemeSpec scheme, SchemeMember place, String granularity) {
    Member member = scheme.member(place);
    return member.name() + " = " + (Remedies.isSpelledOut(scheme) ? granularity : "true");
  }
}
