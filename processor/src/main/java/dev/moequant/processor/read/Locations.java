package dev.moequant.processor.read;

import dev.moequant.spec.Member;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/** Finds the place of a member in the source: as near to its value as something was written. */
public final class Locations {
  private final TypeElement type;
  private final AnnotationMirror annotation;

  Locations(TypeElement type, AnnotationMirror annotation) {
    this.type = type;
    this.annotation = annotation;
  }

  /**
   * The annotation as a whole.
   *
   * @return its location
   */
  public Location annotation() {
    return new Location(type, annotation, null);
  }

  /**
   * A member: its own value where one is written, else the nested annotation that lacks it, else
   * the annotation.
   *
   * @param member a member of the annotation
   * @return its location
   */
  public Location of(Member member) {
    AnnotationMirror mirror = annotation;
    Location nearest = annotation();
    for (String name : member.name().split("\\.", -1)) {
      Optional<AnnotationValue> written = MemberReader.written(mirror, name);
      if (written.isEmpty()) {
        return nearest;
      }
      nearest = new Location(type, mirror, written.get());
      if (written.get().getValue() instanceof AnnotationMirror nested) {
        mirror = nested;
      }
    }
    return nearest;
  }
}
