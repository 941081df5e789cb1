package dev.moequant.processor;

import dev.moequant.processor.check.PlacementChecks;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.EcjQuirks;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.read.OrphanBindings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * 804, said when all rounds are over: a later one may have the scheme annotation that was missing,
 * or a subclass with a scheme, which reads what it inherits.
 */
final class OrphanBindingCheck {
  private final ProcessingEnvironment environment;
  private final CompilerContext context;
  private final Lookup lookup;
  private final ProcessorState memory;
  private final Set<TypeElement> implicit = new LinkedHashSet<>();

  OrphanBindingCheck(
      ProcessingEnvironment environment, CompilerContext context, ProcessorState memory) {
    this.environment = environment;
    this.context = context;
    this.lookup = context.lookup();
    this.memory = memory;
  }

  /**
   * Remembers the types of a round that have bindings, and nothing that reads them. Types of a
   * later round are generated: AutoValue and others repeat the annotations that they find.
   */
  void remember(RoundEnvironment round, TypeElement annotation) {
    if (memory.hasEarlierRoots) {
      return;
    }
    for (Element element : round.getElementsAnnotatedWith(annotation)) {
      OrphanBindings.holder(element).ifPresent(this::remember);
    }
  }

  /** The same of the members of annotation types, of which a round does not tell everywhere. */
  void rememberAnnotationTypes(RoundEnvironment round) {
    if (!memory.hasEarlierRoots && EcjQuirks.hidesAnnotationMembers(environment)) {
      ElementFilter.typesIn(round.getRootElements()).stream()
          .flatMap(Round::withNested)
          .filter(type -> type.getKind() == ElementKind.ANNOTATION_TYPE)
          .filter(OrphanBindings::areInMembers)
          .forEach(this::remember);
    }
  }

  private void remember(TypeElement type) {
    if (PlacementChecks.isImplicit(type, context)) {
      implicit.add(type); // no later round finds it, and it cannot get a scheme
      return;
    }
    memory.withoutScheme.add(type, lookup.moduleName(type));
    if (OrphanBindings.hasUnresolvedAnnotation(context, type)) {
      memory.withUnresolvedAnnotation.add(nameOf(type));
    } else {
      memory.withUnresolvedAnnotation.remove(nameOf(type));
    }
  }

  /** Those of this round that have no name, so that they are to be reported in it. */
  Set<TypeElement> implicit() {
    return implicit;
  }

  /** Those that have a scheme by now. */
  List<TypeElement> found() {
    List<TypeElement> found = new ArrayList<>();
    for (TypeElement type : memory.withoutScheme.take(lookup)) {
      if (OrphanBindings.isWithoutScheme(type)) {
        remember(type);
      } else {
        found.add(type);
      }
    }
    return found;
  }

  /** The findings on records that no later round can change: nothing inherits their members. */
  List<LocatedFinding> settled() {
    return memory.withoutScheme.find(lookup).stream()
        .filter(type -> type.getKind() == ElementKind.RECORD)
        .filter(type -> !memory.withUnresolvedAnnotation.contains(nameOf(type)))
        .flatMap(type -> finding(type).stream())
        .toList();
  }

  /** One finding for a type, not one for each of its members: it is one mistake. */
  List<LocatedFinding> findings() {
    return memory.withoutScheme.take(lookup).stream()
        .filter(type -> !memory.withUnresolvedAnnotation.contains(nameOf(type)))
        .flatMap(type -> finding(type).stream())
        .toList();
  }

  Optional<LocatedFinding> finding(TypeElement type) {
    return OrphanBindings.first(type, memory.inherited.contains(nameOf(type)))
        .map(place -> PlacementChecks.withoutScheme(place, type, context));
  }

  private static String nameOf(TypeElement type) {
    return type.getQualifiedName().toString();
  }
}
