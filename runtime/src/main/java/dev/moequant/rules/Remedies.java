package dev.moequant.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_DYNAMIC;
import static dev.moequant.spec.SpecPath.ACTIVATIONS_GRANULARITY;
import static dev.moequant.spec.SpecPath.WEIGHTS_GRANULARITY;
import static dev.moequant.spec.SpecPath.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.rules.DTypePairs.Pair;
import dev.moequant.spec.Member;
import dev.moequant.spec.SchemeKind;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SpecPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Ways out, in the words of the annotation that the user wrote. Only {@code @QuantScheme} has
 * granularities and two shapes; the others have flags.
 */
final class Remedies {
  private Remedies() {}

  /** {@code leave X out} where that means the wanted value, else {@code write X = value}. */
  static String set(SchemeSpec scheme, SpecPath place, Object wanted) {
    Member member = scheme.member(place);
    return member.defaultValue().equals(wanted)
        ? leaveOut(scheme, place)
        : "write " + member.name() + " = " + wanted;
  }

  static String leaveOut(SchemeSpec scheme, SpecPath place) {
    return "leave " + scheme.member(place).name() + " out";
  }

  /** The whole operand where it says more than this member: the rest would be wrong, too. */
  static String leaveOutOperand(SchemeSpec scheme, SpecPath place) {
    Member member = scheme.member(place);
    String operand = member.name().substring(0, member.name().indexOf('.') + 1);
    long declared =
        scheme.members().stream()
            .filter(other -> other.name().startsWith(operand) && !other.isDefault())
            .count();
    return declared == 1
        ? leaveOut(scheme, place)
        : "leave " + operand.substring(0, operand.length() - 1) + " out";
  }

  static String activationGranularity(SchemeSpec scheme) {
    return DTypePairs.group(scheme, Pair::activations) > 0
        ? leaveOut(scheme, ACTIVATIONS_GRANULARITY) + ": the dtype says it"
        : "write PER_TENSOR or PER_TOKEN, or GROUP with a groupShape";
  }

  static String weightGranularity(SchemeSpec scheme) {
    return DTypePairs.group(scheme, Pair::weights) > 0
        ? leaveOut(scheme, WEIGHTS_GRANULARITY) + ": the dtype says it"
        : "write PER_CHANNEL, one scale per output channel; vLLM stores it as (1, -1), the group"
            + " shape it also calls PER_TOKEN";
  }

  static String blockedActivations(SchemeSpec scheme) {
    return isSpelledOut(scheme)
        ? "write activations.granularity = GROUP, activations.groupShape = {1, "
            + blockK(scheme.weights().groupShape())
            + "}"
        : set(scheme, ACTIVATIONS_GRANULARITY, false);
  }

  static String blockedWeights(SchemeSpec scheme) {
    if (!isSpelledOut(scheme)) {
      return set(scheme, WEIGHTS_GRANULARITY, false);
    }
    boolean hasShape = !scheme.weights().groupShape().isEmpty();
    int k = blockK(scheme.activations().groupShape());
    return "write weights.granularity = BLOCK"
        + (hasShape ? "" : ", weights.groupShape = {128, " + k + "}");
  }

  static String noBlocks(SchemeSpec scheme) {
    if (!isSpelledOut(scheme)) {
      return leaveOut(scheme, WEIGHTS_GROUP_SHAPE);
    }
    List<String> steps = new ArrayList<>();
    if (isShaped(scheme.weights().granularity())) {
      steps.add("write weights.granularity = PER_CHANNEL");
    }
    if (!scheme.weights().groupShape().isEmpty()) {
      steps.add("leave weights.groupShape out");
    }
    if (isShaped(scheme.activations().granularity())) {
      steps.add("write activations.granularity = PER_TOKEN");
    }
    if (!scheme.activations().groupShape().isEmpty()) {
      steps.add("leave activations.groupShape out");
    }
    String last = steps.remove(steps.size() - 1);
    return steps.isEmpty() ? last : String.join(", ", steps) + " and " + last;
  }

  /** Only {@code @QuantScheme} can have blocks beside activations that have none. */
  static String noBlocksForStatic(SchemeSpec scheme) {
    return "for static activations, write weights.granularity = PER_TENSOR and leave"
        + " weights.groupShape out; for blocks, "
        + leaveOut(scheme, ACTIVATIONS_DYNAMIC)
        + " and "
        + blockedActivations(scheme);
  }

  static String positiveShape(SchemeSpec scheme, SpecPath place) {
    String name = scheme.member(place).name();
    if (!isSpelledOut(scheme)) {
      return "write {128, 128} as published checkpoints do, or leave "
          + name
          + " out for no blocks";
    }
    return place == WEIGHTS_GROUP_SHAPE
        ? "write {128, 128} for blocks, {1, 128} for groups; row 0 is for weight-only int4"
            + " and int8"
        : "write {1, 128} for groups along K";
  }

