package dev.moequant.processor.lang;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * What is different with Eclipse's compiler, all in one place.
 *
 * <p>It gives no position to a message without an element, nor to one on a record, its annotations,
 * components or generated members, nor on an enum constant (ecj 3.46: {@code createProblem} knows
 * classes, interfaces, enums, annotation types, fields and methods only), and the IDE then shows
 * nothing. So such a message goes to the nearest thing that has a position: the enclosing type, or
 * a member that is written out in the record. A top-level record with components only has neither:
 * its messages have no place, and a generated file has to say them.
 *
 * <p>It throws into processors that a class file is missing, where javac has an error type. Of
 * several modules that it compiles together none can have a generated source. Annotations on the
 * members of annotation types it shows to no processor, unless that looks at these types itself.
 *
 * <p>It needs the JDK only, and not auto-common, since it is asked about a broken processor path.
 */
public final class EcjQuirks {
  /** The name, since any other exception of the compiler is a crash that somebody has to report. */
  private static final String ABORT = "org.eclipse.jdt.internal.compiler.problem.AbortCompilation";

  /** One that aborts for another reason has no problem to print. */
  private static final Pattern PROBLEM = Pattern.compile("(?s)Pb\\(\\d+\\) (.+)");

  private final boolean isEclipse;

  /**
   * For one compilation.
   *
   * @param environment the compiler's
   */
  public EcjQuirks(ProcessingEnvironment environment) {
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
   * Whether an error ends neither the rounds nor the use of what is written in the last one. After
   * an error javac runs no round but the last; what is written there comes too late for imports,
   * and it warns of the file.
   *
   * @param environment the compiler's
   * @return true with Eclipse's compiler
   */
  public static boolean goesOnAfterErrors(ProcessingEnvironment environment) {
    return isEclipse(environment);
  }

  /**
   * Whether a round has no annotations of members of annotation types (ecj 3.46: its {@code
   * AnnotationDiscoveryVisitor} visits methods, and these are of another kind there).
   *
   * @param environment the compiler's
   * @return true with Eclipse's compiler
   */
  public static boolean hidesAnnotationMembers(ProcessingEnvironment environment) {
    return isEclipse(environment);
  }

  /**
   * Whether a factory among the sources is to be written again. The build of the IDE compiles types
   * together with what was generated for them, and its Filer writes over it.
   *
   * @param environment the compiler's
   * @return true in the IDE, false with every compiler of a build
   */
  public static boolean writesAgain(ProcessingEnvironment environment) {
    return environment.getClass().getName().startsWith("org.eclipse.jdt.internal.apt.pluggable.");
  }

  /**
   * Whether a message on a type itself is shown.
   *
   * @param environment the compiler's
   * @param type a type of a source
   * @return false for what Eclipse's compiler has no position for
   */
  public static boolean showsMessagesOn(ProcessingEnvironment environment, TypeElement type) {
    return !isEclipse(environment) || hasPosition(type);
  }

  /**
   * Whether a message needs an element to be seen.
   *
   * @return true with Eclipse's compiler
   */
  public boolean needsElements() {
    return isEclipse;
  }

  /**
   * Where a message can be seen; the given place for every compiler but Eclipse's.
   *
   * @param element what the message is to be shown at
   * @param mirror the annotation on it to underline, or null
   * @return the element, else one near it; empty where the compiler has no place for the message
   */
  public Optional<Element> visible(Element element, @Nullable AnnotationMirror mirror) {
    if (!isEclipse || hasPosition(element) || isOnWrittenAccessor(element, mirror)) {
      return Optional.of(element);
    }
    List<Element> outwards = new ArrayList<>();
    for (Element e = element; e instanceof TypeElement || e == element; e = outer(e)) {
      outwards.add(e);
    }
    return outwards.stream()
        .filter(TypeElement.class::isInstance)
        .filter(EcjQuirks::hasPosition)
        .findFirst()
        .or(() -> outwards.stream().flatMap(EcjQuirks::writtenMembers).findFirst());
  }

  private static @Nullable Element outer(Element element) {
    return element.getEnclosingElement();
  }

  /**
   * What the compiler says of a class file that is missing, if that is what it threw. Thrown on, it
   * would be a message without a file (ecj 3.46); in its {@code JavaCompiler} that ends in a
   * NullPointerException, in place of all that is wrong elsewhere.
   *
   * @param thrown anything
   * @return the compiler's own words; empty for what it did not throw
   */
  public Optional<String> missingClassFile(Throwable thrown) {
    return Optional.of(thrown)
        .filter(abort -> isEclipse && abort.getClass().getName().equals(ABORT))
        .map(Throwable::getMessage)
        .map(PROBLEM::matcher)
        .filter(Matcher::matches)
        .map(problem -> problem.group(1));
  }

  private static boolean hasPosition(Element element) {
    return element.getKind() != ElementKind.RECORD
        && element.getKind() != ElementKind.ENUM_CONSTANT
        && !isOfComponent(element);
  }

  /** Whether an element is a component, or its field or accessor. */
  private static boolean isOfComponent(Element element) {
    return component(element).isPresent();
  }

  private static Optional<RecordComponentElement> component(Element element) {
    Element owner = element.getEnclosingElement();
    return owner == null || owner.getKind() != ElementKind.RECORD
        ? Optional.empty()
        : ElementFilter.recordComponentsIn(owner.getEnclosedElements()).stream()
            .filter(c -> c.getSimpleName().equals(element.getSimpleName()))
            .findFirst();
  }

  /** A generated accessor has the annotations of its component, no others. */
  private static boolean isOnWrittenAccessor(Element element, @Nullable AnnotationMirror mirror) {
    return mirror != null
        && element.getKind() == ElementKind.METHOD
        && component(element)
            .filter(c -> c.getAnnotationMirrors().stream().noneMatch(m -> isSame(m, mirror)))
            .isPresent();
  }

  private static boolean isSame(AnnotationMirror one, AnnotationMirror other) {
    return one.getAnnotationType().asElement().equals(other.getAnnotationType().asElement())
        && values(one).equals(values(other));
  }

  private static List<Object> values(AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream().map(AnnotationValue::getValue).toList();
  }

  /** Not by {@code Elements.getOrigin}: ecj says EXPLICIT of generated members, too. */
  private static Stream<Element> writtenMembers(Element record) {
    Set<String> generated = new HashSet<>(Set.of("equals", "hashCode", "toString"));
    ElementFilter.recordComponentsIn(record.getEnclosedElements())
        .forEach(component -> generated.add(component.getSimpleName().toString()));
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .filter(method -> !generated.contains(method.getSimpleName().toString()))
        .map(Element.class::cast);
  }
}
