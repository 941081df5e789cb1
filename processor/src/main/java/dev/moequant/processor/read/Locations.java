package dev.moequant.processor.read;

import dev.moequant.processor.lang.Mirrors;
import dev.moequant.scheme.Member;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** Finds the place of a member in the source: as near to its value as something was written. */
public final class Locations {
  private final SchemeAnnotation annotation;

  Locations(SchemeAnnotation annotation) {
    this.annotation = annotation;
  }

  /**
   * The annotation as a whole.
   *
   * @return its location
   */
  public Location annotation() {
    return new Location(annotation.type(), annotation.mirror(), null);
  }

  /**
   * The annotation as the place of something that cannot be shown where it is.
   *
   * @param subject what the message is about
   * @return the location
   */
  public Location annotation(Element subject) {
    return new Location(annotation.type(), annotation.mirror(), null, subject);
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
        .map(definition -> annotation(definition.type()))
        .orElseGet(() -> written(member));
  }

  private Location written(Member member) {
    AnnotationMirror mirror = annotation.mirror();
    Location nearest = annotation();
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
