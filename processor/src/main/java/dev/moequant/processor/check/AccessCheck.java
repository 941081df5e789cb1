package dev.moequant.processor.check;

import dev.moequant.internal.rules.TensorRules;
import dev.moequant.processor.lang.Accessibility;
import dev.moequant.processor.lang.TypeFormatter;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.read.LombokQuirks;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** 307: whether a generated factory can read a bound member. */
final class AccessCheck {
  private static final Set<TypeKind> INDICES = EnumSet.of(TypeKind.INT, TypeKind.LONG);
  private static final String VISIBLE_TYPE = "make the type visible in the package of the class";

  private final SubjectMembers members;
  private final Accessibility reach;
  private final LombokQuirks lombok;

  AccessCheck(SubjectMembers members, Accessibility reach, LombokQuirks lombok) {
    this.members = members;
    this.reach = reach;
    this.lombok = lombok;
  }

  /** What stands in the way; empty where the member can be read. */
  Optional<LocatedFinding> check(BoundMember member) {
    return ofSubject()
        .or(() -> ofMember(member).map(p -> KotlinWords.ofModifiers(member, p)))
        .or(() -> ofMethod(member).map(p -> KotlinWords.ofMethod(member, p)))
        .or(() -> ofType(member))
        .map(
            problem ->
                new LocatedFinding(
                    TensorRules.UNREACHABLE_MEMBER.finding(
                        List.of(member.slot().name(), MemberFormatter.of(member), problem.reason()),
                        List.of(problem.help())),
                    member.location()));
  }

  private Optional<Problem> ofSubject() {
    return reach
        .blockedParameters(members.subject())
        .map(reason -> new Problem(reason, VISIBLE_TYPE));
  }

  private Optional<Problem> ofMember(BoundMember bound) {
    Element member = bound.member();
    return reach
        .blockedMember(member)
        .map(
            reason ->
                lombok.madePrivate(member)
                    ? new Problem("Lombok makes it private", packagePrivate(bound))
                    : new Problem(reason, visible(member)));
  }

  private Optional<Problem> ofMethod(BoundMember member) {
    if (!(member.member() instanceof ExecutableElement method)) {
      return Optional.empty();
    }
    if (member.takesParameters()) {
      String help = "annotate a method without parameters";
      return of(
          "it has parameters", isByIndex(method) ? help + TensorTypeCheck.OF_ONE_LAYER : help);
    }
    if (!method.getTypeParameters().isEmpty()) {
      return of("it has type parameters", "annotate a method without type parameters");
    }
    if (method.getReturnType().getKind() == TypeKind.VOID) {
      return of("it returns nothing", "annotate a method that returns the tensor");
    }
    return reach
        .checkedException(members.thrownBy(member))
        .map(TypeFormatter::of)
        .map(
            exception ->
                new Problem(
                    "it throws " + exception,
                    "annotate a member that throws no checked exception"));
  }

  private Optional<Problem> ofType(BoundMember member) {
    return reach.blocked(members.typeOf(member)).map(reason -> new Problem(reason, VISIBLE_TYPE));
  }

  private String visible(Element member) {
    if (Accessibility.isOfInterface(member)) {
      return "annotate a method that is not private and returns it";
    }
    if (!reach.isElsewhere(member)) {
      return "annotate a package-private method that returns it, or make it package-private";
    }
    String subject = members.subject().getSimpleName().toString();
    if (member.getModifiers().contains(Modifier.PROTECTED)) {
      return "annotate a method of " + subject + " that returns it, or make it public";
    }
    // The class itself cannot read it either.
    String own = "a member of " + subject + " that holds the tensor";
    return member.getModifiers().contains(Modifier.PRIVATE)
        ? "annotate a public method of "
            + Objects.requireNonNull(member.getEnclosingElement()).getSimpleName()
            + " that returns it, or "
            + own
        : "annotate " + own + ", or make it public";
  }

  private String packagePrivate(BoundMember bound) {
    return reach.isElsewhere(bound.member())
        ? visible(bound.member())
        : "write @lombok.experimental.PackagePrivate on it, or write"
            + " @lombok.Getter(onMethod_ = @QuantParam("
            + bound.slot().name()
            + ")) instead of @QuantParam";
  }

  /** {@code w1(int layer)}: the weights of all layers are in one object. */
  private static boolean isByIndex(ExecutableElement method) {
    return method.getParameters().size() == 1
        && INDICES.contains(method.getParameters().get(0).asType().getKind());
  }

  private static Optional<Problem> of(String reason, String help) {
    return Optional.of(new Problem(reason, help));
  }
}
