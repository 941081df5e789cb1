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
    Element element = location.element();
    if (!isEclipse || element.getKind() != ElementKind.RECORD) {
      return location;
    }
    return enclosingType(element)
        .or(() -> writtenMember(element))
        .map(shown -> new Location(shown, null, null))
        .orElse(location);
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
