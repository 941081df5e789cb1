package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.internal.rules.DTypeRules;
import dev.moequant.internal.rules.GranularityRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.internal.rules.ShapeRules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The asserts of vLLM's {@code config.py}, bare there, with the words of the rules here. */
final class VllmAsserts {
  private static final String MAKE_STRINGS = "nvfp4, mxfp4 and any torch dtype";

  private VllmAsserts() {}

  static void stringDtype(@Nullable DType dtype, @Nullable String unknown) {
    boolean taken =
        dtype == null || dtype.isTorchDType() || dtype == DType.NVFP4 || dtype == DType.MXFP4;
    if (unknown != null || !taken) {
      String name = dtype != null ? dtype.vllmName() : String.valueOf(unknown);
      throw broken(
          DTypeRules.ACTIVATION_DTYPE,
          List.of("quantDtype(" + name + ")", name),
          List.of(
              "activations can be quantized to "
                  + MAKE_STRINGS
                  + "; for weight-only quantization, ",
              "leave quantDtype out"));
    }
  }

  static void noFlagsWithBlock(QuantArguments<?> arguments) {
    if (arguments.perToken) {
      throw broken(
          GranularityRules.PER_TOKEN_WITH_BLOCK_SHAPE,
          List.of("perActTokenQuant()", shown(arguments.givenBlock())),
          List.of(
              "for blocks, leave perActTokenQuant out; for one scale per token, leave blockShape out"));
    }
    if (arguments.perChannel) {
      throw broken(
          GranularityRules.PER_OUT_CH_WITH_BLOCK_SHAPE,
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
  static IllegalArgumentException notTwo(int[] blockShape) {
    return new IllegalArgumentException(
        shown(blockShape) + " has " + count(blockShape) + ", a group shape has two");
  }

  static InvalidQuantConfigException readsBackOtherwise(int[] blockShape) {
    if (blockShape.length != 2) {
      return broken(
          ShapeRules.BLOCK_SHAPE_LENGTH,
          List.of(shown(blockShape), count(blockShape)),
          List.of("write " + shown(new int[] {blockShape[0], blockShape[1]})));
    }
    boolean perToken = blockShape[0] == 1;
    return broken(
        ShapeRules.BLOCK_SHAPE_NAMES_GRANULARITY,
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

  private static InvalidQuantConfigException broken(
      Rule<?> rule, List<String> text, List<String> help) {
    return new InvalidQuantConfigException(List.of(rule.finding(text, help)));
  }
}