  static String sayGranularity(SchemeSpec scheme, SpecPath place, boolean perToken) {
    if (!isSpelledOut(scheme)) {
      return perToken
          ? "leave blockShape out and write perActToken = true, perOutCh = true"
          : "leave blockShape out, one scale per tensor is the default";
    }
    boolean ofWeights = place == WEIGHTS_GROUP_SHAPE;
    Member granularity = scheme.member(ofWeights ? WEIGHTS_GRANULARITY : ACTIVATIONS_GRANULARITY);
    if (DTypePairs.group(scheme, ofWeights ? Pair::weights : Pair::activations) > 0) {
      String both = granularity.isDefault() ? "" : " and " + granularity.name();
      return "leave " + scheme.member(place).name() + both + " out: the dtype says it";
    }
    return leaveOut(scheme, place)
        + " and write "
        + granularity.name()
        + " = "
        + granularity(scheme, ofWeights, perToken);
  }

  /** WNA16 weights have no per-tensor form. */
  private static Granularity granularity(SchemeSpec scheme, boolean ofWeights, boolean perToken) {
    if (ofWeights) {
      return perToken || DTypePairs.isWna16(scheme)
          ? Granularity.PER_CHANNEL
          : Granularity.PER_TENSOR;
    }
    return perToken ? Granularity.PER_TOKEN : Granularity.PER_TENSOR;
  }

  static String matchShape(SchemeSpec scheme, SpecPath granularity, SpecPath shape) {
    boolean ofWeights = granularity == WEIGHTS_GRANULARITY;
    Member shapeMember = scheme.member(shape);
    Granularity declared =
        ofWeights ? scheme.weights().granularity() : scheme.activations().granularity();
    String granularityName = scheme.member(granularity).name();
    if (declared == GROUP && !shapeMember.isDefault()) {
      return "write "
          + granularityName
          + " = BLOCK, or one row: "
          + shapeMember.name()
          + " = "
          + usualShape(scheme, ofWeights, declared);
    }
    if (isShaped(declared)) {
      return "add " + shapeMember.name() + " = " + usualShape(scheme, ofWeights, declared);
    }
    return leaveOut(scheme, shape)
        + ", or write "
        + granularityName
        + (ofWeights ? " = BLOCK or GROUP" : " = GROUP");
  }

  private static String usualShape(SchemeSpec scheme, boolean ofWeights, Granularity declared) {
    if (!ofWeights) {
      return "{1, " + blockK(scheme.activations().groupShape()) + "}";
    }
    int k = blockK(scheme.weights().groupShape());
    return "{" + (declared == BLOCK ? 128 : groupRows(scheme, ofWeights)) + ", " + k + "}";
  }

  /** Groups are one row high; vLLM's WNA16 path writes that as row 0. */
  static int groupRows(SchemeSpec scheme, boolean ofWeights) {
    return ofWeights && DTypePairs.isWna16(scheme) ? 0 : 1;
  }

  /** Groups for weight-only int4 and int8. */
  static String groups(SchemeSpec scheme) {
    return isSpelledOut(scheme)
        ? "write weights.granularity = GROUP, weights.groupShape = {0, 128}"
        : set(scheme, WEIGHTS_GROUP_SHAPE, 128);
  }

  static String perTensorActivations(SchemeSpec scheme) {
    return set(
        scheme, ACTIVATIONS_GRANULARITY, isSpelledOut(scheme) ? Granularity.PER_TENSOR : false);
  }

  static String perTokenActivations(SchemeSpec scheme) {
    return set(
        scheme, ACTIVATIONS_GRANULARITY, isSpelledOut(scheme) ? Granularity.PER_TOKEN : true);
  }

  /** int8 activations per tensor would be 205: for them there is one way out. */
  static String channelsForTokens(SchemeSpec scheme) {
    String channels =
        set(scheme, WEIGHTS_GRANULARITY, isSpelledOut(scheme) ? Granularity.PER_CHANNEL : true);
    return scheme.activations().dtype() == DType.INT8
        ? channels
        : channels + ", or " + perTensorActivations(scheme);
  }

  /** Static scales for each token would be 208. */
  static String tokensForChannels(SchemeSpec scheme) {
    String perTensor =
        set(scheme, WEIGHTS_GRANULARITY, isSpelledOut(scheme) ? Granularity.PER_TENSOR : false);
    return scheme.activations().dynamic()
        ? perTokenActivations(scheme) + ", or " + perTensor
        : perTensor;
  }

  static boolean isSpelledOut(SchemeSpec scheme) {
    return scheme.kind() == SchemeKind.QUANT_SCHEME;
  }

  private static boolean isShaped(Granularity granularity) {
    return granularity == GROUP || granularity == BLOCK;
  }

  /** The K side of a declared shape, or what published checkpoints have. */
  static int blockK(List<Integer> shape) {
    return shape.size() == 2 && shape.get(1) > 0 ? shape.get(1) : 128;
  }
}
