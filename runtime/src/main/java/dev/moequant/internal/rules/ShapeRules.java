package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Words.fixes;
import static dev.moequant.internal.rules.Words.member;
import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.Operand.WEIGHTS;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.Int4W4A8Spec;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** 101, 102, 105, 106: what a shape may be. They read the declared form. */
public final class ShapeRules {
  /** Triton's dot takes no smaller side; advice must not name a block that no kernel runs. */
  private static final int SMALLEST_TILE = 16;

  private static final List<Integer> PUBLISHED_GROUPS = List.of(32, 64, 128);

  public static final Rule<SchemeSpec> BLOCK_SHAPE_LENGTH =
      error(101, "a block shape that is not a pair")
          .when(
              Case.ofOperands(
                  operand ->
                      at(operand.groupShape())
                          .when(
                              s ->
                                  !Forms.shape(s, operand).isEmpty()
                                      && Forms.shape(s, operand).size() != 2)
                          .unlessThere(206)
                          .says(
                              "%s has %s: vLLM's block_shape is a pair, rows (N) and columns (K)",
                              member(operand.groupShape()),
                              s -> count(Forms.shape(s, operand).size()))
                          .fixes(
                              s ->
                                  Stream.of(
                                      Proposal.of(
                                          firstOf(
                                              Stream.of(
                                                  s.with(operand.groupShape(), asPair(s, operand))),
                                              Forms.shaped(s, operand),
                                              Stream.of(Forms.with(s, operand, NONE)),
                                              Forms.unshaped(s, operand)))))));

  public static final Rule<SchemeSpec> BLOCK_SHAPE_NOT_POSITIVE =
      error(102, "a block shape with a side that is zero or negative")
          .when(
              Case.ofOperands(
                  operand ->
                      at(operand.groupShape())
                          .when(
                              s ->
                                  !Forms.isStoredGranularity(Forms.shape(s, operand))
                                      && !badElements(s, operand).isEmpty())
                          .atElement(s -> badElements(s, operand).get(0))
                          .unlessThere(106, 206)
                          .says(
                              "%s: %s, and the sides of a block are positive",
                              member(operand.groupShape()),
                              s -> inWords(badElements(s, operand), s, operand))
                          .fixes(s -> positive(s, operand))
                          .help(
                              "%s%s",
                              fixes(),
                              s ->
                                  operand == WEIGHTS
                                          && Forms.isSpelledOut(s)
                                          && !Forms.isFormat(s, operand)
                                      ? "; row 0 is for weight-only int4 and int8"
                                      : "")));

  public static final Rule<SchemeSpec> BLOCK_SHAPE_NAMES_GRANULARITY =
      error(105, "{1, -1} or {-1, -1} as a block shape")
          .when(
              Case.ofOperands(
                  operand ->
                      at(operand.groupShape())
                          .when(s -> Forms.isStoredGranularity(Forms.shape(s, operand)))
                          .unlessThere(106, 206)
                          .says(
                              "%s is not a block: it is how vLLM stores \"%s\"",
                              member(operand.groupShape()), s -> storedName(s, operand))
                          .fixes(s -> Stream.of(storedForm(s, operand)))));

  public static final Rule<SchemeSpec> GROUP_SIZE =
      error(106, "a group of no values")
          .when(
              at(WEIGHTS_GROUP_SHAPE)
                  .when(ShapeRules::isNoGroupSize)
                  .says(
                      "%s: a group holds at least one value%s",
                      member(WEIGHTS_GROUP_SHAPE),
                      s -> s instanceof Wna16Spec ? ", and -1 stands for no groups" : "")
                  .fixes(
                      s ->
                          PUBLISHED_GROUPS.stream()
                              .map(group -> Forms.with(s, WEIGHTS, GROUP, 0, group))
                              .map(start -> Proposal.of(Stream.of(start))))
                  .help("%s as published checkpoints do%s", fixes(), ShapeRules::orChannels));

  static final List<Rule<SchemeSpec>> RULES =
      List.of(
          BLOCK_SHAPE_LENGTH, BLOCK_SHAPE_NOT_POSITIVE, BLOCK_SHAPE_NAMES_GRANULARITY, GROUP_SIZE);

  private ShapeRules() {}

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Stream<SchemeSpec> firstOf(Stream<SchemeSpec>... starts) {
    return Stream.of(starts).flatMap(start -> start);
  }

  private static String count(int elements) {
    return elements == 1 ? "1 element" : elements + " elements";
  }

