package dev.moequant.processor.report;

import dev.moequant.processor.read.Location;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 *
 * <p>It throws into processors that a class file is missing, where javac has an error type. Of
 * several modules that it compiles together none can have a generated source.
 */
public final class EcjQuirks {
  /** The name, since any other exception of the compiler is a crash that somebody has to report. */
  private static final String ABORT = "org.eclipse.jdt.internal.compiler.problem.AbortCompilation";

  /** One that aborts for another reason has no problem to print. */
  private static final Pattern PROBLEM = Pattern.compile("(?s)Pb\\(\\d+\\) (.+)");

  private final boolean isEclipse;

  EcjQuirks(ProcessingEnvironment environment) {
    this.isEclipse = isEclipse(environment);
  }

  private static boolean isEclipse(ProcessingEnvironment environment) {
    return environment.getClass().getName().startsWith("org.eclipse.jdt.");
  }

  /**
   * Whether a source can be written into one of several modules. The Filers of ecj 3.46 and older
   * fail on the name of a module, or know none.
   *
   * @param environment the compiler's
   * @return false with Eclipse's compiler
   */
  public static boolean writesIntoModules(ProcessingEnvironment environment) {
    return !isEclipse(environment);
  }

  /**
   * Whether what is written in the last round still helps those who use it. javac has looked their
   * imports up by then, and warns of the file.
   *
   * @param environment the compiler's
   * @return true with Eclipse's compiler
   */
  public static boolean compilesFilesOfTheLastRound(ProcessingEnvironment environment) {
    return isEclipse(environment);
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

  /**
   * What the compiler says of a class file that is missing, if that is what it threw. Thrown on, it
   * would be a message without a file (ecj 3.46); in its {@code JavaCompiler} that ends in a
   * NullPointerException, in place of all that is wrong elsewhere.
   */
  Optional<String> missingClassFile(Throwable thrown) {
    return Optional.of(thrown)
        .filter(abort -> isEclipse && abort.getClass().getName().equals(ABORT))
        .map(Throwable::getMessage)
        .map(PROBLEM::matcher)
        .filter(Matcher::matches)
        .map(problem -> problem.group(1));
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
