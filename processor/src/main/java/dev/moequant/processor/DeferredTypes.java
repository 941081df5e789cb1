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
 * Types to look at again in the next round, by name: an element of one round must not be used in
 * the next.
 */
final class DeferredTypes {
  private record Name(String module, String type) {}

  private final TreeSet<Name> names =
      new TreeSet<>(Comparator.comparing(Name::type).thenComparing(Name::module));

  void add(TypeElement type, @Nullable ModuleElement module) {
    names.add(
        new Name(
            module == null ? "" : module.getQualifiedName().toString(),
            type.getQualifiedName().toString()));
  }

  boolean isEmpty() {
    return names.isEmpty();
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
}