  /** What was most likely meant: a group, a square block, or the first two of too many numbers. */
  private static List<Integer> asPair(SchemeSpec scheme, Operand operand) {
    List<Integer> shape = Forms.shape(scheme, operand);
    int group = DTypePairs.of(scheme).group(operand);
    if (group > 0) {
      return List.of(1, group);
    }
    if (shape.stream().limit(2).anyMatch(element -> element < SMALLEST_TILE)) {
      return List.of(128, 128); // what else is wrong is 102's to say
    }
    if (scheme.operand(operand).granularity() == GROUP && shape.size() == 1) {
      return List.of(operand == WEIGHTS ? Forms.groupRows(scheme) : 1, shape.get(0));
    }
    return List.of(shape.get(0), shape.get(shape.size() == 1 ? 0 : 1));
  }

  /** 102: a usual shape, or none. */
  private static Stream<Proposal<SchemeSpec>> positive(SchemeSpec scheme, Operand operand) {
    if (Forms.isSpelledOut(scheme)) {
      return Stream.of(
          Forms.isFormat(scheme, operand)
              ? Forms.asTheDtypeSays(scheme, operand)
              : Proposal.of(Forms.shaped(scheme, operand)));
    }
    return Stream.of(
        Proposal.of(Stream.of(scheme.with(WEIGHTS_GROUP_SHAPE, List.of(128, 128))))
            .forPurpose("for blocks", WEIGHTS_GROUP_SHAPE),
        Proposal.of(Stream.of(scheme.with(WEIGHTS_GROUP_SHAPE, List.of())))
            .forPurpose("for no blocks", WEIGHTS_GROUP_SHAPE));
  }

  private static boolean isNoGroupSize(SchemeSpec scheme) {
    if (scheme instanceof Int4W4A8Spec int4) {
      return int4.groupSize() < 1;
    }
    return scheme instanceof Wna16Spec wna16
        && wna16.groupSize() < 1
        && wna16.groupSize() != Wna16Spec.PER_OUTPUT_CHANNEL;
  }

  /** int4 without groups is 107, zero points without groups are 210. */
  private static String orChannels(SchemeSpec scheme) {
    boolean can = scheme.weights().dtype() == DType.INT8 && !scheme.weights().zeroPoints();
    return can ? ", or groupSize = -1 for one scale per output channel" : "";
  }

  private static List<Integer> badElements(SchemeSpec scheme, Operand operand) {
    List<Integer> shape = Forms.shape(scheme, operand);
    // vLLM's WNA16 path writes groups of g along K as (0, g).
    boolean rowZero =
        operand == WEIGHTS
            && !shape.isEmpty()
            && shape.get(0) == 0
            && DTypePairs.of(scheme).any(Pair::isWna16);
    return IntStream.range(rowZero ? 1 : 0, shape.size())
        .filter(i -> shape.get(i) <= 0)
        .boxed()
        .toList();
  }

  private static String inWords(List<Integer> elements, SchemeSpec scheme, Operand operand) {
    List<Integer> shape = Forms.shape(scheme, operand);
    return elements.stream()
        .map(i -> "element " + i + " is " + shape.get(i))
        .collect(Collectors.joining(", "));
  }

  private static String storedName(SchemeSpec scheme, Operand operand) {
    if (!Forms.isStoredPerToken(Forms.shape(scheme, operand))) {
      return "per tensor";
    }
    boolean ofTokens =
        operand == ACTIVATIONS
            || scheme.member(WEIGHTS_GROUP_SHAPE).places().contains(ACTIVATIONS_GROUP_SHAPE);
    return ofTokens ? "per token" : "per output channel";
  }

  /** 105: what the stored shape says, else what the dtype can have. */
  private static Proposal<SchemeSpec> storedForm(SchemeSpec scheme, Operand operand) {
    boolean perToken = Forms.isStoredPerToken(Forms.shape(scheme, operand));
    Granularity weights = perToken ? PER_CHANNEL : PER_TENSOR;
    Granularity activations = perToken ? PER_TOKEN : PER_TENSOR;
    if (!Forms.isSpelledOut(scheme)) {
      return Proposal.of(
          Stream.of(Forms.with(Forms.with(scheme, ACTIVATIONS, activations), WEIGHTS, weights)));
    }
    return Forms.isFormat(scheme, operand)
        ? Forms.asTheDtypeSays(scheme, operand)
        : Proposal.of(
            firstOf(
                Stream.of(Forms.with(scheme, operand, operand == WEIGHTS ? weights : activations)),
                Forms.unshaped(scheme, operand),
                Forms.shaped(scheme, operand)));
  }
}
