package dev.moequant.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where to point: an element, the innermost annotation on it, a value of that annotation. The
 * innermost one, because ecj underlines the outer annotation when given the outer mirror.
 *
 * @param element the annotated type or member
 * @param mirror the annotation, or null to point at the element
 * @param value a value written in that annotation, or null to point at the annotation
 * @param subject what the message is about; another element than the first where that one cannot be
 *     pointed at: it is in a class file, or the compiler has no position for it
 */
public record Location(
    Element element,
    @Nullable AnnotationMirror mirror,
    @Nullable AnnotationValue value,
    Element subject) {
  /** A place that is what the message is about. */
  public Location(
      Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {
    this(element, mirror, value, element);
  }

  /**
   * The same subject, shown somewhere else.
   *
   * @param shown an element that has a position
   * @return the location
   */
  public Location shownAt(Element shown) {
    return new Location(shown, null, null, subject);
  }
}
