package dev.moequant.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Collectors;

/** Values of annotation members as they are written in Java. */
final class Literals {
  private Literals() {}

  static CodeBlock of(Object value) {
    if (value instanceof Enum<?> constant) {
      return CodeBlock.of("$T.$N", constant.getDeclaringClass(), constant.name());
    }
    if (value instanceof List<?> numbers) {
      return CodeBlock.of(
          "$L", numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    // An infinite number has no literal; NaN has none either, and is always the default.
    return value instanceof Double number && number.isInfinite()
        ? CodeBlock.of(
            "$T.$L", Double.class, number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY")
        : CodeBlock.of("$L", value);
  }
}
