package dev.moequant.processor.check;

import dev.moequant.processor.read.Location;
import dev.moequant.processor.read.SchemeAnnotation;
import dev.moequant.rules.Finding;
import dev.moequant.rules.PlacementRuleId;
import dev.moequant.rules.RuleId;
import dev.moequant.spec.SchemeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Whether scheme annotations may stand where they stand: kind of type, visibility, number. */
public final class PlacementChecks {
  private PlacementChecks() {}

  /**
   * Checks the scheme annotations of one type.
   *
   * @param annotations its scheme annotations in source order, at least one
   * @return everything that is wrong
   */
  public static List<LocatedFinding> check(List<SchemeAnnotation> annotations) {
    SchemeAnnotation first = annotations.get(0);
    List<LocatedFinding> findings = new ArrayList<>();
    kind(first).ifPresent(findings::add);
    visibility(first).ifPresent(findings::add);
    for (SchemeAnnotation second : annotations.subList(1, annotations.size())) {
      findings.add(twoSchemes(first, second));
    }
    return findings;
  }

  /**
   * Whether a type is a scheme annotation of the user's own: no factory is generated for it.
   *
   * @param annotation a scheme annotation
   * @return true for {@code @QuantScheme} on an annotation type
   */
  public static boolean isUserDefined(SchemeAnnotation annotation) {
    return annotation.kind() == SchemeKind.QUANT_SCHEME
        && annotation.type().getKind() == ElementKind.ANNOTATION_TYPE;
  }

  private static Optional<LocatedFinding> kind(SchemeAnnotation annotation) {
    TypeElement type = annotation.type();
    String noun =
        switch (type.getKind()) {
          case ENUM -> "an enum";
          case ANNOTATION_TYPE -> isUserDefined(annotation) ? "" : "an annotation type";
          default -> "";
        };
    return noun.isEmpty()
        ? Optional.empty()
        : Optional.of(
            at(
                annotation,
                PlacementRuleId.NOT_A_METHOD_CLASS,
                new Object[] {annotation.kind().annotationName(), noun + ", " + name(type)},
                new Object[0]));
  }

  private static Optional<LocatedFinding> visibility(SchemeAnnotation annotation) {
    TypeElement type = annotation.type();
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        String culprit = e.equals(type) ? "it" : e.getSimpleName().toString();
        return Optional.of(
            at(
                annotation,
                PlacementRuleId.PRIVATE_TYPE,
                new Object[] {annotation.kind().annotationName(), name(type), culprit},
                new Object[] {e.getSimpleName()}));
      }
    }
    return Optional.empty();
  }

  private static LocatedFinding twoSchemes(SchemeAnnotation first, SchemeAnnotation second) {
    return at(
        second,
        PlacementRuleId.TWO_SCHEMES,
        new Object[] {second.kind().annotationName(), first.kind().annotationName()},
        new Object[] {name(second.type())});
  }

  /** Points at the annotation, never at the type: Eclipse shows nothing on a record. */
  private static LocatedFinding at(
      SchemeAnnotation annotation, RuleId rule, Object[] text, Object[] help) {
    return new LocatedFinding(
        Finding.of(rule, text, help), new Location(annotation.type(), annotation.mirror(), null));
  }

  private static String name(TypeElement type) {
    return type.getSimpleName().toString();
  }
}
