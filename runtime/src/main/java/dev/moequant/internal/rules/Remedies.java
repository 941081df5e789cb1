package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.diagnostics.SchemeRuleId.BLOCKS_OF_ONE_OPERAND;
import static dev.moequant.diagnostics.SchemeRuleId.GROUP_OF_FORMAT;
import static dev.moequant.diagnostics.SchemeRuleId.INT8_PER_TENSOR;
import static dev.moequant.diagnostics.SchemeRuleId.MODEL_DTYPE;
import static dev.moequant.diagnostics.SchemeRuleId.ONE_FLAG_OF_TWO;
import static dev.moequant.diagnostics.SchemeRuleId.PRECISION_CONFIG;
import static dev.moequant.diagnostics.SchemeRuleId.STATIC_PER_TOKEN;
import static dev.moequant.diagnostics.SchemeRuleId.ZERO_POINTS;
import static dev.moequant.diagnostics.ShapeRuleId.BLOCK_SHAPE_LENGTH;
import static dev.moequant.diagnostics.ShapeRuleId.BLOCK_SHAPE_NAMES_GRANULARITY;
import static dev.moequant.diagnostics.ShapeRuleId.BLOCK_SHAPE_NOT_POSITIVE;
import static dev.moequant.diagnostics.ShapeRuleId.GRANULARITY_OF_OTHER_OPERAND;
import static dev.moequant.diagnostics.ShapeRuleId.GRANULARITY_WITHOUT_GROUP_SHAPE;
import static dev.moequant.diagnostics.ShapeRuleId.PER_OUT_CH_WITH_BLOCK_SHAPE;
import static dev.moequant.diagnostics.ShapeRuleId.PER_TOKEN_WITH_BLOCK_SHAPE;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.internal.rules.FixSearch.Aim;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The changes that each rule proposes; {@link FixSearch} completes them to fixes. Only
 * {@code @QuantScheme} has granularities and two shapes, the others have flags.
 */
final class Remedies {
  private static final List<Integer> NO_SHAPE = List.of();

  private Remedies() {}

  /** 101: the pair that was most likely meant. */
  static String pair(SchemeSpec scheme, boolean ofWeights, List<Integer> pair) {
    return new FixSearch(BLOCK_SHAPE_LENGTH, scheme)
        .of(
            anyOf(
                List.of(
                    Stream.of(
                        Edits.operand(scheme, ofWeights, granularity(scheme, ofWeights), pair)),
                    shaped(scheme, ofWeights),
                    Stream.of(Edits.operand(scheme, ofWeights, NONE, NO_SHAPE)))));
  }

  /** 102: a usual shape, or none. */
  static String positiveShape(SchemeSpec scheme, boolean ofWeights) {
    if (!isSpelledOut(scheme)) {
      Granularity granularity = granularity(scheme, ofWeights);
      return new FixSearch(BLOCK_SHAPE_NOT_POSITIVE, scheme)
          .to(
              new Aim(
                  "blocks",
                  WEIGHTS_GROUP_SHAPE,
                  Stream.of(Edits.weights(scheme, granularity, List.of(128, 128)))),
              new Aim(
                  "no blocks",
                  WEIGHTS_GROUP_SHAPE,
                  Stream.of(Edits.weights(scheme, granularity, NO_SHAPE))));
    }
    return isFormat(scheme, ofWeights)
        ? asTheDtypeSays(BLOCK_SHAPE_NOT_POSITIVE, scheme, ofWeights)
        : new FixSearch(BLOCK_SHAPE_NOT_POSITIVE, scheme).of(shaped(scheme, ofWeights))
            + (ofWeights ? "; row 0 is for weight-only int4 and int8" : "");
  }

  /** 103. */
  static String blocksOrTokens(SchemeSpec scheme) {
    SchemeSpec perToken = Edits.activations(scheme, PER_TOKEN, NO_SHAPE);
    return new FixSearch(PER_TOKEN_WITH_BLOCK_SHAPE, scheme)
        .to(
            new Aim("blocks", ACTIVATIONS_GRANULARITY, Stream.of(blockedActivations(scheme))),
            new Aim(
                "one scale per token",
                ACTIVATIONS_GRANULARITY,
                Stream.of(Edits.weights(perToken, PER_CHANNEL, NO_SHAPE))));
  }

