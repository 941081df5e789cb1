package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;
import static dev.moequant.internal.rules.Words.fixes;
import static dev.moequant.internal.rules.Words.member;
import static dev.moequant.internal.rules.Words.shown;
import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.Operand.WEIGHTS;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;
import static dev.moequant.scheme.VllmRevision.V2026_08;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** 205, 208, 209, 213, 214, 217: scales of the activations, and what they ask of the weights'. */
public final class ScaleRules {
  private static final Set<Granularity> PER_TENSORS = Set.of(NONE, PER_TENSOR);
  private static final String ONE_FLAG =
      "%s without %s: vLLM's Triton kernel has one flag, per_act_token_quant, for both, and would"
          + " read the wrong scales";
  private static final String ONE_BLOCK_SHAPE =
      "%s contradicts %s: %s has one block_shape for both operands of a GEMM";

  public static final Rule<SchemeSpec> INT8_PER_TENSOR =
      warning(205, "int8 activations with one scale per tensor")
          .unless(217, 202, 204)
          .when(
              at(ACTIVATIONS_GRANULARITY)
                  .given(ACTIVATIONS, WEIGHTS)
                  .whenOf((s, revision) -> !revision.has(V2026_08) && isInt8PerTensor(s))
                  .says(
                      "%s: %s takes int8 activations per token or in blocks, and has no kernel for"
                          + " one scale per tensor",
                      shown(ACTIVATIONS_GRANULARITY), Words.revision())
                  .fix(s -> Forms.with(s, ACTIVATIONS, PER_TOKEN))
                  .help("%s, unless your own kernels take one scale per tensor", fixes()));

  public static final Rule<SchemeSpec> STATIC_PER_TOKEN =
      error(208, "static scales for each token")
          .unless(214, 209)
          .when(
              at(ACTIVATIONS_DYNAMIC)
                  .when(s -> isStatic(s) && s.activations().granularity() == PER_TOKEN)
                  .says(
                      "%s contradicts %s: scales of tokens are computed from each batch, so none can"
                          + " come with the checkpoint",
                      member(ACTIVATIONS_DYNAMIC), shown(ACTIVATIONS_GRANULARITY))
                  .fix("for scales from each batch", ACTIVATIONS_DYNAMIC, ScaleRules::dynamic)
                  .fix(
                      "for one static scale per tensor",
                      ACTIVATIONS_DYNAMIC,
                      s -> Forms.with(s, ACTIVATIONS, PER_TENSOR)));

  public static final Rule<SchemeSpec> STATIC_BLOCK =
      error(209, "static activation scales together with a block shape")
          .unless(214)
          .when(
              at(ACTIVATIONS_DYNAMIC)
                  .when(s -> isStatic(s) && (hasBlocks(s) || needsBlocks(s)))
                  .says(
                      "%s contradicts %s: block-quantized activations get their scales from each"
                          + " batch",
                      member(ACTIVATIONS_DYNAMIC), ScaleRules::blocks)
                  .fix(ScaleRules::dynamic)
                  .help(
                      "%s; vLLM takes a block shape with the dynamic activation scheme only",
                      fixes()));

  public static final Rule<SchemeSpec> ONE_FLAG_OF_TWO =
      warning(213, "per-token activations without per-channel weights, or the reverse")
          .unless(217, 202, 204)
          .when(
              oneFlag(ACTIVATIONS_GRANULARITY)
                  .when(s -> isPerToken(s) && !isChannel(s) && isTritons(s))
                  .says(
                      ONE_FLAG,
                      member(ACTIVATIONS_GRANULARITY),
                      s -> flag(s, WEIGHTS_GRANULARITY, PER_CHANNEL))
                  .fix(s -> Forms.with(s, WEIGHTS, PER_CHANNEL))
                  .fix(s -> Forms.with(s, ACTIVATIONS, PER_TENSOR)),
              oneFlag(WEIGHTS_GRANULARITY)
                  .when(s -> isChannel(s) && !isPerToken(s) && isTritons(s))
                  .unless(205)
                  .says(
                      ONE_FLAG,
                      shown(WEIGHTS_GRANULARITY),
                      s -> flag(s, ACTIVATIONS_GRANULARITY, PER_TOKEN))
                  .fix(s -> Forms.with(s, ACTIVATIONS, PER_TOKEN))
                  .fix(s -> Forms.with(s, WEIGHTS, PER_TENSOR)));

  public static final Rule<SchemeSpec> STATIC_DROPPED =
      error(214, "static scales that the quantizer of the format drops")
          .when(
              at(ACTIVATIONS_DYNAMIC)
                  .when(s -> isStatic(s) && Forms.isFormat(s, ACTIVATIONS))
                  .says(
                      "%s: vLLM's %s quantizer %s",
                      member(ACTIVATIONS_DYNAMIC),
                      s -> format(s).vllmName(),
                      s ->
                          format(s) == DType.NVFP4
                              ? "reads a1_gscale and drops a1_scale"
                              : "computes its scales from each batch and drops static ones")
                  .fix(ScaleRules::dynamic)
                  .help("%s; checkpoints of this format have no a1_scale", fixes()));

