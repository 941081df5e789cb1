package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;
import static dev.moequant.internal.rules.Words.byRevision;
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
import dev.moequant.scheme.Member;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.stream.Stream;

/** 107, 206, 207: groups that a format or a kernel family has or has not. */
public final class FormatRules {
  /** Source: vLLM 17edd8a80, {@code marlin_utils.py}, {@code MARLIN_SUPPORTED_GROUP_SIZES}. */
  private static final List<Integer> MARLIN_GROUPS = List.of(32, 64, 128);

  /** Source: vLLM 17edd8a80, {@code moe_wna16.py}, {@code create_weights}. */
  private static final int SMALLEST_MOE_WNA16_GROUP = 32;

  /** Source: vLLM b6ff8a2f5, {@code compressed_tensors_moe_w4a8_fp8.py}. */
  private static final int CUTLASS_W4A8_GROUP = 128;

  /** Source: OCP Microscaling Formats (MX) 1.0: the scale of a block of 32. */
  private static final int MX_GROUP = DType.MXFP4.groupSize();

  private static final String OF_ONE_KERNEL = "%s: %s";
  private static final String OF_MX =
      "%s contradicts mxfp4 activations: MX groups are fixed at 32 values along K";
  private static final String OF_FORMAT =
      "%s contradicts %s: the format has one scale per %s values along K";

  public static final Rule<SchemeSpec> GROUP_SIZE_OF_ONE_KERNEL =
      warning(107, "a group size that only one of two kernel families takes")
          .when(
              at(WEIGHTS_GROUP_SHAPE)
                  .given(WEIGHTS)
                  .when(s -> DTypePairs.isWna16(s) && !marlinTakes(s))
                  .unless(106)
                  .says(
                      OF_ONE_KERNEL,
                      member(WEIGHTS_GROUP_SHAPE),
                      byRevision(FormatRules::withoutMarlin))
                  .fixes(FormatRules::marlinGroups),
              at(WEIGHTS_GROUP_SHAPE)
                  .given(WEIGHTS)
                  .when(s -> isInt4OfFp8(s) && !cutlassTakes(s))
                  .unless(106, 218)
                  .says(
                      OF_ONE_KERNEL,
                      member(WEIGHTS_GROUP_SHAPE),
                      s ->
                          "vLLM's loader of int4 weights with fp8 activations takes groups of "
                              + CUTLASS_W4A8_GROUP
                              + " only, as CUTLASS's kernel does; of its kernels only Humming's"
                              + " take others")
                  .fix(s -> Forms.with(s, WEIGHTS, GROUP, 1, CUTLASS_W4A8_GROUP)),
              at(WEIGHTS_GRANULARITY)
                  .given(WEIGHTS)
                  .when(
                      s ->
                          DTypePairs.isWna16(s)
                              && s.weights().dtype() == DType.INT4
                              && !Forms.isShaped(s, WEIGHTS))
                  .says(
                      OF_ONE_KERNEL,
                      shown(WEIGHTS_GRANULARITY),
                      s ->
                          "Marlin takes int4 with one scale per output channel, vLLM's Triton WNA16"
                              + " path needs groups")
                  .fixes(FormatRules::marlinGroups));

  public static final Rule<SchemeSpec> MXFP4_BLOCKS =
      error(206, "mxfp4 activations together with a block shape")
          .when(
              at(ACTIVATIONS_GROUP_SHAPE)
                  .when(s -> isMxfp4(s) && hasOtherShape(s))
                  .says(OF_MX, member(ACTIVATIONS_GROUP_SHAPE))
                  .fixes(s -> Stream.of(Forms.asTheDtypeSays(s, ACTIVATIONS))),
              at(ACTIVATIONS_GRANULARITY)
                  .when(
                      s ->
                          isMxfp4(s)
                              && s.activations().groupShape().isEmpty()
                              && Forms.isShaped(s, ACTIVATIONS))
                  .says(OF_MX, member(ACTIVATIONS_GRANULARITY))
                  .fixes(s -> Stream.of(Forms.asTheDtypeSays(s, ACTIVATIONS))));

  public static final Rule<SchemeSpec> GROUP_OF_FORMAT =
      error(207, "groups or scales that the format does not have")
          .when(
              Stream.of(Operand.values())
                  .flatMap(operand -> Stream.of(otherGroup(operand), otherGranularity(operand))));

  static final List<Rule<SchemeSpec>> RULES =
      List.of(GROUP_SIZE_OF_ONE_KERNEL, MXFP4_BLOCKS, GROUP_OF_FORMAT);

  private FormatRules() {}

