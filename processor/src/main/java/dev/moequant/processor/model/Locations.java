package dev.moequant.processor.model;

import dev.moequant.processor.lang.Mirrors;
import dev.moequant.scheme.Member;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/** Finds the place of a member in the source: as near to its value as something was written. */
public final class Locations {
  private final SchemeAnnotation annotation;

  /**
   * The places of one annotation.
   *
   * @param annotation a scheme annotation
   */
  public Locations(SchemeAnnotation annotation) {
    this.annotation = annotation;
  }

  /**
   * A member: its own value where one is written, else the nested annotation that lacks it, else
   * the annotation. The members of the user's own annotation are written on that annotation; here
   * they have its use.
   *
   * @param member a member of the annotation
   * @return its location
   */
  public Location of(Member member) {
    return annotation
        .definition()
        .map(definition -> annotation.locationOf(definition.type()))
        .orElseGet(() -> written(member));
  }

  private Location written(Member member) {
    AnnotationMirror mirror = annotation.mirror();
    Location nearest = annotation.location();
    for (String name : member.name().split("\\.", -1)) {
      Optional<AnnotationValue> written = Mirrors.written(mirror, name);
      if (written.isEmpty()) {
        return nearest;
      }
      nearest = new Location(annotation.type(), mirror, written.get());
      if (written.get().getValue() instanceof AnnotationMirror nested) {
        mirror = nested;
      }
    }
    return nearest;
  }
}
