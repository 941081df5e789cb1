package dev.moequant.processor.lang;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * Annotations by name, and what is written in them. For a value that may be broken there is nothing
 * in auto-common: its {@code AnnotationValues} throw where another type arrives, and both compilers
 * hand over the string {@code "<error>"} for what they cannot resolve, in arrays of anything.
 */
public final class Mirrors {
  private Mirrors() {}

  /**
   * The name of an annotation.
   *
   * @param mirror an annotation, which need not exist
   * @return the qualified name of its type
   */
  public static String nameOf(AnnotationMirror mirror) {
    return MoreTypes.asTypeElement(mirror.getAnnotationType()).getQualifiedName().toString();
  }

  /**
   * An annotation that an element has.
   *
   * @param element any element
   * @param name the qualified name of the annotation
   * @return the first of that name
   */
  public static Optional<AnnotationMirror> find(Element element, String name) {
    return MoreElements.getAnnotationMirror(element, name).toJavaUtil();
  }

  /**
   * What was written for a member. auto-common has the default, too, and throws for a member that
   * the annotation does not have.
   *
   * @param annotation an annotation
   * @param member the name of the member
   * @return empty where its default holds
   */
  public static Optional<AnnotationValue> written(AnnotationMirror annotation, String member) {
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .<AnnotationValue>map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * The values in an array.
   *
   * @param array a value that should be an array
   * @return of each element its value, whatever that is; none where it is no array
   */
  public static Stream<Object> items(AnnotationValue array) {
    return array.getValue() instanceof List<?> items
        ? items.stream()
            .filter(AnnotationValue.class::isInstance)
            .map(item -> ((AnnotationValue) item).getValue())
        : Stream.empty();
  }
}
