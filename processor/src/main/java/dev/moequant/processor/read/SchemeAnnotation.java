package dev.moequant.processor.read;

import com.google.auto.common.MoreTypes;
import dev.moequant.spec.SchemeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * A scheme annotation as it stands on a type.
 *
 * @param kind which one
 * @param type the annotated type
 * @param mirror the annotation
 */
public record SchemeAnnotation(SchemeKind kind, TypeElement type, AnnotationMirror mirror) {
  private static final String PACKAGE = "dev.moequant.annotations.";

  /**
   * The annotations to register for.
   *
   * @return qualified names
   */
  public static Set<String> names() {
    return Arrays.stream(SchemeKind.values())
        .map(SchemeAnnotation::nameOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The scheme annotations of a type, in source order. One that is repeated counts once: it is not
   * repeatable, so the compiler has its own error (ecj runs processors in spite of it).
   *
   * @param type the annotated type
   * @return its scheme annotations
   */
  public static List<SchemeAnnotation> of(TypeElement type) {
    List<SchemeAnnotation> found = new ArrayList<>();
    Set<SchemeKind> seen = EnumSet.noneOf(SchemeKind.class);
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      kindOf(mirror)
          .filter(seen::add)
          .ifPresent(kind -> found.add(new SchemeAnnotation(kind, type, mirror)));
    }
    return found;
  }

  private static Optional<SchemeKind> kindOf(AnnotationMirror mirror) {
    String name = MoreTypes.asTypeElement(mirror.getAnnotationType()).getQualifiedName().toString();
    return Arrays.stream(SchemeKind.values()).filter(kind -> nameOf(kind).equals(name)).findFirst();
  }

  private static String nameOf(SchemeKind kind) {
    return PACKAGE + kind.annotationName();
  }

  /**
   * Where its members stand.
   *
   * @return the locations
   */
  public Locations locations() {
    return new Locations(type, mirror);
  }
}
