package dev.moequant.processor.read;

import com.google.auto.common.AnnotationMirrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one annotation, defaults included, and never throws: broken source arrives
 * in disguise (a missing constant is the string {@code "<error>"}, in an array of ints, too), so
 * each value is asked what it is. What could not be read is remembered, and the caller asks once.
 */
final class MemberReader {
  private final AnnotationMirror annotation;
  private final Map<String, AnnotationValue> values = new HashMap<>();
  private final Trouble trouble;

  /** What went wrong so far, here and in nested annotations. */
  private static final class Trouble {
    private final List<String> unknownConstants = new ArrayList<>();
    private boolean unresolved;
  }

  MemberReader(AnnotationMirror annotation) {
    this(annotation, new Trouble());
  }

  private MemberReader(AnnotationMirror annotation, Trouble trouble) {
    this.annotation = annotation;
    this.trouble = trouble;
    try {
      AnnotationMirrors.getAnnotationValuesWithDefaults(annotation)
          .forEach((method, value) -> values.put(method.getSimpleName().toString(), value));
    } catch (RuntimeException broken) {
      // ecj throws ShouldNotImplement for "flag = 1"; it reports an error of its own for that.
      noteIfBroken(null);
    }
  }

  /** What was written for a member; empty where its default holds. */
  static Optional<AnnotationValue> written(AnnotationMirror annotation, String name) {
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
        .<AnnotationValue>map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether every value asked for so far was there. */
  boolean isResolved() {
    return !trouble.unresolved;
  }

  /** Constants that the annotations on the class path have and this processor does not. */
  List<String> unknownConstants() {
    return List.copyOf(trouble.unknownConstants);
  }

  boolean bool(String name) {
    Boolean read = as(Boolean.class, values.get(name));
    noteIfBroken(read);
    return Boolean.TRUE.equals(read);
  }

  List<Integer> ints(String name) {
    List<Integer> ints = new ArrayList<>();
    if (valueOf(values.get(name)) instanceof List<?> items) {
      for (Object item : items) {
        Integer value = item instanceof AnnotationValue v ? as(Integer.class, v) : null;
        noteIfBroken(value);
        if (value != null) {
          ints.add(value);
        }
      }
    } else {
      noteIfBroken(null);
    }
    return ints;
  }

  /** An enum constant by its name; {@code ifBroken} where there is none, which is remembered. */
  <E extends Enum<E>> E constant(String name, E ifBroken) {
    VariableElement read = constantOf(values.get(name));
    noteIfBroken(read);
    if (read == null) {
      return ifBroken;
    }
    String wanted = read.getSimpleName().toString();
    Optional<E> known =
        Arrays.stream(ifBroken.getDeclaringClass().getEnumConstants())
            .filter(constant -> constant.name().equals(wanted))
            .findFirst();
    if (known.isEmpty()) {
      trouble.unknownConstants.add(ifBroken.getDeclaringClass().getSimpleName() + "." + wanted);
    }
    return known.orElse(ifBroken);
  }

  /**
   * The members of a nested annotation; what is broken there is broken here. Empty where none was
   * written: the defaults of a default that comes from a class file are not always read yet, and
   * javac throws on them.
   */
  Optional<MemberReader> nested(String name) {
    if (written(annotation, name).isEmpty()) {
      return Optional.empty();
    }
    Object value = valueOf(values.get(name));
    if (value instanceof AnnotationMirror mirror) {
      return Optional.of(new MemberReader(mirror, trouble));
    }
    noteIfBroken(null);
    return Optional.empty();
  }

  private void noteIfBroken(@Nullable Object value) {
    trouble.unresolved |= value == null;
  }

  private static @Nullable Object valueOf(@Nullable AnnotationValue value) {
    return value == null ? null : value.getValue();
  }

  private static <T> @Nullable T as(Class<T> wanted, @Nullable AnnotationValue value) {
    Object found = valueOf(value);
    return wanted.isInstance(found) ? wanted.cast(found) : null;
  }

  /** Asks by visitor: only that tells an enum constant from a string that looks like one. */
  private static @Nullable VariableElement constantOf(@Nullable AnnotationValue value) {
    return value == null ? null : value.accept(ENUM_CONSTANT, null);
  }

  private static final SimpleAnnotationValueVisitor14<@Nullable VariableElement, @Nullable Void>
      ENUM_CONSTANT =
          new SimpleAnnotationValueVisitor14<>() {
            @Override
            public @Nullable VariableElement visitEnumConstant(
                VariableElement constant, @Nullable Void unused) {
              return constant;
            }
          };
}
