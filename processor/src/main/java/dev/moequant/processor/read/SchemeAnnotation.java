package dev.moequant.processor.read;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.lang.RepeatedAnnotations;
import dev.moequant.scheme.SchemeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * A scheme annotation as it stands on a type.
 *
 * @param kind which one; {@code QUANT_SCHEME} for the user's own
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
  private static final String PACKAGE = "dev.moequant.annotations.";

  private static final Map<String, SchemeKind> BUILT_IN =
      Arrays.stream(SchemeKind.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  kind -> PACKAGE + kind.annotationName(), Function.identity()));

  /**
   * A scheme annotation of the user's own: an annotation type that carries {@code @QuantScheme}.
   *
   * @param type the annotation type
   * @param scheme its {@code @QuantScheme}
   */
  public record Definition(TypeElement type, AnnotationMirror scheme) {
    static Optional<Definition> of(TypeElement annotation) {
      if (annotation.getKind() != ElementKind.ANNOTATION_TYPE) {
        return Optional.empty();
      }
      for (AnnotationMirror mirror : annotation.getAnnotationMirrors()) {
        if (BUILT_IN.get(Mirrors.nameOf(mirror)) == SchemeKind.QUANT_SCHEME) {
          return Optional.of(new Definition(annotation, mirror));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Whether an annotation type is a scheme annotation, built-in or the user's own.
   *
   * @param annotation any annotation type
   * @return false for most of them, at the price of a look at their own annotations
   */
  public static boolean isScheme(TypeElement annotation) {
    return BUILT_IN.containsKey(annotation.getQualifiedName().toString())
        || Definition.of(annotation).isPresent()
        || RepeatedAnnotations.contained(annotation).flatMap(Definition::of).isPresent();
  }

  /**
   * The scheme annotations of a type, in source order. A built-in one that is repeated counts once:
   * it is not repeatable, so the compiler has its own error (ecj runs processors in spite of it).
   * One of the user's own may be, and arrives in its container; each of these counts.
   *
   * @param type the annotated type
   * @return its scheme annotations
   */
  public static List<SchemeAnnotation> of(TypeElement type) {
    List<SchemeAnnotation> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      for (AnnotationMirror repeated : RepeatedAnnotations.in(mirror)) {
        Definition.of(annotationType(repeated))
            .map(
                own ->
                    new SchemeAnnotation(
                        SchemeKind.QUANT_SCHEME,
                        Mirrors.nameOf(repeated),
                        type,
                        repeated,
                        Optional.of(own)))
            .ifPresent(found::add);
      }
      String name = Mirrors.nameOf(mirror);
      SchemeKind builtIn = BUILT_IN.get(name);
      Optional<Definition> definition =
          builtIn != null ? Optional.empty() : Definition.of(annotationType(mirror));
      if ((builtIn != null || definition.isPresent()) && seen.add(name)) {
        SchemeKind kind = builtIn != null ? builtIn : SchemeKind.QUANT_SCHEME;
        found.add(new SchemeAnnotation(kind, name, type, mirror, definition));
      }
    }
    return found;
  }

  private static TypeElement annotationType(AnnotationMirror mirror) {
    return MoreTypes.asTypeElement(mirror.getAnnotationType());
  }

  /**
   * The annotation that has the members: this one, or the {@code @QuantScheme} that declares it.
   *
   * @return the annotation to read
   */
  AnnotationMirror scheme() {
    return definition.map(Definition::scheme).orElse(mirror);
  }

  /** The type that {@link #scheme()} stands on. */
  TypeElement schemeHolder() {
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
   * Where its members stand.
   *
   * @return the locations
   */
  public Locations locations() {
    return new Locations(this);
  }

  /**
   * Whether a type has schemes of these annotations, and no other, which was read already.
   *
   * @param type any type
   * @param annotations qualified names of scheme annotations
   * @return false without a scheme, or where the annotations of the type cannot be read
   */
  public static boolean isOnlyOf(TypeElement type, Set<String> annotations) {
    try {
      List<SchemeAnnotation> schemes = of(type);
      return !schemes.isEmpty()
          && schemes.stream().map(SchemeAnnotation::name).allMatch(annotations::contains);
    } catch (RuntimeException broken) {
      return false; // ecj throws where the class file of an annotation is missing
    }
  }

  /**
   * Whether an element has a scheme annotation.
   *
   * @param element any element
   * @return false for what is no type
   */
  public static boolean isOn(Element element) {
    return MoreElements.isType(element) && !of(MoreElements.asType(element)).isEmpty();
  }
}
