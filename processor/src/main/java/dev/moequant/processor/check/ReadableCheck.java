package dev.moequant.processor.check;

import dev.moequant.processor.read.BoundMember;
import dev.moequant.rules.Finding;
import dev.moequant.rules.TensorRuleId;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** 307: whether a generated factory can read a bound member. */
final class ReadableCheck {
  private static final String VISIBLE_TYPE = "make the type visible in the package of the class";

  private final SubjectMembers members;
  private final Reach reach;

  ReadableCheck(SubjectMembers members, Reach reach) {
    this.members = members;
    this.reach = reach;
  }

  /** What stands in the way; empty where the member can be read. */
  Optional<LocatedFinding> check(BoundMember member) {
    return ofSubject()
        .or(() -> ofMember(member.member()).map(p -> KotlinWords.ofModifiers(member, p)))
        .or(() -> ofMethod(member).map(p -> KotlinWords.ofMethod(member, p)))
        .or(() -> ofType(member))
        .map(
            problem ->
                new LocatedFinding(
                    Finding.of(
                        TensorRuleId.UNREACHABLE_MEMBER,
                        new Object[] {
                          member.slot().name(), MemberWords.of(member), problem.reason()
                        },
                        new Object[] {problem.help()}),
                    member.location()));
  }

  private Optional<Problem> ofSubject() {
    return reach
        .blockedParameters(members.subject())
        .map(reason -> new Problem(reason, VISIBLE_TYPE));
  }

  private Optional<Problem> ofMember(Element member) {
    return reach.blockedMember(member).map(reason -> new Problem(reason, visible(member)));
  }

  private Optional<Problem> ofMethod(BoundMember member) {
    if (!(member.member() instanceof ExecutableElement method)) {
      return Optional.empty();
    }
    if (member.takesParameters()) {
      return of("it has parameters", "annotate a method without parameters");
    }
    if (!method.getTypeParameters().isEmpty()) {
      return of("it has type parameters", "annotate a method without type parameters");
    }
    if (method.getReturnType().getKind() == TypeKind.VOID) {
      return of("it returns nothing", "annotate a method that returns the tensor");
    }
    return reach
        .checkedException(members.thrownBy(member))
        .map(TypeWords::of)
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
    if (!member.getModifiers().contains(Modifier.PRIVATE)) {
      return "annotate a method of "
          + members.subject().getSimpleName()
          + " that returns it, or make it public";
    }
    return Reach.isOfInterface(member)
        ? "annotate a method that is not private and returns it"
        : "annotate a package-private method that returns it, or make it package-private";
  }

  private static Optional<Problem> of(String reason, String help) {
    return Optional.of(new Problem(reason, help));
  }
}
