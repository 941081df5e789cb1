package dev.moequant.processor.check;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.moequant.processor.lang.Accessibility;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * What to write in a class so that a factory can make one of it. Only what compiles there: a second
 * constructor without parameters does not, nor one that leaves a final field without a value.
 */
final class WaysToMake {
  static final String INSTANCE = "INSTANCE";

  private final Accessibility reach;

  WaysToMake(Accessibility reach) {
    this.reach = reach;
  }

  /** For a class that a factory could make if it had a constructor or an instance for it. */
  String of(TypeElement type) {
    Optional<ExecutableElement> constructor = constructor(type);
    if (constructor.isPresent()) {
      return ofConstructor(constructor.get(), type) + ", or " + instance(type);
    }
    return takesAnotherConstructor(type)
        ? "add to it the constructor %s%s() {}, or %s"
            .formatted(modifier(type), type.getSimpleName(), instance(type, ""))
        : instance(type);
  }

  /** A static field, which says by itself how it is made. */
  String instance(TypeElement type) {
    return instance(type, "add to it ");
  }

  private String instance(TypeElement type, String add) {
    String field = modifier(type) + "static final " + type.getSimpleName();
    boolean isThere =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .anyMatch(own -> own.getSimpleName().contentEquals(INSTANCE));
    return isThere ? "make its " + INSTANCE + " a " + field : add + field + " " + INSTANCE + " = …";
  }

  private String modifier(TypeElement type) {
    return reach.isElsewhere(type) ? "public " : "";
  }

  private String ofConstructor(ExecutableElement constructor, TypeElement type) {
    return reach.blocked(constructor).isPresent()
        ? "make its constructor " + (reach.isElsewhere(type) ? "public" : "package-private")
        : "let its constructor throw no checked exception";
  }

  /** The one without parameters. */
  static Optional<ExecutableElement> constructor(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getParameters().isEmpty())
        .findFirst();
  }

  private boolean takesAnotherConstructor(TypeElement type) {
    return type.getKind() != ElementKind.RECORD
        && ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
            .filter(field -> field.getModifiers().contains(Modifier.FINAL))
            .allMatch(field -> field.getConstantValue() != null)
        && isMadeOfNothing(type);
  }

  /** By a subclass, which may be in another package. */
  private static boolean isCallable(ExecutableElement constructor, TypeElement subclass) {
    Set<Modifier> modifiers = constructor.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || (!modifiers.contains(Modifier.PRIVATE)
            && MoreElements.getPackage(constructor).equals(MoreElements.getPackage(subclass)));
  }

  /** Whether the superclass has a constructor that one without a body can call. */
  private boolean isMadeOfNothing(TypeElement type) {
    return type.getSuperclass().getKind() != TypeKind.DECLARED
        || constructor(MoreTypes.asTypeElement(type.getSuperclass()))
            .filter(constructor -> isCallable(constructor, type))
            .filter(constructor -> reach.checkedException(constructor.getThrownTypes()).isEmpty())
            .isPresent();
  }
}
