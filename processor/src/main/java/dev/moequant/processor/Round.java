package dev.moequant.processor;

import com.google.auto.common.MoreElements;
import dev.moequant.diagnostics.Finding;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.EcjQuirks;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.read.OrphanBindings;
import dev.moequant.processor.read.SchemeAnnotations;
import dev.moequant.processor.report.DiagnosticReporter;
import dev.moequant.processor.write.SourceWriter;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** One round of the compiler: which types to look at, each of them once. */
final class Round {
  private final ProcessingEnvironment environment;
  private final RoundEnvironment round;
  private final ProcessorState memory;
  private final Lookup lookup;
  private final DiagnosticReporter reporter;
  private final Pipeline pipeline;
  private final OrphanBindingCheck withoutScheme;
  private final boolean goesOnAfterErrors;
  private final WithoutPlace withoutPlace;

  Round(
      ProcessingEnvironment environment,
      CompilerContext context,
      RoundEnvironment round,
      DiagnosticReporter reporter,
      BiFunction<SchemeSpec, VllmRevision, List<Finding>> rules,
      ProcessorState memory) {
    this.environment = environment;
    this.round = round;
    this.memory = memory;
    this.lookup = context.lookup();
    this.reporter = reporter;
    this.withoutScheme = new OrphanBindingCheck(environment, context, memory);
    this.goesOnAfterErrors = EcjQuirks.goesOnAfterErrors(environment);
    this.withoutPlace = new WithoutPlace(environment, lookup, reporter, memory.unseen);
    ProcessorOptions options = ProcessorOptions.of(environment.getOptions());
    SourceWriter writer =
        new SourceWriter(
            environment.getFiler(),
            context,
            QuantProcessor.class.getName(),
            options.vllm(),
            memory.roots.areOfSeveralModules() && EcjQuirks.writesIntoModules(environment));
    this.pipeline =
        new Pipeline(
            context,
            options,
            rules,
            memory,
            reporter::isUnseen,
            new FactoryFiles(lookup, writer, memory, EcjQuirks.writesAgain(environment)));
  }

  /**
   * Annotations of ours or of the user's own making; what else there is, is none of our business.
   */
  static List<TypeElement> concerning(Set<? extends TypeElement> annotations) {
    return annotations.stream().<TypeElement>map(a -> a).filter(Round::concerns).toList();
  }

  private static boolean concerns(TypeElement annotation) {
    // Without the annotations on the class path JDK 25 hands over an error type here.
    if (annotation.getKind() != ElementKind.ANNOTATION_TYPE) {
      return false;
    }
    try {
      return SchemeAnnotations.isScheme(annotation) || OrphanBindings.needsScheme(annotation);
    } catch (RuntimeException broken) {
      return false; // a class file that cannot be completed: somebody else's, and no reason to fail
    }
  }

  void process(List<TypeElement> annotations) {
    if (goesOnAfterErrors) {
      options(annotations); // a factory may have to say it
    }
    int files = memory.files;
    Findings found = new Findings();
    for (TypeElement type : types(annotations)) {
      found.of(type, () -> pipeline.process(type));
    }
    annotations.stream()
        .filter(OrphanBindings::needsScheme)
        .forEach(annotation -> withoutScheme.remember(round, annotation));
    for (TypeElement type : withoutScheme.implicit()) {
      found.of(type, () -> Optional.of(withoutScheme.finding(type).stream().toList()));
    }
    // Lombok forces one, too, unless there is an error.
    boolean isNextRoundSure =
        memory.files > files
            || memory.deferred.find(lookup).stream().anyMatch(memory.lombok::hasWaited);
    if (isNextRoundSure && mustBeHeld(found)) {
      found.hold();
    } else {
      options(annotations);
      release();
      found.report();
      if (goesOnAfterErrors) {
        writeUnseen(); // other compilers show everything
      } else if (reporter.hasReportedErrors()) {
        stubs(); // there is no other round
      }
    }
  }

  /**
   * Whether findings are kept back for one round, in which what waits may be resolved: after an
   * error there is none, nor after a warning under {@code -Werror}.
   */
  private boolean mustBeHeld(Findings found) {
    return !goesOnAfterErrors
        && memory.held.isEmpty()
        && !memory.deferred.isEmpty()
        && !found.hasCrashes()
        && (found.areAny() || hasWrongOptions());
  }

  private boolean hasWrongOptions() {
    return !memory.optionsChecked && !ProcessorOptions.check(environment.getOptions()).isEmpty();
  }

  /** Not what has waited for Lombok, which has not changed it yet: that cannot be judged. */
  private void stubs() {
    giveUp(type -> Optional.of(pipeline.stub(type)));
  }