  public static final Rule<SchemeSpec> BLOCKS_OF_ONE_OPERAND =
      error(217, "blocks of one operand only, or blocks of two widths")
          .when(
              oneBlockShape(
                      ACTIVATIONS_GRANULARITY,
                      shown(ACTIVATIONS_GRANULARITY),
                      member(WEIGHTS_GROUP_SHAPE))
                  .when(s -> onlyWeightsAreBlocked(s) && !isStatic(s))
                  .fix(Forms::blockedActivations),
              oneBlockShape(
                      WEIGHTS_GRANULARITY,
                      member(WEIGHTS_GRANULARITY),
                      shown(ACTIVATIONS_GRANULARITY))
                  // Static scales say that the activations are per tensor: the blocks are what is
                  // odd.
                  .when(s -> onlyWeightsAreBlocked(s) && isStatic(s))
                  .fix(
                      "for static activations",
                      ACTIVATIONS_DYNAMIC,
                      s -> Forms.with(s, WEIGHTS, PER_TENSOR))
                  .fix(
                      "for blocks",
                      ACTIVATIONS_GRANULARITY,
                      s -> Forms.blockedActivations(dynamic(s))),
              oneBlockShape(
                      WEIGHTS_GRANULARITY,
                      shown(WEIGHTS_GRANULARITY),
                      member(ACTIVATIONS_GROUP_SHAPE))
                  .when(ScaleRules::onlyActivationsAreBlocked)
                  .fixes(s -> Stream.of(Proposal.of(Forms.shaped(s, WEIGHTS)))),
              oneBlockShape(
                      ACTIVATIONS_GROUP_SHAPE,
                      member(ACTIVATIONS_GROUP_SHAPE),
                      member(WEIGHTS_GROUP_SHAPE))
                  .when(ScaleRules::areBlockedApart)
                  .fix(Forms::blockedActivations));

  static final List<Rule<SchemeSpec>> RULES =
      List.of(
          INT8_PER_TENSOR,
          STATIC_PER_TOKEN,
          STATIC_BLOCK,
          ONE_FLAG_OF_TWO,
          STATIC_DROPPED,
          BLOCKS_OF_ONE_OPERAND);

  private ScaleRules() {}

  private static Case.Draft<SchemeSpec> oneFlag(SchemeMember member) {
    return at(member)
        .given(ACTIVATIONS, WEIGHTS)
        .help(
            "%s; if your own loader feeds CUTLASS, which has a flag for each operand, suppress this"
                + " warning: vLLM's loaders refuse such checkpoints",
            fixes());
  }

  private static Case.Draft<SchemeSpec> oneBlockShape(
      SchemeMember member,
      Function<SchemeSpec, Object> declared,
      Function<SchemeSpec, Object> contradicted) {
    return at(member)
        .given(ACTIVATIONS, WEIGHTS)
        .says(ONE_BLOCK_SHAPE, declared, contradicted, Words.revision());
  }

  private static boolean isStatic(SchemeSpec scheme) {
    return !scheme.activations().dynamic() && scheme.activations().dtype() != DType.NONE;
  }

  /** Beside a wrong dtype that of the weights, which asks for it. */
  private static DType format(SchemeSpec scheme) {
    DType activations = scheme.activations().dtype();
    return activations.groupSize() > 0 ? activations : scheme.weights().dtype();
  }

  private static SchemeSpec dynamic(SchemeSpec scheme) {
    return scheme.with(ACTIVATIONS_DYNAMIC, true);
  }

  private static boolean hasBlocks(SchemeSpec scheme) {
    return Forms.isShaped(scheme, ACTIVATIONS)
        && !Forms.isStoredGranularity(scheme.activations().groupShape());
  }

  /** Whether nothing but blocks could fix these activations, since the weights have them. */
  private static boolean needsBlocks(SchemeSpec scheme) {
    ActivationSpec activations = scheme.activations();
    boolean perTensor =
        PER_TENSORS.contains(activations.granularity()) && activations.groupShape().isEmpty();
    return GranularityRules.declaresBlocks(scheme) && !perTensor;
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

  private static boolean isInt8PerTensor(SchemeSpec scheme) {
    return scheme.activations().dtype() == DType.INT8
        && PER_TENSORS.contains(scheme.activations().granularity());
  }

  private static boolean isPerToken(SchemeSpec scheme) {
    return scheme.activations().granularity() == PER_TOKEN;
  }

  /** vLLM's int8 and int4 weights are per output channel without a word. */
  private static boolean isChannel(SchemeSpec scheme) {
    Granularity granularity = scheme.weights().granularity();
    return granularity == PER_CHANNEL
        || (granularity == NONE && Wna16Spec.isWeightDtype(scheme.weights().dtype()));
  }

  /** What vLLM's Triton kernel runs with quantized activations: fp8 and int8 on both sides. */
  private static boolean isTritons(SchemeSpec scheme) {
    DType dtype = scheme.activations().dtype();
    return (dtype == DType.FLOAT8_E4M3FN || dtype == DType.INT8)
        && dtype == scheme.weights().dtype()
        && !Forms.isShaped(scheme, WEIGHTS)
        && !Forms.isShaped(scheme, ACTIVATIONS);
  }

  private static boolean onlyWeightsAreBlocked(SchemeSpec scheme) {
    return Forms.isShaped(scheme, WEIGHTS)
        && !Forms.isShaped(scheme, ACTIVATIONS)
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  private static boolean onlyActivationsAreBlocked(SchemeSpec scheme) {
    return Forms.isShaped(scheme, ACTIVATIONS)
        && !Forms.isShaped(scheme, WEIGHTS)
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  private static boolean areBlockedApart(SchemeSpec scheme) {
    return Forms.isShaped(scheme, ACTIVATIONS)
        && Forms.isShaped(scheme, WEIGHTS)
        && !BlockShape.of(scheme.activations().groupShape())
            .goesWith(BlockShape.of(scheme.weights().groupShape()))
        && DTypePairs.of(scheme).all(Pair::isPlain);
  }

  private static String flag(SchemeSpec scheme, SchemeMember place, Granularity granularity) {
    Member member = scheme.member(place);
    return member.name() + " = " + (Forms.isSpelledOut(scheme) ? granularity.name() : "true");
  }
}