  /** 104. */
  static String blocksOrChannels(SchemeSpec scheme) {
    boolean inGroups = DTypePairs.of(scheme).all(Pair::isWna16);
    return new FixSearch(PER_OUT_CH_WITH_BLOCK_SHAPE, scheme)
        .to(
            new Aim(inGroups ? "groups" : "blocks", WEIGHTS_GRANULARITY, shaped(scheme, true)),
            new Aim(
                "one scale per output channel",
                WEIGHTS_GRANULARITY,
                Stream.of(Edits.weights(scheme, PER_CHANNEL, NO_SHAPE))));
  }

  /** 105: what the stored shape says, else what the dtype can have. */
  static String sayGranularity(SchemeSpec scheme, boolean ofWeights, boolean perToken) {
    Granularity weights = perToken ? PER_CHANNEL : PER_TENSOR;
    Granularity activations = perToken ? PER_TOKEN : PER_TENSOR;
    if (!isSpelledOut(scheme)) {
      SchemeSpec said = Edits.activations(scheme, activations, NO_SHAPE);
      return new FixSearch(BLOCK_SHAPE_NAMES_GRANULARITY, scheme)
          .of(Edits.weights(said, weights, NO_SHAPE));
    }
    return isFormat(scheme, ofWeights)
        ? asTheDtypeSays(BLOCK_SHAPE_NAMES_GRANULARITY, scheme, ofWeights)
        : new FixSearch(BLOCK_SHAPE_NAMES_GRANULARITY, scheme)
            .of(
                anyOf(
                    List.of(
                        Stream.of(
                            Edits.operand(
                                scheme, ofWeights, ofWeights ? weights : activations, NO_SHAPE)),
                        unshaped(scheme, ofWeights),
                        shaped(scheme, ofWeights))));
  }

  /** 108: the shape that belongs to the granularity, or the reverse. */
  static String matchShape(SchemeSpec scheme, boolean ofWeights) {
    if (isFormat(scheme, ofWeights)) {
      return asTheDtypeSays(GRANULARITY_WITHOUT_GROUP_SHAPE, scheme, ofWeights);
    }
    Granularity declared = granularity(scheme, ofWeights);
    Stream<SchemeSpec> asDeclared =
        ShapeRules.isShaped(declared)
            ? Stream.of()
            : Stream.of(Edits.operand(scheme, ofWeights, declared, NO_SHAPE));
    return new FixSearch(GRANULARITY_WITHOUT_GROUP_SHAPE, scheme)
        .of(List.of(asDeclared, shaped(scheme, ofWeights), unshaped(scheme, ofWeights)));
  }

  /** 109: a granularity for the shape there is, or one without. */
  static String otherGranularity(SchemeSpec scheme, boolean ofWeights) {
    if (isFormat(scheme, ofWeights)) {
      return asTheDtypeSays(GRANULARITY_OF_OTHER_OPERAND, scheme, ofWeights);
    }
    Stream<SchemeSpec> shaped = shaped(scheme, ofWeights);
    Stream<SchemeSpec> unshaped = unshaped(scheme, ofWeights);
    return shape(scheme, ofWeights).isEmpty()
        ? new FixSearch(GRANULARITY_OF_OTHER_OPERAND, scheme).of(List.of(unshaped, shaped))
        : new FixSearch(GRANULARITY_OF_OTHER_OPERAND, scheme).of(List.of(shaped, unshaped));
  }

  /** 206, 207: nothing need be said of the scales of a format. */
  static String asTheDtypeSays(RuleId rule, SchemeSpec scheme, boolean ofWeights) {
    return new FixSearch(rule, scheme).of(Edits.operand(scheme, ofWeights, NONE, NO_SHAPE))
        + ": the dtype says it";
  }