  /** Nothing is waited for any more. */
  private void giveUp(Function<TypeElement, Optional<List<LocatedFinding>>> step) {
    Findings rest = new Findings();
    memory.deferred.take(lookup).forEach(type -> rest.of(type, () -> step.apply(type)));
    rest.report();
  }

  private void release() {
    memory
        .held
        .take(lookup, pipeline::lookAgain, f -> reporter.report(f, Optional.empty()))
        .forEach(reporter::report);
  }

  /** Not in the last round: Eclipse would never delete the file again. */
  private void writeUnseen() {
    withoutScheme.settled().stream().filter(reporter::isUnseen).forEach(reporter::report);
    withoutPlace.write(type -> !memory.deferred.contains(nameOf(type), lookup.moduleName(type)));
  }

  private static String nameOf(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  /** What can be said only after the last round. */
  void finish() {
    options(List.of());
    release();
    if (goesOnAfterErrors) {
      giveUp(type -> Optional.of(pipeline.process(type).orElseGet(() -> pipeline.stub(type))));
    } else {
      // What has waited for Lombok, which does not run: too late for other processors only.
      giveUp(type -> memory.lombok.hasWaited(type) ? pipeline.process(type) : Optional.empty());
    }
    withoutScheme.findings().forEach(reporter::report);
    withoutPlace.write(type -> true);
  }

  private void options(List<TypeElement> annotations) {
    if (!memory.optionsChecked) {
      memory.optionsChecked = true;
      ProcessorOptions.check(environment.getOptions())
          .forEach(finding -> reporter.report(finding, WithoutPlace.anyType(annotations, round)));
    }
  }

  /** New and deferred types, each once, by name: the order of a round differs between compilers. */
  private Collection<TypeElement> types(List<TypeElement> annotations) {
    Map<String, TypeElement> types = new TreeMap<>();
    Set<String> known = new HashSet<>(memory.declaredHere);
    memory.deferred.take(lookup).forEach(type -> add(types, type));
    withoutScheme.found().forEach(type -> add(types, type));
    for (TypeElement annotation : annotations) {
      if (SchemeAnnotations.isScheme(annotation)) {
        // Of an @Inherited annotation the compiler names subclasses, too, which have no scheme.
        ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)).stream()
            .filter(type -> MoreElements.isAnnotationPresent(type, annotation))
            .forEach(type -> add(types, type));
      }
    }
    Set<String> generated = new HashSet<>(memory.declaredHere);
    generated.removeAll(known);
    if (memory.hasEarlierRoots && !generated.isEmpty()) {
      annotatedEarlier(generated).forEach(type -> add(types, type));
    }
    return types.values();
  }

  /** Types of earlier rounds whose scheme annotation has only now been generated. */
  private List<TypeElement> annotatedEarlier(Set<String> generated) {
    return memory.roots.find(lookup).stream()
        .flatMap(Round::withNested)
        .filter(type -> SchemeAnnotations.isOnlyOf(type, generated))
        .toList();
  }

  /** A type and those in it. */
  static Stream<TypeElement> withNested(TypeElement type) {
    return Stream.concat(
        Stream.of(type),
        ElementFilter.typesIn(type.getEnclosedElements()).stream().flatMap(Round::withNested));
  }

  private void add(Map<String, TypeElement> types, TypeElement type) {
    String name = type.getQualifiedName().toString();
    types.put(lookup.moduleName(type) + "/" + name, type);
    if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
      memory.declaredHere.add(name);
    }
  }

  /** What is found in a round, type by type; a crash is one type's, the others go on. */
  private final class Findings {
    private final Map<TypeElement, List<LocatedFinding>> found = new LinkedHashMap<>();
    private final Map<TypeElement, Throwable> crashes = new LinkedHashMap<>();

    /** Takes one step; without a result the type waits. */
    void of(TypeElement type, Supplier<Optional<List<LocatedFinding>>> step) {
      try {
        step.get()
            .ifPresentOrElse(
                findings -> found.put(type, findings),
                () -> memory.deferred.add(type, lookup.moduleName(type)));
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError crash) {
        if (crash instanceof LinkageError error && BrokenPath.behind(error).isPresent()) {
          throw error; // one message for all types
        }
        crashes.put(type, crash);
      }
    }

    boolean hasCrashes() {
      return !crashes.isEmpty();
    }

    boolean areAny() {
      return found.values().stream().anyMatch(findings -> !findings.isEmpty());
    }

    void hold() {
      found.forEach((type, findings) -> memory.held.add(type, lookup, findings));
    }

    void report() {
      found.values().stream().flatMap(List::stream).forEach(reporter::report);
      crashes.forEach(reporter::crash);
    }
  }
}