  private static boolean marlinTakes(SchemeSpec scheme) {
    return !Forms.isShaped(scheme, WEIGHTS)
        || MARLIN_GROUPS.contains(scheme.weights().groupShape().get(1));
  }

  private static String withoutMarlin(SchemeSpec scheme, VllmRevision revision) {
    String others =
        revision == VllmRevision.V2025_10
            ? "only its Triton WNA16 path takes it"
            : "which leaves its Triton WNA16 path and Humming's kernels";
    return "Marlin of "
        + revision
        + " has no kernel for this group, "
        + (isBelowMoeWna16(scheme)
            ? "and the MoeWNA16 method, which calls Triton's, asserts that groups hold at least "
                + SMALLEST_MOE_WNA16_GROUP
                + " values"
            : others);
  }

  private static boolean isInt4OfFp8(SchemeSpec scheme) {
    return scheme.weights().dtype() == DType.INT4
        && scheme.activations().dtype() == DType.FLOAT8_E4M3FN
        && scheme.weights().granularity() == GROUP;
  }

  private static boolean cutlassTakes(SchemeSpec scheme) {
    return scheme.weights().groupShape().get(1) == CUTLASS_W4A8_GROUP;
  }

  private static boolean isBelowMoeWna16(SchemeSpec scheme) {
    return scheme.weights().groupShape().get(1) < SMALLEST_MOE_WNA16_GROUP;
  }

  /** Triton takes all of Marlin's groups. */
  private static Stream<Proposal<SchemeSpec>> marlinGroups(SchemeSpec scheme) {
    return MARLIN_GROUPS.stream()
        .map(group -> Forms.with(scheme, WEIGHTS, GROUP, 0, group))
        .map(start -> Proposal.of(Stream.of(start)).because(", which both take"));
  }

  /** The format's own group, spelled out, is what it is. */
  private static boolean hasOtherShape(SchemeSpec scheme) {
    List<Integer> shape = scheme.activations().groupShape();
    boolean isOwn = Forms.isShaped(scheme, ACTIVATIONS) && shape.equals(List.of(1, MX_GROUP));
    return !shape.isEmpty() && !isOwn;
  }

  private static boolean isMxfp4(SchemeSpec scheme) {
    return scheme.activations().dtype() == DType.MXFP4;
  }

  private static Case.Draft<SchemeSpec> otherGroup(Operand operand) {
    return at(operand.groupShape())
        .given(operand)
        .when(s -> isOtherGroup(s, operand))
        .says(
            OF_FORMAT,
            member(operand.groupShape()),
            s -> format(s, operand),
            s -> group(s, operand))
        .fix(s -> s.with(operand.groupShape(), List.of(1, group(s, operand))))
        .fixes(s -> Stream.of(Forms.asTheDtypeSays(s, operand)));
  }

  private static Case.Draft<SchemeSpec> otherGranularity(Operand operand) {
    return at(operand.granularity())
        .given(operand)
        .when(s -> !Forms.isShaped(s, operand) && !isImplied(s, operand) && group(s, operand) > 0)
        .says(
            OF_FORMAT,
            member(operand.granularity()),
            s -> format(s, operand),
            s -> group(s, operand))
        .fixes(s -> Stream.of(Forms.asTheDtypeSays(s, operand)));
  }

  private static boolean isOtherGroup(SchemeSpec scheme, Operand operand) {
    if (!Forms.isShaped(scheme, operand)) {
      return false;
    }
    int group = group(scheme, operand);
    List<Integer> shape = scheme.operand(operand).groupShape();
    return group > 0 && (shape.get(0) > 1 || shape.get(1) != group);
  }

  /** Whether nothing was said, or what vLLM stores for activations of these formats. */
  private static boolean isImplied(SchemeSpec scheme, Operand operand) {
    Granularity granularity = scheme.operand(operand).granularity();
    boolean isQuantized = scheme.activations().dtype() != DType.NONE;
    return operand == WEIGHTS
        ? granularity == NONE
        : granularity == PER_TENSOR || (granularity == NONE && isQuantized);
  }

  /** The group of the format that an operand has, whatever a wrong dtype becomes; 0 for none. */
  private static int group(SchemeSpec scheme, Operand operand) {
    return DTypePairs.of(scheme).group(operand);
  }

  /** Beside a wrong dtype the other operand's tells the format. */
  private static Member format(SchemeSpec scheme, Operand operand) {
    boolean isOwn = scheme.operand(operand).dtype().groupSize() == group(scheme, operand);
    return scheme.member((isOwn ? operand : operand.other()).dtype());
  }
}
