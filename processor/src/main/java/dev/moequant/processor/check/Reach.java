package dev.moequant.processor.check;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What a generated factory can name, read and call: it is another class of the same package. */
final class Reach {
  private final Elements elements;
  private final Types types;
  private final PackageElement home;

  Reach(Elements elements, Types types, TypeElement subject) {
    this.elements = elements;
    this.types = types;
    this.home = elements.getPackageOf(subject);
  }

  /** Why the factory cannot see an element; empty if it can. */
  Optional<String> blocked(Element element) {
    boolean elsewhere = !elements.getPackageOf(element).equals(home);
    for (Element e = element; e != null && isPartOfType(e); e = e.getEnclosingElement()) {
      String whose = e.equals(element) ? "it" : e.getSimpleName().toString();
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return Optional.of(whose + " is private");
      }
      if (elsewhere && !e.getModifiers().contains(Modifier.PUBLIC) && !isOfInterface(e)) {
        String place = home.isUnnamed() ? "the unnamed package" : "package " + home;
        return Optional.of(whose + " is not visible in " + place);
      }
    }
    return Optional.empty();
  }

  /** Why the factory cannot name a type. */
  Optional<String> blocked(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return blocked(array.getComponentType());
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    DeclaredType declared = (DeclaredType) type;
    String name = declared.asElement().getSimpleName().toString();
    return blocked(declared.asElement())
        .map(reason -> "its type " + name + reason.substring(reason.indexOf(' ')))
        .or(
            () ->
                declared.getTypeArguments().stream()
                    .map(this::blocked)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  /** The first checked exception of a method or constructor. */
  Optional<TypeMirror> checkedException(ExecutableElement executable) {
    return executable.getThrownTypes().stream()
        .<TypeMirror>map(type -> type)
        .filter(type -> !isA(type, "java.lang.RuntimeException") && !isA(type, "java.lang.Error"))
        .findFirst();
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement wanted = elements.getTypeElement(elements.getModuleOf(home), name);
    return wanted != null && types.isSubtype(type, wanted.asType());
  }

  private static boolean isPartOfType(Element element) {
    return element.getKind().isClass()
        || element.getKind().isInterface()
        || element.getEnclosingElement() instanceof TypeElement;
  }

  /** Members of interfaces are public without saying so (ecj does not add the modifier). */
  private static boolean isOfInterface(Element element) {
    Element owner = element.getEnclosingElement();
    return owner != null && owner.getKind().isInterface();
  }
}
