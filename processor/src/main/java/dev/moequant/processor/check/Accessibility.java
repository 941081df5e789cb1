package dev.moequant.processor.check;

import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.read.KotlinMetadata;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What a generated factory can name, read and call: it is another class of the same package. */
final class Accessibility {
  private final Elements elements;
  private final Lookup lookup;
  private final Types types;
  private final PackageElement home;

  Accessibility(Elements elements, Types types, TypeElement subject) {
    this.elements = elements;
    this.lookup = new Lookup(elements);
    this.types = types;
    this.home = elements.getPackageOf(subject);
  }

  /** Why the factory cannot see an element; empty if it can. */
  Optional<String> blocked(Element element) {
    for (Element e = element; e != null && isPartOfType(e); e = e.getEnclosingElement()) {
      String whose = e.equals(element) ? "it" : e.getSimpleName().toString();
      Optional<String> reason = blockedHere(e);
      if (reason.isPresent()) {
        return reason.map(r -> whose + " is " + r);
      }
    }
    return Optional.empty();
  }

  /** What its own modifiers say, whatever is around it. */
  private Optional<String> blockedHere(Element element) {
    if (element.getModifiers().contains(Modifier.PRIVATE)
        || KotlinMetadata.isPrivateType(element)) {
      return Optional.of("private");
    }
    if (isElsewhere(element)
        && !element.getModifiers().contains(Modifier.PUBLIC)
        && !isOfInterface(element)) {
      String place =
          home.isUnnamed() ? "the unnamed package" : "package " + home.getQualifiedName();
      return Optional.of("not visible in " + place);
    }
    return Optional.empty();
  }

  /** Whether an element is of another package than the factory. */
  boolean isElsewhere(Element element) {
    return !elements.getPackageOf(element).equals(home);
  }

  /**
   * Why the factory cannot read a member that the subject has, its own or an inherited one. It
   * reads through the subject, so the class that declares the member need not be visible; only
   * static methods of interfaces are called on their owner.
   */
  Optional<String> blockedMember(Element member) {
    boolean isOnOwner =
        isOfInterface(member)
            && member.getKind() == ElementKind.METHOD
            && member.getModifiers().contains(Modifier.STATIC);
    return isOnOwner ? blocked(member) : blockedHere(member).map(reason -> "it is " + reason);
  }

  /** Why the factory cannot name a type. */
  Optional<String> blocked(TypeMirror type) {
    return hidden(type).map(reason -> "its type " + reason);
  }

  /** Why the factory cannot repeat the type parameters of its subject. */
  Optional<String> blockedParameters(TypeElement subject) {
    for (TypeElement e = subject; e != null; e = outerInstance(e)) {
      for (TypeParameterElement parameter : e.getTypeParameters()) {
        for (TypeMirror bound : parameter.getBounds()) {
          Optional<String> reason = hidden(bound);
          if (reason.isPresent()) {
            return reason.map(
                r -> "type parameter " + parameter.getSimpleName() + " needs a type, and " + r);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable TypeElement outerInstance(TypeElement type) {
    return !type.getModifiers().contains(Modifier.STATIC)
            && type.getEnclosingElement() instanceof TypeElement outer
        ? outer
        : null;
  }

  /** The first type in a type that cannot be named, and why: {@code Mine is private}. */
  private Optional<String> hidden(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return hidden(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
          .filter(Objects::nonNull)
          .map(this::hidden)
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    DeclaredType declared = (DeclaredType) type;
    String name = declared.asElement().getSimpleName().toString();
    return blocked(declared.asElement())
        .map(reason -> reason.startsWith("it ") ? name + reason.substring(2) : reason)
        .or(
            () ->
                Stream.concat(
                        Stream.of(declared.getEnclosingType()),
                        declared.getTypeArguments().stream())
                    .map(this::hidden)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  /** The first checked exception of those that a method or constructor throws. */
  Optional<TypeMirror> checkedException(List<? extends TypeMirror> thrown) {
    return thrown.stream()
        .<TypeMirror>map(type -> type)
        .filter(type -> !isA(type, "java.lang.RuntimeException") && !isA(type, "java.lang.Error"))
        .findFirst();
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement wanted = lookup.type(home, name);
    return wanted != null && types.isSubtype(type, wanted.asType());
  }

  private static boolean isPartOfType(Element element) {
    return element.getKind().isClass()
        || element.getKind().isInterface()
        || element.getEnclosingElement() instanceof TypeElement;
  }

  /** Members of interfaces are public without saying so (ecj does not add the modifier). */
  static boolean isOfInterface(Element element) {
    Element owner = element.getEnclosingElement();
    return owner != null && owner.getKind().isInterface();
  }
}
