package dev.moequant.parity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether Java answers, or throws, what Python did.
 *
 * @param assertion what Java throws where Python's {@code assert} does
 */
record PythonErrors(Class<? extends Exception> assertion) {
  private static final Map<String, Class<? extends Exception>> OTHERS =
      Map.of(
          "IndexError", IllegalArgumentException.class,
          "TypeError", IllegalArgumentException.class,
          "ValueError", IllegalArgumentException.class,
          "ZeroDivisionError", ArithmeticException.class,
          "NotImplementedError", UnsupportedOperationException.class);

  boolean isSameError(String python, Throwable java) {
    return java.getClass() == (python.equals("AssertionError") ? assertion : OTHERS.get(python));
  }

  /** Whether a recorded value and one of Java's are the same. */
  boolean isSame(@Nullable Object recorded, @Nullable Object java) {
    if (recorded instanceof String text && text.startsWith("E:")) {
      return java instanceof Exception thrown && isSameError(text.split(":", 3)[1], thrown);
    }
    if (recorded instanceof Map<?, ?> left && java instanceof Map<?, ?> right) {
      return left.keySet().equals(right.keySet())
          && left.keySet().stream().allMatch(key -> isSame(left.get(key), right.get(key)));
    }
    if (recorded instanceof List<?> left && java instanceof List<?> right) {
      return left.size() == right.size()
          && IntStream.range(0, left.size()).allMatch(i -> isSame(left.get(i), right.get(i)));
    }
    if (recorded instanceof Number left && java instanceof Number right) {
      return left.doubleValue() == right.doubleValue();
    }
    return Objects.equals(recorded, java);
  }
}
