package dev.moequant.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Types to look at in a later round, by name: an element of one round must not be used in the next.
 */
final class NamedTypes {
  private record Name(String module, String type) {}

  private final TreeSet<Name> names =
      new TreeSet<>(Comparator.comparing(Name::module).thenComparing(Name::type));

  void add(TypeElement type, @Nullable ModuleElement module) {
    names.add(new Name(nameOf(module), type.getQualifiedName().toString()));
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Whether they are of several modules, of which each may have a type of the same name. */
  boolean areOfSeveralModules() {
    return !names.isEmpty() && !names.first().module().equals(names.last().module());
  }

  boolean contains(String type, @Nullable ModuleElement module) {
    return names.contains(new Name(nameOf(module), type));
  }

  /** The types as they are now; the list is empty afterwards. */
  List<TypeElement> take(Elements elements) {
    List<TypeElement> types = new ArrayList<>();
    for (Name name : names) {
      ModuleElement module = elements.getModuleElement(name.module());
      TypeElement type = module == null ? null : elements.getTypeElement(module, name.type());
      if (type != null) {
        types.add(type);
      }
    }
    names.clear();
    return types;
  }

  static String nameOf(@Nullable ModuleElement module) {
    return module == null ? "" : module.getQualifiedName().toString();
  }
}
