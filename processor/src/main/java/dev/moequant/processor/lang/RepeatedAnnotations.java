package dev.moequant.processor.lang;

import com.google.auto.common.MoreTypes;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Containers: an annotation that is written twice stands in its container, and nowhere else. */
public final class RepeatedAnnotations {
  private static final String REPEATABLE = "java.lang.annotation.Repeatable";

  private RepeatedAnnotations() {}

  /**
   * The annotation type that a container is for.
   *
   * @param container any annotation type
   * @return empty where it is none
   */
  public static Optional<TypeElement> contained(TypeElement container) {
    return value(container)
        .map(ExecutableElement::getReturnType)
        .filter(type -> type.getKind() == TypeKind.ARRAY)
        .map(type -> ((ArrayType) type).getComponentType())
        .filter(type -> type.getKind() == TypeKind.DECLARED)
        .map(MoreTypes::asTypeElement)
        .filter(type -> isRepeatable(type, container));
  }

  /**
   * The annotations in a container.
   *
   * @param container any annotation
   * @return none where it is an ordinary one
   */
  public static List<AnnotationMirror> in(AnnotationMirror container) {
    TypeElement type = MoreTypes.asTypeElement(container.getAnnotationType());
    if (contained(type).isEmpty()) {
      return List.of();
    }
    return Mirrors.written(container, "value").stream()
        .flatMap(Mirrors::items)
        .filter(AnnotationMirror.class::isInstance)
        .map(AnnotationMirror.class::cast)
        .toList();
  }

  private static Optional<ExecutableElement> value(TypeElement annotation) {
    return ElementFilter.methodsIn(annotation.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals("value"))
        .findFirst();
  }

  private static boolean isRepeatable(TypeElement annotation, TypeElement container) {
    return Mirrors.find(annotation, REPEATABLE)
        .flatMap(mirror -> Mirrors.written(mirror, "value"))
        .filter(value -> value.getValue() instanceof TypeMirror type && isOf(type, container))
        .isPresent();
  }

  private static boolean isOf(TypeMirror type, Element element) {
    return type.getKind() == TypeKind.DECLARED && MoreTypes.asElement(type).equals(element);
  }
}