  /** 207: the group of the format, written down. */
  static String groupOfFormat(SchemeSpec scheme, boolean ofWeights, int group) {
    Granularity granularity = granularity(scheme, ofWeights);
    return new FixSearch(GROUP_OF_FORMAT, scheme)
            .of(
                Edits.operand(scheme, ofWeights, granularity, List.of(1, group)),
                Edits.operand(scheme, ofWeights, NONE, NO_SHAPE))
        + ": the dtype says it";
  }

  /** 204: weights have the dtype of quantized activations; else nothing is said of an operand. */
  static String rightDtype(SchemeSpec scheme, boolean ofWeights) {
    DType activations = scheme.activations().dtype();
    if (ofWeights && activations != DType.NONE && DTypePairs.hasActivations(activations)) {
      return new FixSearch(MODEL_DTYPE, scheme)
              .of(Edits.withDtypes(scheme, new Pair(activations, activations)))
          + ", as the activations have it";
    }
    return new FixSearch(MODEL_DTYPE, scheme).of(Edits.without(scheme, ofWeights))
        + ", unquantized is the default";
  }

  /** 201, 203. */
  static String leaveOut(RuleId rule, SchemeSpec scheme, boolean ofWeights) {
    return new FixSearch(rule, scheme).of(Edits.without(scheme, ofWeights));
  }

  /** 205. */
  static String perToken(SchemeSpec scheme) {
    return new FixSearch(INT8_PER_TENSOR, scheme)
        .of(Edits.activations(scheme, PER_TOKEN, NO_SHAPE));
  }

  /** 208. */
  static String dynamicOrPerTensor(SchemeSpec scheme) {
    return new FixSearch(STATIC_PER_TOKEN, scheme)
        .to(
            new Aim(
                "scales from each batch", ACTIVATIONS_DYNAMIC, Stream.of(Edits.dynamic(scheme))),
            new Aim(
                "one static scale per tensor",
                ACTIVATIONS_DYNAMIC,
                Stream.of(Edits.activations(scheme, PER_TENSOR, NO_SHAPE))));
  }

  /** 209, 214. */
  static String dynamic(RuleId rule, SchemeSpec scheme) {
    return new FixSearch(rule, scheme).of(Edits.dynamic(scheme));
  }

  /** 210, for weights without groups. */
  static String noZeroPointsOrGroups(SchemeSpec scheme) {
    return new FixSearch(ZERO_POINTS, scheme)
        .of(Edits.withoutZeroPoints(scheme), Edits.weights(scheme, GROUP, List.of(0, 128)));
  }

  /** 210, for weights that have none. */
  static String noZeroPoints(SchemeSpec scheme) {
    return new FixSearch(ZERO_POINTS, scheme).of(Edits.withoutZeroPoints(scheme));
  }

  /** 212: mxfp4 is offered where nothing else says that the weights are not. */
  static String noPrecisionConfig(SchemeSpec scheme, boolean mayBeMxfp4) {
    FixSearch ways = new FixSearch(PRECISION_CONFIG, scheme);
    SchemeSpec without = Edits.withoutPrecisionConfig(scheme);
    return mayBeMxfp4 ? ways.of(without, withWeights(scheme, DType.MXFP4)) : ways.of(without);
  }

  private static SchemeSpec withWeights(SchemeSpec scheme, DType dtype) {
    return Edits.withDtypes(scheme, new Pair(scheme.activations().dtype(), dtype));
  }

  /** 213: per output channel beside per token, or per tensor throughout. */
  static String channelsForTokens(SchemeSpec scheme) {
    return new FixSearch(ONE_FLAG_OF_TWO, scheme)
        .of(
            Edits.weights(scheme, PER_CHANNEL, NO_SHAPE),
            Edits.activations(scheme, PER_TENSOR, NO_SHAPE));
  }

  /** 213: the reverse. */
  static String tokensForChannels(SchemeSpec scheme) {
    return new FixSearch(ONE_FLAG_OF_TWO, scheme)
        .of(
            Edits.activations(scheme, PER_TOKEN, NO_SHAPE),
            Edits.weights(scheme, PER_TENSOR, NO_SHAPE));
  }

