package dev.moequant.processor.lang;

import com.google.auto.common.MoreElements;
import com.google.auto.common.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Which of the members of a class and its supertypes are one and the same. It is shown all of them,
 * those of subtypes first, and looks at fields and at methods without parameters.
 */
public final class Inheritance {
  private final Types types;
  private final Map<Name, List<Element>> seen = new HashMap<>();
  private final Map<Element, Element> overriders = new HashMap<>();

  /**
   * For the members of one class.
   *
   * @param context the compiler's
   */
  public Inheritance(CompilerContext context) {
    this.types = context.types();
  }

  /**
   * Whether a member of a subtype hides a field or a static method; private fields do, too.
   *
   * @param member the next one
   * @return true where the class has another of that name
   */
  public boolean isHidden(Element member) {
    return named(member)
        .filter(other -> isAlike(other, member) && isStaticOrField(member))
        .filter(other -> isOfField(member) || isInherited(member, other))
        .anyMatch(other -> isInSubtype(other, member));
  }

  /**
   * The method of the lowest subtype that overrides a method.
   *
   * @param member the next one
   * @return the member itself where nothing overrides it
   */
  public Element overrider(Element member) {
    if (isStaticOrField(member)) {
      return member;
    }
    return named(member)
        .filter(other -> isAlike(other, member) && isInherited(member, other))
        .findFirst()
        .map(other -> overriders.getOrDefault(other, other))
        .orElse(member);
  }

  /**
   * Remembers a member, once the two questions are asked.
   *
   * @param member the next one
   * @param overrider the answer to the second
   */
  public void add(Element member, Element overrider) {
    if (takesNothing(member)) {
      seen.computeIfAbsent(member.getSimpleName(), name -> new ArrayList<>()).add(member);
      overriders.put(member, overrider);
    }
  }

  private Stream<Element> named(Element member) {
    return seen.getOrDefault(member.getSimpleName(), List.of()).stream();
  }

  /**
   * Whether the type of one member is below that of another.
   *
   * @param member one of them
   * @param above the other
   * @return true for a subtype
   */
  public boolean isInSubtype(Element member, Element above) {
    return types.isSubtype(ownerOf(member), ownerOf(above));
  }

  private TypeMirror ownerOf(Element member) {
    return types.erasure(MoreElements.asType(member.getEnclosingElement()).asType());
  }

  private static boolean isAlike(Element one, Element other) {
    return one.getKind() == other.getKind()
        && isStaticOrField(one) == isStaticOrField(other)
        && takesNothing(other);
  }

  private static boolean takesNothing(Element member) {
    return !(member instanceof ExecutableElement method) || method.getParameters().isEmpty();
  }

  private static boolean isStaticOrField(Element member) {
    return isOfField(member) || member.getModifiers().contains(Modifier.STATIC);
  }

  private static boolean isOfField(Element member) {
    return member.getKind() == ElementKind.FIELD;
  }

  /** Of methods: one that is private, or of another package and nothing more, is out of reach. */
  private static boolean isInherited(Element member, Element below) {
    Visibility visibility = Visibility.ofElement(member);
    boolean isPrivate =
        visibility == Visibility.PRIVATE || Visibility.ofElement(below) == Visibility.PRIVATE;
    boolean isOfInterface =
        member.getEnclosingElement() instanceof TypeElement owner && owner.getKind().isInterface();
    boolean isWide = isOfInterface || visibility.compareTo(Visibility.PROTECTED) >= 0;
    boolean isStaticOfInterface = isOfInterface && member.getModifiers().contains(Modifier.STATIC);
    return !isPrivate
        && !isStaticOfInterface
        && (isWide || MoreElements.getPackage(member).equals(MoreElements.getPackage(below)));
  }
}
