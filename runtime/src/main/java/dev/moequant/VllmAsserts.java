package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Sentence;
import dev.moequant.internal.rules.DTypeRules;
import dev.moequant.internal.rules.GranularityRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.internal.rules.ShapeRules;
import dev.moequant.scheme.VllmRevision;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The asserts of vLLM's {@code config.py}, bare there, with the words of the rules here. */
final class VllmAsserts {
  private VllmAsserts() {}

  /** Python's TypeError: a make has the keywords of its revision. The platform's fp8 is as new. */
  static void argumentsOf(VllmRevision revision, QuantArguments<?> arguments) {
    StringJoiner unknown = new StringJoiner(" and no ").setEmptyValue("");
    if (!revision.has(VllmRevision.V2026_07)) {
      if (arguments.hasWeightDtype()) {
        unknown.add(weightDtype(arguments));
      }
      arguments.settings().print(unknown);
    }
    if (unknown.length() > 0) {
      throw new IllegalArgumentException(
          "%s's make has no %s; say the revision: make(VllmRevision.%s, …)"
              .formatted(revision, unknown, VllmRevision.V2026_07.name()));
    }
  }

  static void dtypes(QuantArguments<?> arguments, VllmRevision revision) {
    List<DType> activations = MakeDtypes.ofActivations(revision);
    if (isRefused(arguments.dtype, arguments.unknownDtype, activations)) {
      throw activationDtype(arguments, revision, activations);
    }
    List<DType> weights = MakeDtypes.ofWeights(revision);
    if (isRefused(arguments.weightDtype, arguments.unknownWeightDtype, weights)) {
      throw weightDtype(arguments, revision, weights);
    }
  }

  /**
   * Two asserts with one help: the factory takes microscaling formats only, and the make in which
   * it ends not all of those.
   */
  static void ocpMxDtype(@Nullable String quantDtype, VllmRevision revision) {
    List<DType> taken = MakeDtypes.ofOcpMx(revision);
    if (taken.stream().noneMatch(format -> format.vllmName().equals(quantDtype))) {
      throw notTaken(
          DTypeRules.ACTIVATION_DTYPE,
          quantDtype(String.valueOf(quantDtype)),
          revision + "'s ocp_mx_moe_quant_config",
          "ocpMx takes "
              + taken.stream().map(DType::name).collect(Collectors.joining(", "))
              + "; for weight-only quantization use QuantConfigs.mxfp4W4A16");
    }
  }

  private static boolean isRefused(
      @Nullable DType dtype, @Nullable String unknown, List<DType> formats) {
    boolean isTaken = dtype == null || dtype.isTorchDType() || formats.contains(dtype);
    return unknown != null || !isTaken;
  }

  private static String name(@Nullable DType dtype, @Nullable String unknown) {
    return dtype != null ? dtype.vllmName() : String.valueOf(unknown);
  }

  private static InvalidQuantConfigException activationDtype(
      QuantArguments<?> arguments, VllmRevision revision, List<DType> formats) {
    String given = name(arguments.dtype, arguments.unknownDtype);
    String taken =
        "activations can be quantized to "
            + MakeDtypes.names(formats)
            + " and any torch dtype; for weight-only quantization, ";
    String leave = "leave quantDtype out";
    Rule<?> rule = DTypeRules.ACTIVATION_DTYPE;
    return arguments.unknownDtype != null || MakeDtypes.isOfFactory(arguments.dtype, revision)
        ? notTaken(rule, quantDtype(given), revision + "'s make", taken + leave)
        : rule.exception(List.of(quantDtype(given), revision, given), List.of(taken, leave));
  }

  private static InvalidQuantConfigException weightDtype(
      QuantArguments<?> arguments, VllmRevision revision, List<DType> formats) {
    String given = weightDtype(arguments);
    String help =
        "weights can be quantized to " + MakeDtypes.names(formats) + " and any torch dtype";
    Rule<?> rule = DTypeRules.DTYPE_PAIR;
    return arguments.unknownWeightDtype != null
        ? notTaken(rule, given, revision + "'s make", help)
        : rule.exception(List.of(revision, given), List.of(help));
  }

  /**
   * Where the words of a rule are not true: kernels have the dtype, a function has not. Of a name
   * that is none of ours nobody knows what kernels have: {@code int8} as a string, for example.
   */
  private static InvalidQuantConfigException notTaken(
      Rule<?> rule, String given, String function, String help) {
    return new InvalidQuantConfigException(
        List.of(
            new Finding(
                rule.id(),
                rule.severity(),
                Place.WHOLE,
                new Sentence("%s is no format of %s", List.of(given, function)),
                new Sentence("%s", List.of(help)),
                List.of())));
  }

  private static String quantDtype(String given) {
    return "quantDtype(" + given + ")";
  }

  private static String weightDtype(QuantArguments<?> arguments) {
    return "weightDtype(" + name(arguments.weightDtype, arguments.unknownWeightDtype) + ")";
  }

  static void noFlagsWithBlock(QuantArguments<?> arguments) {
    if (arguments.perToken) {
      throw GranularityRules.PER_TOKEN_WITH_BLOCK_SHAPE.exception(
          List.of("perActTokenQuant()", shown(arguments.givenBlock())),
          List.of(
              "for blocks, leave perActTokenQuant out; for one scale per token, leave blockShape out"));
    }
    if (arguments.perChannel) {
      throw GranularityRules.PER_OUT_CH_WITH_BLOCK_SHAPE.exception(
          List.of("perOutChQuant()", shown(arguments.givenBlock())),
          List.of(
              "for blocks, leave perOutChQuant out; for one scale per output channel, leave blockShape"
                  + " out"));
    }
  }

  /** Python indexes [0] and [1], and does not mind a third element here. */
  static GroupShape firstTwo(int[] blockShape) {
    if (blockShape.length < 2) {
      throw new IllegalArgumentException(
          shown(blockShape) + " has " + count(blockShape) + ", vLLM's block_shape has two");
    }
    return new GroupShape(blockShape[0], blockShape[1]);
  }

  /** Python's {@code GroupShape(*block_shape)}: two elements or a TypeError. */
  static @Nullable GroupShape pairOrNone(QuantArguments<?> arguments) {
    if (arguments.oddBlock != null) {
      int[] given = arguments.givenBlock();
      throw new IllegalArgumentException(
          shown(given) + " has " + count(given) + ", a group shape has two");
    }
    return arguments.block;
  }

  static InvalidQuantConfigException readsBackOtherwise(int[] blockShape) {
    if (blockShape.length != 2) {
      return ShapeRules.BLOCK_SHAPE_LENGTH.exception(
          List.of(shown(blockShape), count(blockShape)),
          List.of("write " + shown(new int[] {blockShape[0], blockShape[1]})));
    }
    boolean perToken = blockShape[0] == 1;
    return ShapeRules.BLOCK_SHAPE_NAMES_GRANULARITY.exception(
        List.of(shown(blockShape), perToken ? "per token" : "per tensor"),
        List.of(
            perToken
                ? "leave blockShape out and write perActTokenQuant()"
                : "leave blockShape out, one scale per tensor is the default"));
  }

  private static String shown(int[] blockShape) {
    return Arrays.stream(blockShape)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "blockShape(", ")"));
  }

  private static String count(int[] blockShape) {
    return blockShape.length == 1 ? "1 element" : blockShape.length + " elements";
  }
}
