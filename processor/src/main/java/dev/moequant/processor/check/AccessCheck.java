package dev.moequant.processor.check;

import dev.moequant.internal.rules.TensorRules;
import dev.moequant.processor.lang.Accessibility;
import dev.moequant.processor.lang.TypeFormatter;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Location;
import dev.moequant.processor.read.LombokQuirks;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** 307: whether a generated factory can read a bound member. */
final class AccessCheck {
  private static final Set<TypeKind> INDICES = EnumSet.of(TypeKind.INT, TypeKind.LONG);

  private final SubjectMembers members;
  private final Accessibility reach;
  private final LombokQuirks lombok;
  private final SourceSyntax syntax;
  private final LayerClass layer;

  AccessCheck(
      SubjectMembers members,
      Accessibility reach,
      LombokQuirks lombok,
      SourceSyntax syntax,
      LayerClass layer) {
    this.members = members;
    this.reach = reach;
    this.lombok = lombok;
    this.syntax = syntax;
    this.layer = layer;
  }

  /** What stands in the way; empty where the member can be read. */
  Optional<LocatedFinding> check(BoundMember member) {
    return ofSubject()
        .map(problem -> finding(member, problem, member.location()))
        .or(() -> ofItself(member).map(p -> finding(member, p, member.location().ofMember())))
        .or(() -> ofSubclass(member).map(p -> finding(member, p, member.location())));
  }

  private static LocatedFinding finding(BoundMember member, Problem problem, Location location) {
    return new LocatedFinding(
        TensorRules.UNREACHABLE_MEMBER.finding(
            List.of(member.slot().name(), MemberFormatter.of(member), problem.reason()),
            List.of(problem.help())),
        location);
  }

  private Optional<Problem> ofSubject() {
    return reach.blockedParameters(members.subject()).map(AccessCheck::ofBlocked);
  }

  /** Names the type that is hidden: it is the one to change. */
  private static Problem ofBlocked(Accessibility.Blocked blocked) {
    return new Problem(blocked.reason(), blocked.help());
  }

  /** What is wrong with a member, whichever class inherits it. */
  private Optional<Problem> ofItself(BoundMember bound) {
    Element member = bound.member();
    boolean isForOthers = reach.isElsewhere(member) && !isPrivate(member);
    return reach
        .blockedMember(member)
        .filter(reason -> !isForOthers)
        .map(reason -> hidden(bound, reason))
        .map(problem -> KotlinWords.ofModifiers(bound, syntax.of(bound), problem))
        .or(() -> ofMethod(bound).map(p -> KotlinWords.ofMethod(bound, syntax.of(bound), p)));
  }

  private Problem hidden(BoundMember bound, String reason) {
    return lombok.madePrivate(bound.member())
        ? new Problem("Lombok makes it private", packagePrivate(bound))
        : new Problem(reason, visible(bound));
  }

  /** What is wrong with it as a member of the class. */
  private Optional<Problem> ofSubclass(BoundMember bound) {
    return reach
        .blockedMember(bound.member())
        .map(reason -> new Problem(reason, visible(bound)))
        .or(() -> ofException(bound))
        .or(() -> reach.blocked(members.typeOf(bound)).map(AccessCheck::ofBlocked));
  }

  private Optional<Problem> ofMethod(BoundMember bound) {
    if (!(bound.member() instanceof ExecutableElement method)) {
      return Optional.empty();
    }
    String move = "move " + syntax.of(bound) + " to ";
    if (bound.takesParameters()) {
      return of(
          "it has parameters",
          isByIndex(method)
              ? layer.help(
                  bound, TypeFormatter.of(members.typeOf(bound)), method.getSimpleName() + "(i)")
              : move + "a method without parameters");
    }
    if (!method.getTypeParameters().isEmpty()) {
      return of("it has type parameters", move + "a method without type parameters");
    }
    return method.getReturnType().getKind() == TypeKind.VOID
        ? of("it returns nothing", move + "the member that holds " + bound.slot().vllmName())
        : Optional.empty();
  }

  private Optional<Problem> ofException(BoundMember bound) {
    return reach
        .checkedException(members.thrownBy(bound))
        .map(TypeFormatter::of)
        .map(
            exception ->
                new Problem(
                    "it throws " + exception,
                    "move " + syntax.of(bound) + " to a member that throws no checked exception"));
  }

  private String visible(BoundMember bound) {
    Element member = bound.member();
    String binding = syntax.of(bound);
    String subject = members.subject().getSimpleName().toString();
    String own = "annotate a member of " + subject + " that holds the tensor with " + binding;
    if (!bound.location().isOnMember()) {
      return own; // a class file cannot be changed
    }
    if (isPrivate(member)) {
      return ofPrivate(bound, binding);
    }
    // The class itself can read a protected one.
    return member.getModifiers().contains(Modifier.PROTECTED)
        ? "make it public, or annotate a method of " + subject + " that returns it with " + binding
        : "make it public, or " + own;
  }

  private String ofPrivate(BoundMember bound, String binding) {
    Element member = bound.member();
    if (Accessibility.isOfInterface(member)) {
      return "remove private, or move " + binding + " to a method that is not private";
    }
    // Another package sees what is public only.
    boolean isElsewhere = reach.isElsewhere(member);
    String visible = isElsewhere ? "public" : "package-private";
    if (member.getKind() == ElementKind.METHOD) {
      return "make it " + visible;
    }
    return "move "
        + binding
        + " to "
        + getter(bound)
            .map(getter -> "the getter " + getter.getSimpleName() + "()")
            .orElseGet(() -> "a " + visible + " getter in " + ownerOf(member).getSimpleName())
        + (isElsewhere ? "" : ", or make the field package-private");
  }

  /** A getter that there is, and that the factory can call. */
  private Optional<ExecutableElement> getter(BoundMember bound) {
    return KotlinWords.getter(ownerOf(bound.member()), bound.name())
        .filter(getter -> reach.blockedMember(getter).isEmpty());
  }

  private static Element ownerOf(Element member) {
    return Objects.requireNonNull(member.getEnclosingElement());
  }

  private static boolean isPrivate(Element member) {
    return member.getModifiers().contains(Modifier.PRIVATE);
  }

  private String packagePrivate(BoundMember bound) {
    return reach.isElsewhere(bound.member())
        ? visible(bound)
        : "write @lombok.experimental.PackagePrivate on it, or write"
            + " @lombok.Getter(onMethod_ = "
            + syntax.of(bound)
            + ") instead of @QuantParam";
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
