package dev.moequant.processor.report;

import dev.moequant.processor.read.Location;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * What is different with Eclipse's compiler, all in one place.
 *
 * <p>It gives no position to a message on a record, its annotations, components or generated
 * members (ecj 3.46: {@code EclipseProblem} knows classes, interfaces, enums, fields and methods
 * only), and the IDE then shows nothing. So such a message goes to the nearest thing that has a
 * position: the enclosing type, or a member that is written out in the record. A top-level record
 * with components only has neither; its message keeps the record, and appears in the build's log.
 */
final class EcjQuirks {
  private final boolean isEclipse;

  EcjQuirks(ProcessingEnvironment environment) {
    this.isEclipse = environment.getClass().getName().startsWith("org.eclipse.jdt.");
  }

  /** Where a message can be seen; the given place for every compiler but Eclipse's. */
  Location visible(Location location) {
    Element record = recordOf(location.element());
    if (!isEclipse || record == null) {
      return location;
    }
    return enclosingType(record)
        .or(() -> writtenMember(record))
        .map(location::shownAt)
        .orElse(location);
  }

  /** The record that an element is or, as a field or an accessor of a component, belongs to. */
  private static @Nullable Element recordOf(Element element) {
    if (element.getKind() == ElementKind.RECORD) {
      return element;
    }
    Element owner = element.getEnclosingElement();
    boolean isComponent =
        owner != null
            && owner.getKind() == ElementKind.RECORD
            && ElementFilter.recordComponentsIn(owner.getEnclosedElements()).stream()
                .anyMatch(c -> c.getSimpleName().equals(element.getSimpleName()));
    return isComponent ? owner : null;
  }

  private static Optional<Element> enclosingType(Element element) {
    Element outer = element.getEnclosingElement();
    return outer instanceof TypeElement && outer.getKind() != ElementKind.RECORD
        ? Optional.of(outer)
        : Optional.empty();
  }

  /** Not by {@code Elements.getOrigin}: ecj says EXPLICIT of generated members, too. */
  private static Optional<Element> writtenMember(Element element) {
    Set<String> generated = new HashSet<>(Set.of("equals", "hashCode", "toString"));
    ElementFilter.recordComponentsIn(element.getEnclosedElements())
        .forEach(component -> generated.add(component.getSimpleName().toString()));
    return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
        .filter(method -> !generated.contains(method.getSimpleName().toString()))
        .findFirst()
        .map(Element.class::cast);
  }
}
