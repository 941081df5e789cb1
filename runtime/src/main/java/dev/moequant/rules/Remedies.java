package dev.moequant.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.spec.SpecPath.WEIGHTS_GRANULARITY;
import static dev.moequant.spec.SpecPath.WEIGHTS_GROUP_SHAPE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SpecPath;
import java.util.ArrayList;
import java.util.List;

/** Ways out, in the words of the annotation that the user wrote. */
final class Remedies {
  private Remedies() {}

  static String blockedActivations(SchemeSpec scheme) {
    return switch (scheme.kind()) {
      case FP8_W8A8 -> "leave perActToken out";
      case QUANT_SCHEME ->
          "write activations.granularity = GROUP, activations.groupShape = {1, "
              + blockK(scheme.weights().groupShape())
              + "}";
    };
  }

  static String blockedWeights(SchemeSpec scheme) {
    return switch (scheme.kind()) {
      case FP8_W8A8 -> "leave perOutCh out";
      case QUANT_SCHEME ->
          "write weights.granularity = BLOCK"
              + (scheme.weights().groupShape().isEmpty()
                  ? ", weights.groupShape = {128, 128}"
                  : "");
    };
  }

  static String noBlocks(SchemeSpec scheme) {
    return switch (scheme.kind()) {
      case FP8_W8A8 -> "leave blockShape out";
      case QUANT_SCHEME -> noBlocksSpelledOut(scheme);
    };
  }

  private static String noBlocksSpelledOut(SchemeSpec scheme) {
    List<String> steps = new ArrayList<>();
    if (scheme.weights().granularity() == BLOCK) {
      steps.add("write weights.granularity = PER_CHANNEL");
    }
    if (!scheme.weights().groupShape().isEmpty()) {
      steps.add("leave weights.groupShape out");
    }
    if (!scheme.activations().groupShape().isEmpty()) {
      steps.add("write activations.granularity = PER_TOKEN");
      steps.add("leave activations.groupShape out");
    }
    return String.join(" and ", steps);
  }

  static String positiveShape(SchemeSpec scheme, SpecPath place) {
    String name = scheme.member(place).name();
    return switch (scheme.kind()) {
      case FP8_W8A8 ->
          "write {128, 128} as published checkpoints do, or leave " + name + " out for no blocks";
      case QUANT_SCHEME ->
          place == WEIGHTS_GROUP_SHAPE
              ? "write {128, 128} for blocks, {1, 128} for groups; row 0 is for weight-only int4"
                  + " and int8"
              : "write {1, 128} for groups along K";
    };
  }

  static String sayGranularity(SchemeSpec scheme, SpecPath place, boolean perToken) {
    return switch (scheme.kind()) {
      case FP8_W8A8 ->
          perToken
              ? "leave blockShape out and write perActToken = true, perOutCh = true"
              : "leave blockShape out, one scale per tensor is the default";
      case QUANT_SCHEME -> {
        boolean weights = place == WEIGHTS_GROUP_SHAPE;
        String granularity = weights ? "weights.granularity" : "activations.granularity";
        String forTokens = weights ? "PER_CHANNEL" : "PER_TOKEN";
        yield "leave "
            + scheme.member(place).name()
            + " out and write "
            + granularity
            + " = "
            + (perToken ? forTokens : "PER_TENSOR");
      }
    };
  }

  static String matchShape(SchemeSpec scheme, SpecPath granularity, SpecPath shape) {
    boolean ofWeights = granularity == WEIGHTS_GRANULARITY;
    String shapeName = scheme.member(shape).name();
    Granularity declared =
        ofWeights ? scheme.weights().granularity() : scheme.activations().granularity();
    if (declared == GROUP || declared == BLOCK) {
      return "add " + shapeName + " = " + usualShape(scheme, ofWeights, declared);
    }
    return "leave "
        + shapeName
        + " out, or write "
        + scheme.member(granularity).name()
        + (ofWeights ? " = BLOCK or GROUP" : " = GROUP");
  }

  private static String usualShape(SchemeSpec scheme, boolean ofWeights, Granularity declared) {
    if (!ofWeights) {
      return "{1, 128}";
    }
    boolean weightOnly = scheme.activations().dtype() == DType.NONE;
    return declared == BLOCK ? "{128, 128}" : weightOnly ? "{0, 128}" : "{1, 128}";
  }

  static String dynamic(SchemeSpec scheme) {
    return switch (scheme.kind()) {
      case FP8_W8A8 -> "leave staticActivations out";
      case QUANT_SCHEME -> "leave activations.dynamic out";
    };
  }

  static String perTensorActivations(SchemeSpec scheme) {
    return switch (scheme.kind()) {
      case FP8_W8A8 -> "leave perActToken out";
      case QUANT_SCHEME -> "write activations.granularity = PER_TENSOR";
    };
  }

  private static int blockK(List<Integer> weightShape) {
    return weightShape.size() == 2 && weightShape.get(1) > 0 ? weightShape.get(1) : 128;
  }
}
