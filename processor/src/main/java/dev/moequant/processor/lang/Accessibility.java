package dev.moequant.processor.lang;

import com.google.auto.common.MoreElements;
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
import org.jspecify.annotations.Nullable;

/** What generated code can name, read and call: it is another class of the same package. */
public final class Accessibility {
  /**
   * What generated code cannot see.
   *
   * @param reason why, for example {@code it is private}
   * @param help what would change that, for example {@code make Mine package-private}
   */
  public record Blocked(String reason, String help) {
    private Blocked because(String other) {
      return new Blocked(other, help);
    }
  }

  private final CompilerContext context;
  private final PackageElement home;

  /**
   * For code that is generated beside a type.
   *
   * @param context the compiler's
   * @param subject the type
   */
  public Accessibility(CompilerContext context, TypeElement subject) {
    this.context = context;
    this.home = MoreElements.getPackage(subject);
  }

  /**
   * Why generated code cannot see an element.
   *
   * @param element any element
   * @return for example that {@code it is private}; empty if it can
   */
  public Optional<Blocked> blocked(Element element) {
    for (Element e = element; e != null && isPartOfType(e); e = e.getEnclosingElement()) {
      String whose = e.equals(element) ? "it" : e.getSimpleName().toString();
      Optional<String> reason = blockedHere(e);
      if (reason.isPresent()) {
        String visible = KotlinMetadata.isOn(e) ? "internal" : "package-private";
        return Optional.of(
            new Blocked(
                whose + " is " + reason.get(),
                "make " + e.getSimpleName() + " " + (isElsewhere(e) ? "public" : visible)));
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

  /**
   * Whether an element is of another package.
   *
   * @param element any element
   * @return false for what is beside the generated code
   */
  public boolean isElsewhere(Element element) {
    return !MoreElements.getPackage(element).equals(home);
  }

  /**
   * Why generated code cannot read a member that the subject has, its own or an inherited one. It
   * reads through the subject, so the class that declares the member need not be visible; only
   * static methods of interfaces are called on their owner.
   *
   * @param member a field or a method
   * @return empty if it can
   */
  public Optional<String> blockedMember(Element member) {
    boolean isOnOwner =
        isOfInterface(member)
            && member.getKind() == ElementKind.METHOD
            && member.getModifiers().contains(Modifier.STATIC);
    return isOnOwner
        ? blocked(member).map(Blocked::reason)
        : blockedHere(member).map(reason -> "it is " + reason);
  }

  /**
   * Why generated code cannot name a type.
   *
   * @param type any type
   * @return for example that {@code its type Mine is private}; empty if it can
   */
  public Optional<Blocked> blocked(TypeMirror type) {
    return hidden(type).map(blocked -> blocked.because("its type " + blocked.reason()));
  }

  /**
   * Why generated code cannot repeat the type parameters of a type.
   *
   * @param subject the type, whose outer instances may have some, too
   * @return empty if it can
   */
  public Optional<Blocked> blockedParameters(TypeElement subject) {
    for (TypeElement e = subject; e != null; e = outerInstance(e)) {
      for (TypeParameterElement parameter : e.getTypeParameters()) {
        for (TypeMirror bound : parameter.getBounds()) {
          Optional<Blocked> hidden = hidden(bound);
          if (hidden.isPresent()) {
            String needs = "type parameter " + parameter.getSimpleName() + " needs a type, and ";
            return hidden.map(blocked -> blocked.because(needs + blocked.reason()));
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
  private Optional<Blocked> hidden(TypeMirror type) {
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
        .map(
            blocked ->
                blocked.reason().startsWith("it ")
                    ? blocked.because(name + blocked.reason().substring(2))
                    : blocked)
        .or(
            () ->
                Stream.concat(
                        Stream.of(declared.getEnclosingType()),
                        declared.getTypeArguments().stream())
                    .map(this::hidden)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  /**
   * The first checked exception of those that a method or constructor throws.
   *
   * @param thrown what it says that it throws
   * @return empty where a caller has none to catch
   */
  public Optional<TypeMirror> checkedException(List<? extends TypeMirror> thrown) {
    return thrown.stream()
        .<TypeMirror>map(type -> type)
        .filter(type -> !isA(type, "java.lang.RuntimeException") && !isA(type, "java.lang.Error"))
        .findFirst();
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement wanted = context.lookup().type(home, name);
    return wanted != null && context.types().isSubtype(type, wanted.asType());
  }

  private static boolean isPartOfType(Element element) {
    return element.getKind().isClass()
        || element.getKind().isInterface()
        || element.getEnclosingElement() instanceof TypeElement;
  }

  /**
   * Whether an element is a member of an interface, and so public without saying it (ecj does not
   * add the modifier).
   *
   * @param element any element
   * @return false for the interface itself
   */
  public static boolean isOfInterface(Element element) {
    Element owner = element.getEnclosingElement();
    return owner != null && owner.getKind().isInterface();
  }
}
