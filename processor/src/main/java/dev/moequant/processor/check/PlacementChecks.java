package dev.moequant.processor.check;

import com.google.auto.common.MoreElements;
import dev.moequant.internal.rules.PlacementRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.KotlinMetadata;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.OrphanBinding;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.scheme.SchemeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Whether scheme annotations may stand where they stand: kind of type, name, number. */
public final class PlacementChecks {
  private PlacementChecks() {}

  /**
   * Checks the scheme annotations of one type.
   *
   * @param annotations its scheme annotations in source order, at least one
   * @param context the compiler's
   * @return everything that is wrong
   */
  public static List<LocatedFinding> check(
      List<SchemeAnnotation> annotations, CompilerContext context) {
    SchemeAnnotation first = annotations.get(0);
    List<LocatedFinding> findings = new ArrayList<>();
    kind(first).ifPresent(findings::add);
    name(first, context).ifPresent(findings::add);
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
        && annotation.definition().isEmpty()
        && annotation.type().getKind() == ElementKind.ANNOTATION_TYPE;
  }

  private static Optional<LocatedFinding> kind(SchemeAnnotation annotation) {
    TypeElement type = annotation.type();
    String elsewhere = "put it on a class, a record or an interface";
    return switch (type.getKind()) {
      case ENUM -> Optional.of(notAMethod(annotation, "an enum, ", elsewhere));
      case ANNOTATION_TYPE ->
          isUserDefined(annotation)
              ? Optional.empty()
              : Optional.of(
                  notAMethod(
                      annotation,
                      "an annotation type, ",
                      elsewhere + "; a scheme annotation of your own carries @QuantScheme"));
      default -> Optional.empty();
    };
  }

  private static LocatedFinding notAMethod(SchemeAnnotation annotation, String kind, String help) {
    return at(
        annotation,
        PlacementRules.NOT_A_METHOD_CLASS,
        List.of(annotation.simpleName(), kind + name(annotation.type())),
        List.of(help));
  }

  private static Optional<LocatedFinding> name(
      SchemeAnnotation annotation, CompilerContext context) {
    TypeElement type = annotation.type();
    if (isUserDefined(annotation)) {
      return Optional.empty(); // it has no factory, only its users have
    }
    for (Element e = type; e instanceof TypeElement part; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE) || KotlinMetadata.isPrivateType(e)) {
        String culprit = e.equals(type) ? "it" : name(part);
        return Optional.of(
            unnameable(
                annotation,
                culprit + " is private",
                "make " + name(part) + " " + KotlinWords.visible(part)));
      }
      if (isImplicit(part, context)) {
        return Optional.of(
            unnameable(
                annotation,
                name(part) + " is declared implicitly, around what stands in its file",
                "move "
                    + name(type)
                    + " to a file of its own, or write class "
                    + name(part)
                    + " out"));
      }
    }
    return Optional.empty();
  }

  private static LocatedFinding unnameable(SchemeAnnotation annotation, String why, String help) {
    return at(
        annotation,
        PlacementRules.UNNAMEABLE_TYPE,
        List.of(annotation.simpleName(), name(annotation.type()), why),
        List.of(help));
  }

  /**
   * Whether a type is the class of a compact source file (JEP 512), which has a name that no source
   * may use. Nothing says so but that javac does not find it; ecj does, in generated code, too.
   *
   * @param type any type
   * @param context the compiler's
   * @return true where it cannot be found by its name, in no round
   */
  public static boolean isImplicit(TypeElement type, CompilerContext context) {
    return type.getNestingKind() == NestingKind.TOP_LEVEL
        && type.getModifiers().contains(Modifier.FINAL)
        && MoreElements.getPackage(type).isUnnamed()
        && context.lookup().type(type, type.getQualifiedName()) == null;
  }

  /**
   * An annotation that means something only beside a scheme.
   *
   * @param place the annotation
   * @param type the type that has no scheme
   * @param context the compiler's
   * @return the finding
   */
  public static LocatedFinding withoutScheme(
      OrphanBinding place, TypeElement type, CompilerContext context) {
    boolean isImplicit = isImplicit(type, context);
    String name = name(type);
    String why =
        switch (type.getKind()) {
          case ENUM -> name + " is an enum";
          case ANNOTATION_TYPE -> name + " is an annotation type";
          default -> name + (isImplicit ? " is declared implicitly" : " has no scheme annotation");
        };
    return new LocatedFinding(
        PlacementRules.WITHOUT_SCHEME.finding(
            List.of(place.annotation(), why),
            List.of(
                isImplicit
                    ? "write a class around it, with its scheme, for example @Fp8W8A8, or remove "
                        + place.annotation()
                    : remedy(place, type))),
        place.location());
  }

  private static String remedy(OrphanBinding place, TypeElement type) {
    if (type.getKind() == ElementKind.ENUM || type.getKind() == ElementKind.ANNOTATION_TYPE) {
      return "remove it; a quantization method is a class, a record or an interface";
    }
    boolean canBeAbstract =
        place.isOnMember()
            && type.getKind() == ElementKind.CLASS
            && !type.getModifiers().contains(Modifier.FINAL);
    return "add a scheme to "
        + name(type)
        + ", for example @Fp8W8A8; "
        + (canBeAbstract ? "or make it abstract, if only its subclasses have one; " : "")
        + "or remove "
        + place.annotation();
  }

  private static LocatedFinding twoSchemes(SchemeAnnotation first, SchemeAnnotation second) {
    return at(
            second,
            PlacementRules.TWO_SCHEMES,
            List.of(second.simpleName(), first.simpleName()),
            List.of(name(second.type())))
        .with("first scheme at", first.location());
  }

  /** Points at the annotation, never at the type: Eclipse shows nothing on a record. */
  private static LocatedFinding at(
      SchemeAnnotation annotation, Rule<?> rule, List<?> text, List<?> help) {
    return new LocatedFinding(rule.finding(text, help), annotation.location());
  }

  private static String name(TypeElement type) {
    return type.getSimpleName().toString();
  }
}