  /** 217. */
  static String blocks(SchemeSpec scheme, boolean ofWeights) {
    return new FixSearch(BLOCKS_OF_ONE_OPERAND, scheme)
        .of(ofWeights ? shaped(scheme, true) : Stream.of(blockedActivations(scheme)));
  }

  /** 217, where static scales say that the activations are per tensor. */
  static String perTensorOrBlocks(SchemeSpec scheme) {
    return new FixSearch(BLOCKS_OF_ONE_OPERAND, scheme)
        .to(
            new Aim(
                "static activations",
                ACTIVATIONS_DYNAMIC,
                Stream.of(Edits.weights(scheme, PER_TENSOR, NO_SHAPE))),
            new Aim(
                "blocks",
                ACTIVATIONS_GRANULARITY,
                Stream.of(blockedActivations(Edits.dynamic(scheme)))));
  }

  private static SchemeSpec blockedActivations(SchemeSpec scheme) {
    return isSpelledOut(scheme)
        ? Edits.activations(scheme, GROUP, List.of(1, blockK(scheme)))
        : Edits.activations(scheme, NONE, scheme.weights().groupShape());
  }

  /** The forms with a shape, the one that fits the declared shape or granularity first. */
  private static Stream<SchemeSpec> shaped(SchemeSpec scheme, boolean ofWeights) {
    List<Integer> shape = shape(scheme, ofWeights);
    int k = hasK(shape) ? shape.get(1) : blockK(scheme);
    if (!ofWeights) {
      return Stream.of(Edits.activations(scheme, GROUP, List.of(1, k)));
    }
    boolean isBlock = hasK(shape) && shape.get(0) > 1;
    boolean isGroup = hasK(shape) ? !isBlock : scheme.weights().granularity() == GROUP;
    int rows = groupRows(scheme);
    SchemeSpec block = Edits.weights(scheme, BLOCK, isBlock ? shape : List.of(128, k));
    SchemeSpec group = Edits.weights(scheme, GROUP, List.of(rows, k));
    SchemeSpec usualGroup = Edits.weights(scheme, GROUP, List.of(rows, 128));
    if (DTypePairs.of(scheme).all(Pair::isWna16)) {
      return Stream.of(group, usualGroup);
    }
    return isGroup ? Stream.of(group, block) : Stream.of(block, group);
  }

  private static Stream<SchemeSpec> anyOf(List<Stream<SchemeSpec>> starts) {
    return starts.stream().flatMap(start -> start);
  }

  /** The forms without. */
  private static Stream<SchemeSpec> unshaped(SchemeSpec scheme, boolean ofWeights) {
    return Stream.of(ofWeights ? PER_CHANNEL : PER_TENSOR, ofWeights ? PER_TENSOR : PER_TOKEN)
        .map(granularity -> Edits.operand(scheme, ofWeights, granularity, NO_SHAPE));
  }

  /** Groups are one row high; vLLM's WNA16 path writes that as row 0. */
  static int groupRows(SchemeSpec scheme) {
    return DTypePairs.isWna16(scheme) ? 0 : 1;
  }

  static boolean isSpelledOut(SchemeSpec scheme) {
    return scheme.kind() == SchemeKind.QUANT_SCHEME;
  }

  /** The K side of the declared blocks, or what published checkpoints have. */
  static int blockK(SchemeSpec scheme) {
    return Stream.of(scheme.weights().groupShape(), scheme.activations().groupShape())
        .filter(Remedies::hasK)
        .map(shape -> shape.get(1))
        .findFirst()
        .orElse(128);
  }

  private static boolean hasK(List<Integer> shape) {
    return shape.size() == 2 && shape.get(1) > 0;
  }

  private static boolean isFormat(SchemeSpec scheme, boolean ofWeights) {
    return DTypePairs.of(scheme).group(ofWeights ? Pair::weights : Pair::activations) > 0;
  }

  static Granularity granularity(SchemeSpec scheme, boolean ofWeights) {
    return ofWeights ? scheme.weights().granularity() : scheme.activations().granularity();
  }

  static List<Integer> shape(SchemeSpec scheme, boolean ofWeights) {
    return ofWeights ? scheme.weights().groupShape() : scheme.activations().groupShape();
  }
}
