package dev.moequant.processor.model;

import dev.moequant.scheme.SchemeKind;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A scheme annotation as it stands on a type.
 *
 * @param kind which one; of the user's own that which declares it
 * @param name the qualified name of the annotation on the type
 * @param type the annotated type
 * @param mirror the annotation on the type
 * @param definition where the user's own annotation is declared; empty for the built-in ones
 */
public record SchemeAnnotation(
    SchemeKind kind,
    String name,
    TypeElement type,
    AnnotationMirror mirror,
    Optional<Definition> definition) {
  /**
   * A scheme annotation of the user's own: an annotation type that carries {@code @QuantScheme}.
   *
   * @param type the annotation type
   * @param kind {@code QUANT_SCHEME}, unless another was taken by mistake
   * @param scheme its {@code @QuantScheme}
   */
  public record Definition(TypeElement type, SchemeKind kind, AnnotationMirror scheme) {}

  /**
   * The annotation that has the members: this one, or the {@code @QuantScheme} that declares it.
   *
   * @return the annotation to read
   */
  public AnnotationMirror scheme() {
    return definition.map(Definition::scheme).orElse(mirror);
  }

  /**
   * The type that {@link #scheme()} stands on.
   *
   * @return this type, or the annotation type of the user's own
   */
  public TypeElement schemeHolder() {
    return definition.map(Definition::type).orElse(type);
  }

  /**
   * The annotation's name as one writes it.
   *
   * @return for example {@code Fp8W8A8}
   */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * Where it stands as a whole.
   *
   * @return its location
   */
  public Location location() {
    return new Location(type, mirror, null);
  }

  /**
   * It, as the place of something that cannot be shown where it is.
   *
   * @param subject what the message is about
   * @return the location
   */
  public Location locationOf(Element subject) {
    return new Location(type, mirror, null, subject);
  }
}
