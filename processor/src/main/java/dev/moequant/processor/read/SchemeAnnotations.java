package dev.moequant.processor.read;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.lang.RepeatedAnnotations;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.processor.model.SchemeAnnotation.Definition;
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

/** Finds scheme annotations, built-in ones and those of the user's own. */
public final class SchemeAnnotations {
  private static final String PACKAGE = "dev.moequant.annotations.";

  private static final Map<String, SchemeKind> BUILT_IN =
      Arrays.stream(SchemeKind.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  kind -> PACKAGE + kind.annotationName(), Function.identity()));

  private SchemeAnnotations() {}

  /**
   * Whether an annotation type is a scheme annotation, built-in or the user's own.
   *
   * @param annotation any annotation type
   * @return false for most of them, at the price of a look at their own annotations
   */
  public static boolean isScheme(TypeElement annotation) {
    return BUILT_IN.containsKey(annotation.getQualifiedName().toString())
        || definition(annotation).isPresent()
        || RepeatedAnnotations.contained(annotation)
            .flatMap(SchemeAnnotations::definition)
            .isPresent();
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
        definition(annotationType(repeated))
            .map(
                own ->
                    new SchemeAnnotation(
                        own.kind(), Mirrors.nameOf(repeated), type, repeated, Optional.of(own)))
            .ifPresent(found::add);
      }
      String name = Mirrors.nameOf(mirror);
      SchemeKind builtIn = BUILT_IN.get(name);
      Optional<Definition> definition =
          builtIn != null ? Optional.empty() : definition(annotationType(mirror));
      if ((builtIn != null || definition.isPresent()) && seen.add(name)) {
        SchemeKind kind = builtIn != null ? builtIn : definition.orElseThrow().kind();
        found.add(new SchemeAnnotation(kind, name, type, mirror, definition));
      }
    }
    return found;
  }

  private static TypeElement annotationType(AnnotationMirror mirror) {
    return MoreTypes.asTypeElement(mirror.getAnnotationType());
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

  /**
   * Of an annotation type of the user's own; empty for any other. One that carries another scheme
   * than {@code @QuantScheme} is a mistake, which 801 says: its users are not to blame for it, and
   * have what they would have with that scheme.
   */
  private static Optional<Definition> definition(TypeElement annotation) {
    if (annotation.getKind() != ElementKind.ANNOTATION_TYPE) {
      return Optional.empty();
    }
    return annotation.getAnnotationMirrors().stream()
        .flatMap(scheme -> definition(annotation, scheme).stream())
        .findFirst();
  }

  private static Optional<Definition> definition(TypeElement annotation, AnnotationMirror scheme) {
    return Optional.ofNullable(BUILT_IN.get(Mirrors.nameOf(scheme)))
        .map(kind -> new Definition(annotation, kind, scheme));
  }
}
