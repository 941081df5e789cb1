package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.rules.Finding;
import dev.moequant.rules.RuleId;
import dev.moequant.rules.SchemeRuleId;
import dev.moequant.rules.ShapeRuleId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The asserts of vLLM's {@code config.py}, bare there, with the words of the rules here. */
final class SeedAsserts {
  private static final String MAKE_STRINGS = "nvfp4, mxfp4 and any torch dtype";

  private SeedAsserts() {}

  static void stringDtype(@Nullable DType dtype, @Nullable String unknown) {
    boolean taken =
        dtype == null || dtype.isTorchDType() || dtype == DType.NVFP4 || dtype == DType.MXFP4;
    if (unknown != null || !taken) {
      String name = unknown != null ? unknown : String.valueOf(dtype);
      throw broken(
          SchemeRuleId.ACTIVATION_DTYPE,
          new Object[] {"quantDtype(" + name + ")", name},
          new Object[] {MAKE_STRINGS});
    }
  }

  static void noPerTokenWith(boolean perActToken, List<Integer> blockShape) {
    if (perActToken) {
      throw broken(
          ShapeRuleId.PER_TOKEN_WITH_BLOCK_SHAPE,
          new Object[] {"perActTokenQuant()", shown(blockShape)},
          new Object[] {"leave perActTokenQuant out", "leave blockShape out"});
    }
  }

  static void noPerOutChWith(boolean perOutCh, List<Integer> blockShape) {
    if (perOutCh) {
      throw broken(
          ShapeRuleId.PER_OUT_CH_WITH_BLOCK_SHAPE,
          new Object[] {"perOutChQuant()", shown(blockShape)},
          new Object[] {"leave perOutChQuant out", "leave blockShape out"});
    }
  }

  /** Python indexes [0] and [1], and does not mind a third element here. */
  static GroupShape firstTwo(List<Integer> blockShape) {
    if (blockShape.size() < 2) {
      throw new IllegalArgumentException(
          shown(blockShape) + " has " + count(blockShape) + ", vLLM's block_shape has two");
    }
    return new GroupShape(blockShape.get(0), blockShape.get(1));
  }

  /** Python's {@code GroupShape(*block_shape)}: two elements or a TypeError. */
  static @Nullable GroupShape exactlyTwo(@Nullable List<Integer> blockShape) {
    if (blockShape == null) {
      return null;
    }
    if (blockShape.size() > 2) {
      throw new IllegalArgumentException(
          shown(blockShape) + " has " + count(blockShape) + ", a group shape has two");
    }
    return firstTwo(blockShape);
  }

  static InvalidQuantSchemeException readsBackOtherwise(List<Integer> blockShape) {
    if (blockShape.size() != 2) {
      return broken(
          ShapeRuleId.BLOCK_SHAPE_LENGTH,
          new Object[] {shown(blockShape), count(blockShape)},
          new Object[] {"blockShape", "{" + blockShape.get(0) + ", " + blockShape.get(1) + "}"});
    }
    boolean perToken = blockShape.get(0) == 1;
    return broken(
        ShapeRuleId.BLOCK_SHAPE_NAMES_GRANULARITY,
        new Object[] {shown(blockShape), perToken ? "per token" : "per tensor"},
        new Object[] {
          perToken
              ? "leave blockShape out and write perActTokenQuant()"
              : "leave blockShape out, one scale per tensor is the default"
        });
  }

  private static String shown(List<Integer> blockShape) {
    return blockShape.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "blockShape(", ")"));
  }

  private static String count(List<Integer> blockShape) {
    return blockShape.size() == 1 ? "1 element" : blockShape.size() + " elements";
  }

  private static InvalidQuantSchemeException broken(RuleId rule, Object[] text, Object[] help) {
    return new InvalidQuantSchemeException(List.of(Finding.of(rule, text, help)));
  }
}
