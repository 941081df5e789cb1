package dev.moequant.processor.check;

import dev.moequant.processor.lang.KotlinMetadata;
import dev.moequant.processor.model.BoundMember;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Ways out for who writes Kotlin: its properties are private fields with getters, its {@code
 * internal} is public here, and it has neither {@code static} nor package-private. What is not
 * about a Kotlin class is left as it is.
 */
final class KotlinWords {
  private KotlinWords() {}

  /** Of a member that its modifiers hide; a bare {@code @QuantParam} is on a private field. */
  static Problem ofModifiers(BoundMember bound, String binding, Problem problem) {
    Element member = bound.member();
    if (!KotlinMetadata.isOn(member) || !member.getModifiers().contains(Modifier.PRIVATE)) {
      return problem;
    }
    return new Problem(
        problem.reason(),
        member.getKind() == ElementKind.METHOD ? "make it internal" : ofField(bound, binding));
  }

  private static String ofField(BoundMember bound, String binding) {
    Element owner = Objects.requireNonNull(bound.member().getEnclosingElement());
    String onGetter = "write " + binding + " in place of @QuantParam";
    Optional<ExecutableElement> getter = getter(owner, bound.name());
    if (getter.isPresent()) {
      return "Kotlin keeps the property's field private: " + ofGetter(getter.get(), onGetter);
    }
    if (!bound.member().getModifiers().contains(Modifier.STATIC)) {
      return "make the property internal, and " + onGetter;
    }
    // A companion's getter is the companion's; only the field belongs to the class.
    boolean isVisible =
        ElementFilter.typesIn(owner.getEnclosedElements()).stream()
            .anyMatch(companion -> getter(companion, bound.name()).isPresent());
    return isVisible
        ? "Kotlin keeps the property's field private: add @JvmField"
        : "make the property internal, and add @JvmField";
  }

  private static String ofGetter(ExecutableElement getter, String onGetter) {
    if (getter.getModifiers().contains(Modifier.STATIC)) {
      // On the getter the companion has it, too, and has no scheme.
      return "write @JvmField in place of @JvmStatic";
    }
    // Kotlin takes @JvmField for no property that overrides or can be overridden.
    boolean canBeField = getter.getModifiers().contains(Modifier.FINAL);
    return onGetter + (canBeField ? ", or add @JvmField" : "");
  }

  /** The getter of a property that is not private; that of an internal one has a longer name. */
  static Optional<ExecutableElement> getter(Element owner, String property) {
    String capitalized = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    // The getter of isX has no other name.
    List<String> names = List.of("get" + capitalized, property);
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
        .filter(
            method -> {
              String name = method.getSimpleName().toString();
              return names.stream().anyMatch(n -> name.equals(n) || name.startsWith(n + "$"));
            })
        .findFirst();
  }

  /** How a member is read in its own language: Kotlin's property by name, and not by its getter. */
  static String read(BoundMember bound) {
    Element member = bound.member();
    if (member.getKind() != ElementKind.METHOD) {
      return bound.name();
    }
    return Stream.ofNullable(member.getEnclosingElement())
        .filter(KotlinMetadata::isOn)
        .flatMap(owner -> ElementFilter.fieldsIn(owner.getEnclosedElements()).stream())
        .map(field -> field.getSimpleName().toString())
        .filter(property -> isGetter(member, property))
        .findFirst()
        .orElse(bound.name() + "()");
  }

  private static boolean isGetter(Element member, String property) {
    return getter(Objects.requireNonNull(member.getEnclosingElement()), property)
        .filter(member::equals)
        .isPresent();
  }

  /** Of a method that cannot be called. */
  static Problem ofMethod(BoundMember bound, String binding, Problem problem) {
    return bound.takesParameters() && KotlinMetadata.isOn(bound.member())
        ? new Problem(
            problem.reason(),
            "move the annotation to a function without parameters and receiver that is not"
                + " suspend, or to a property, as "
                + binding)
        : problem;
  }

  /** What makes a type one that a class beside it can name. */
  static String visible(TypeElement type) {
    return KotlinMetadata.isOn(type) ? "internal" : "package-private";
  }

  /** How an adapter becomes one that a factory can make. */
  static String instance(TypeElement adapter, String elsewhere) {
    if (!KotlinMetadata.isOn(adapter)) {
      return elsewhere;
    }
    return isCompanion(adapter)
        ? "move it to an object of its own, and name that"
        : "make it an object";
  }

  private static boolean isCompanion(TypeElement type) {
    return Stream.ofNullable(type.getEnclosingElement())
        .flatMap(outer -> ElementFilter.fieldsIn(outer.getEnclosedElements()).stream())
        .anyMatch(field -> field.getSimpleName().equals(type.getSimpleName()));
  }
}
