package dev.moequant.processor;

import dev.moequant.processor.lang.Lookup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;

/**
 * Types to look at in a later round, by name: an element of one round must not be used in the next.
 * To add one is cheap, since that happens in compilations that have nothing of ours.
 */
final class NamedTypes {
  private final Map<String, Set<String>> namesByModule = new TreeMap<>();

  void add(TypeElement type, String module) {
    namesByModule
        .computeIfAbsent(module, key -> new HashSet<>())
        .add(type.getQualifiedName().toString());
  }

  boolean isEmpty() {
    return namesByModule.isEmpty();
  }

  /** Whether they are of several modules, of which each may have a type of the same name. */
  boolean areOfSeveralModules() {
    return namesByModule.size() > 1;
  }

  boolean contains(String type, String module) {
    return namesByModule.getOrDefault(module, Set.of()).contains(type);
  }

  /** Whether some module has a type of that qualified name. */
  boolean containsAnywhere(String type) {
    return namesByModule.values().stream().anyMatch(names -> names.contains(type));
  }

  /** The types as they are now; the list is empty afterwards. */
  List<TypeElement> take(Lookup lookup) {
    List<TypeElement> types = find(lookup);
    namesByModule.clear();
    return types;
  }

  /** The types as they are now, in an order that does not depend on the compiler. */
  List<TypeElement> find(Lookup lookup) {
    List<TypeElement> types = new ArrayList<>();
    namesByModule.forEach(
        (module, names) -> {
          for (String type : new TreeSet<>(names)) {
            TypeElement found = lookup.type(module, type);
            if (found != null) {
              types.add(found);
            }
          }
        });
    return types;
  }
}
