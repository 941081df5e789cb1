package dev.moequant.processor.report;

import dev.moequant.processor.lang.EcjQuirks;
import dev.moequant.processor.lang.Lookup;
import java.util.ArrayList;
import java.util.Collection;
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
 * Messages that Eclipse's compiler has no place for ({@link EcjQuirks}), until a generated file has
 * them. Names and texts, since no element may be used in a later round.
 */
public final class Unseen {
  private final Map<String, Messages> messages = new TreeMap<>();

  private static final class Messages {
    final String module;
    final Set<String> errors = new LinkedHashSet<>();
    final Set<String> warnings = new LinkedHashSet<>();
    final Set<String> written = new LinkedHashSet<>();

    Messages(String module) {
      this.module = module;
    }

    List<String> leftOver() {
      List<String> left = new ArrayList<>(errors);
      left.addAll(warnings);
      left.removeAll(written);
      return left;
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
    return messages.computeIfAbsent(nameOf(type), name -> new Messages(lookup.moduleName(type)));
  }

  private static String nameOf(@Nullable Element element) {
    return element instanceof QualifiedNameable named ? named.getQualifiedName().toString() : "";
  }

  /**
   * Whether nothing is left over.
   *
   * @return true where no file has to be written
   */
  public boolean isEmpty() {
    return messages.values().stream().allMatch(known -> known.leftOver().isEmpty());
  }

  /**
   * What has been said of a type so far, and no file has.
   *
   * @param type a type
   * @param isError whether to list errors, else warnings
   * @return texts of messages
   */
  public Collection<String> of(TypeElement type, boolean isError) {
    Messages known = messages.get(nameOf(type));
    if (known == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(isError ? known.errors : known.warnings);
    texts.removeAll(known.written);
    return texts;
  }

  /**
   * Remembers that a generated file has these messages, said already or not.
   *
   * @param type the annotated type
   * @param lookup finds types
   * @param texts those that are written there
   */
  public void written(TypeElement type, Lookup lookup, Collection<String> texts) {
    messagesOf(type, lookup).written.addAll(texts);
  }

  /**
   * What no factory says: there is none.
   *
   * @param lookup finds types
   * @return texts by type, in an order that does not depend on the compiler
   */
  public Map<TypeElement, List<String>> leftOver(Lookup lookup) {
    Map<TypeElement, List<String>> left = new LinkedHashMap<>();
    messages.forEach(
        (name, known) -> {
          TypeElement type = lookup.type(known.module, name);
          if (type != null && !known.leftOver().isEmpty()) {
            left.put(type, known.leftOver());
          }
        });
    return left;
  }
}
