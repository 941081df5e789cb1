package dev.moequant.processor.lang;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.util.ElementFilter;

/**
 * The components of records. An annotation on one arrives on the field and, unless that is written
 * out, on the accessor; the field has the position.
 */
public final class Components {
  /** What belongs to the components of one record, by name: it may have a thousand. */
  private record OfRecord(
      Map<Name, ExecutableElement> accessors, Map<Name, RecordComponentElement> components) {
    static OfRecord of(Element record) {
      return new OfRecord(
          ElementFilter.methodsIn(record.getEnclosedElements()).stream()
              .filter(method -> method.getParameters().isEmpty())
              .collect(Collectors.toMap(Element::getSimpleName, m -> m, (one, other) -> one)),
          ElementFilter.recordComponentsIn(record.getEnclosedElements()).stream()
              .collect(Collectors.toMap(Element::getSimpleName, c -> c, (one, other) -> one)));
    }
  }

  private final Map<Element, OfRecord> records = new HashMap<>();

  /** For a few records: what is found out about one is kept. */
  public Components() {}

  /**
   * The accessor of a record's field.
   *
   * @param field any member of any type
   * @return empty for what is no such field
   */
  public Optional<ExecutableElement> accessor(Element field) {
    return record(field).map(record -> record.accessors().get(field.getSimpleName()));
  }

  /**
   * An annotation of a member; of a record's field that of its component, too: ecj leaves it there
   * if the accessor is written.
   *
   * @param member any member of any type
   * @param name the qualified name of the annotation
   * @return empty where the member has none
   */
  public Optional<AnnotationMirror> annotation(Element member, String name) {
    return Stream.concat(Stream.of(member), component(member).stream())
        .flatMap(element -> Mirrors.find(element, name).stream())
        .findFirst();
  }

  private Optional<RecordComponentElement> component(Element member) {
    return accessor(member)
        .flatMap(accessor -> record(member))
        .map(record -> record.components().get(member.getSimpleName()));
  }

  private Optional<OfRecord> record(Element field) {
    return Optional.ofNullable(field.getEnclosingElement())
        .filter(owner -> owner.getKind() == ElementKind.RECORD)
        .filter(owner -> field.getKind() == ElementKind.FIELD)
        .filter(owner -> !field.getModifiers().contains(Modifier.STATIC))
        .map(owner -> records.computeIfAbsent(owner, OfRecord::of));
  }
}
