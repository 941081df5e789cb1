package dev.moequant.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Where to point: an element, the innermost annotation on it, a value of that annotation. The
 * innermost one, because ecj underlines the outer annotation when given the outer mirror.
 *
 * @param element the annotated type or member
 * @param mirror the annotation, or null to point at the element
 * @param value a value written in that annotation, or null to point at the annotation
 * @param index which element of that value, where it is an array; -1 for all of it
 * @param subject what the message is about; another element than the first where that one cannot be
 *     pointed at: it is in a class file, or the compiler has no position for it
 */
public record Location(
    Element element,
    @Nullable AnnotationMirror mirror,
    @Nullable AnnotationValue value,
    int index,
    Element subject) {
  /** A place that is what the message is about. */
  public Location(
      Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {
    this(element, mirror, value, -1, element);
  }

  /** A place for a message about another element. */
  public Location(
      Element element,
      @Nullable AnnotationMirror mirror,
      @Nullable AnnotationValue value,
      Element subject) {
    this(element, mirror, value, -1, subject);
  }

  /**
   * One element of the array here.
   *
   * @param element which, from 0; -1 for all of it
   * @return the location
   */
  public Location atIndex(int element) {
    return new Location(this.element, mirror, value, element, subject);
  }

  /**
   * The value of that element, which compilers underline as they do any value.
   *
   * @return empty where it is not an element of an array
   */
  public Optional<AnnotationValue> indexed() {
    return value != null
            && value.getValue() instanceof List<?> elements
            && index >= 0
            && index < elements.size()
            && elements.get(index) instanceof AnnotationValue found
        ? Optional.of(found)
        : Optional.empty();
  }

  /**
   * The name of the member that is annotated here.
   *
   * @return this place, where it is not on a member: the member is in a class file
   */
  public Location atName() {
    return isOnMember() ? new Location(element, null, null, subject) : this;
  }

  /**
   * The same for what concerns the member alone, whichever class inherits it.
   *
   * @return this place, where it is not on a member: the member is in a class file
   */
  public Location ofMember() {
    return isOnMember() ? new Location(element, mirror, value, index, element) : this;
  }

  /**
   * Whether this is a member of a source.
   *
   * @return false for a type
   */
  public boolean isOnMember() {
    return !(element instanceof TypeElement);
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
