package dev.moequant.processor.report;

import dev.moequant.processor.lang.Lookup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Messages that Eclipse's compiler has no place for ({@link EcjQuirks}), until a generated file
 * shows them. Names and texts, since no element may be used in a later round.
 */
public final class Unseen {
  private final Map<String, Messages> messages = new TreeMap<>();
  private final Map<String, String> typesOfFactories = new HashMap<>();

  private static final class Messages {
    final String module;
    final Set<String> errors = new LinkedHashSet<>();
    final Set<String> warnings = new LinkedHashSet<>();
    final Set<String> written = new LinkedHashSet<>();

    Messages(String module) {
      this.module = module;
    }

    List<String> all() {
      List<String> all = new ArrayList<>(errors);
      all.removeAll(written);
      all.addAll(warnings);
      return all;
    }
  }

  void add(Element place, Lookup lookup, boolean isError, String text) {
    Element e = place;
    while (!(e instanceof TypeElement) && e.getEnclosingElement() != null) {
      e = e.getEnclosingElement();
    }
    Messages known = messagesOf(e, lookup);
    (isError ? known.errors : known.warnings).add(text);
  }

  private Messages messagesOf(Element type, Lookup lookup) {
    return messages.computeIfAbsent(
        nameOf(type), name -> new Messages(lookup.moduleName(type)));
  }

  private static String nameOf(@Nullable Element element) {
    return element instanceof QualifiedNameable named ? named.getQualifiedName().toString() : "";
  }

  /** Whether no file needs to be written any more, and none shown. */
  public boolean isEmpty() {
    return messages.values().stream().allMatch(known -> known.all().isEmpty());
  }

  /**
   * The errors so far that no file has.
   *
   * @param type a type
   * @return their texts
   */
  public List<String> errorsOf(TypeElement type) {
    Messages known = messages.get(nameOf(type));
    return known == null ? List.of() : List.copyOf(known.errors);
  }

  /**
   * A factory has these errors, and can show warnings once the compiler has read it.
   *
   * @param type the annotated type
   * @param lookup finds modules and types
   * @param factory the qualified name of the factory
   * @param errors those that are written there
   */
  public void written(
      TypeElement type, Lookup lookup, String factory, Collection<String> errors) {
    messagesOf(type, lookup).written.addAll(errors);
    typesOfFactories.put(factory, nameOf(type));
  }

  /**
   * The type of a factory.
   *
   * @param factory the qualified name of a new source, anybody's
   * @return the name of its type; null where it is not a factory of this compilation
   */
  @Nullable String typeOfFactory(String factory) {
    return typesOfFactories.get(factory);
  }

  /** The warnings of a type; there are none afterwards. */
  List<String> takeWarnings(String type) {
    Messages known = messages.get(type);
    if (known == null) {
      return List.of();
    }
    List<String> warnings = List.copyOf(known.warnings);
    known.warnings.clear();
    return warnings;
  }

  /**
   * What no factory shows: there is none.
   *
   * @param lookup finds modules and types
   * @return texts by type, in an order that does not depend on the compiler
   */
  public Map<TypeElement, List<String>> leftOver(Lookup lookup) {
    Map<TypeElement, List<String>> left = new LinkedHashMap<>();
    messages.forEach(
        (name, known) -> {
          TypeElement type = lookup.type(known.module, name);
          if (type != null && !known.all().isEmpty()) {
            left.put(type, known.all());
          }
        });
    return left;
  }
}
