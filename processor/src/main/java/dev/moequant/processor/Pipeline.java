package dev.moequant.processor;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.ToolRules;
import dev.moequant.processor.check.BindingChecks;
import dev.moequant.processor.check.PlacementChecks;
import dev.moequant.processor.check.RuntimeCheck;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.model.Bindings;
import dev.moequant.processor.model.BoundTensors;
import dev.moequant.processor.model.LayerReading;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Reading;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.processor.read.BindingReader;
import dev.moequant.processor.read.LayerReader;
import dev.moequant.processor.read.SchemeAnnotations;
import dev.moequant.processor.read.SchemeReader;
import dev.moequant.processor.write.UnseenMessages;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** One annotated type, from its mirrors to its findings and its file. */
final class Pipeline {
  private final CompilerContext context;
  private final VllmRevision revision;
  private final ProcessorOptions options;
  private final BiFunction<SchemeSpec, VllmRevision, List<Finding>> rules;
  private final ProcessorState memory;
  private final RuntimeCheck runtime;
  private final Predicate<LocatedFinding> isUnseen;
  private final FactoryFiles files;

  Pipeline(
      CompilerContext context,
      ProcessorOptions options,
      BiFunction<SchemeSpec, VllmRevision, List<Finding>> rules,
      ProcessorState memory,
      Predicate<LocatedFinding> isUnseen,
      FactoryFiles files) {
    this.context = context;
    this.revision = options.vllm();
    this.options = options;
    this.rules = rules;
    this.memory = memory;
    this.runtime = new RuntimeCheck(context);
    this.isUnseen = isUnseen;
    this.files = files;
  }

  /**
   * A type as it stands in the source.
   *
   * @param annotations its scheme annotations, at least one
   * @param readings what they declare, one each
   * @param layer its layer, deployments and checkpoint
   * @param bindings its bindings; empty where something that they need is not there (yet)
   */
  private record Subject(
      List<SchemeAnnotation> annotations,
      List<Reading> readings,
      LayerReading layer,
      Optional<Bindings> bindings) {
    Reading first() {
      return readings.get(0);
    }

    boolean isBroken() {
      return is(Reading.State.BROKEN) || bindings.filter(Bindings::isBroken).isPresent();
    }

    boolean isWaiting() {
      return is(Reading.State.WAITING) || bindings.isEmpty();
    }

    private boolean is(Reading.State state) {
      return layer.state() == state
          || readings.stream().anyMatch(reading -> reading.state() == state);
    }
  }

  /**
   * What is known of a type.
   *
   * @param said what is wrong with it and said at it
   * @param ofFactory what makes its factory a stub: without what its checkpoint says, with what is
   *     wrong with its scheme annotation and said where that is declared
   * @param bound what the factory reads
   * @param hasFactory whether a factory, if only a stub, can be written
   */
  private record Checked(
      List<LocatedFinding> said,
      List<LocatedFinding> ofFactory,
      Optional<BoundTensors> bound,
      boolean hasFactory) {}

  /**
   * Takes a type through all steps but the report, which is for the caller to make, or to hold.
   *
   * @param type a type with a scheme annotation
   * @return what is wrong; empty where a value or a type is not resolved yet, to be asked again in
   *     the next round
   */
  Optional<List<LocatedFinding>> process(TypeElement type) {
    List<SchemeAnnotation> annotations = SchemeAnnotations.of(type);
    if (annotations.isEmpty()) {
      return Optional.of(List.of()); // the container of a repeatable one, and nothing in it
    }
    if (memory.lombok.makesWait(context, type)) {
      return Optional.empty();
    }
    Subject subject = read(annotations);
    if (subject.isBroken()) {
      return Optional.of(stub(subject));
    }
    if (subject.isWaiting()) {
      return Optional.empty();
    }
    Checked checked = check(subject);
    List<LocatedFinding> found = new ArrayList<>(checked.said());
    write(subject, checked).ifPresent(found::add);
    return Optional.of(found);
  }

  /** What is wrong with a type that was processed in an earlier round, at its place in this one. */
  List<LocatedFinding> lookAgain(TypeElement type) {
    Subject subject = read(SchemeAnnotations.of(type));
    return subject.isBroken() || subject.isWaiting() ? List.of() : check(subject).said();
  }

  /**
   * Writes a stub, so that users of a factory are not told that there is none.
   *
   * @param type a type that waits, and need not any more: there will be no further round
   * @return what is wrong with the part of it that can be read
   */
  List<LocatedFinding> stub(TypeElement type) {
    return stub(read(SchemeAnnotations.of(type)));
  }

  private Subject read(List<SchemeAnnotation> annotations) {
    List<Reading> readings = annotations.stream().map(a -> SchemeReader.read(a, context)).toList();
    Optional<Bindings> bindings =
        BindingReader.read(
            annotations.get(0),
            context,
            memory.lombok,
            memory.roots::containsAnywhere,
            memory.inherited);
    LayerReading layer = LayerReader.read(annotations.get(0).type(), context);
    return new Subject(annotations, readings, layer, bindings);
  }

  private Checked check(Subject subject) {
    SchemeAnnotation annotation = subject.annotations().get(0);
    Bindings bindings = subject.bindings().orElseThrow();
    List<LocatedFinding> found =
        new ArrayList<>(PlacementChecks.check(subject.annotations(), context));
    List<LocatedFinding> saidElsewhere = new ArrayList<>();
    boolean isSound = subject.readings().size() == 1;
    for (Reading reading : subject.readings()) {
      List<LocatedFinding> wrong = broken(reading);
      (isSaidElsewhere(reading) ? saidElsewhere : found).addAll(wrong);
      isSound &= errors(wrong).isEmpty();
    }
    Optional<LocatedFinding> unusable = runtime.check(annotation, skew(subject, bindings));
    unusable.ifPresent(found::add);
    List<LocatedFinding> ofBindings = new ArrayList<>();
    Optional<BoundTensors> bound =
        unusable.isPresent() ? Optional.empty() : bound(subject.first(), bindings, ofBindings);
    FindingsBesideScheme ofLayer =
        unusable.isPresent()
            ? FindingsBesideScheme.NONE
            : FindingsBesideScheme.of(subject.first(), subject.layer(), isSound, options, memory);
    return new Checked(
        all(List.of(found, ofLayer.said(), ofBindings)),
        all(List.of(found, ofLayer.ofFactory(), ofBindings, saidElsewhere)),
        bound,
        unusable.isEmpty() && !PlacementChecks.isUserDefined(annotation));
  }

  /** Writes the factory; what is wrong where that is not possible. */
  private Optional<LocatedFinding> write(Subject subject, Checked checked) {
    if (!checked.hasFactory()) {
      return Optional.empty();
    }
    Reading reading = subject.first();
    SchemeAnnotation annotation = reading.annotation();
    return files.write(
        annotation,
        reading.spec(),
        checked.bound(),
        subject.layer().declared(),
        errors(checked.ofFactory()),
        unseen(checked.said(), annotation));
  }

  /**
   * A stub of the form that can be guessed; its methods say that the compiler has said the rest.
   */
  private List<LocatedFinding> stub(Subject subject) {
    Reading first = subject.first();
    SchemeAnnotation annotation = first.annotation();
    if (PlacementChecks.isUserDefined(annotation)
        || runtime.check(annotation, List.of()).isPresent()) {
      return List.of();
    }
    List<LocatedFinding> found = new ArrayList<>();
    subject.readings().stream()
        .filter(reading -> reading.state() == Reading.State.RESOLVED && !isSaidElsewhere(reading))
        .forEach(reading -> found.addAll(broken(reading)));
    List<Finding> problems = new ArrayList<>(errors(found));
    problems.add(unresolved(annotation.type()));
    files
        .write(
            annotation,
            first.spec(),
            Optional.of(BoundTensors.unknown(annotation.type())),
            subject.layer().declared(),
            problems,
            unseen(found, annotation))
        .ifPresent(found::add);
    return found;
  }

  /** What the factory has to say, since Eclipse's compiler can show it nowhere else. */
  private UnseenMessages unseen(List<LocatedFinding> found, SchemeAnnotation annotation) {
    return new UnseenMessages(
        unseen(found, annotation.type(), Severity.ERROR),
        unseen(found, annotation.type(), Severity.WARNING));
  }

  private List<String> unseen(List<LocatedFinding> found, TypeElement type, Severity severity) {
    Stream<String> hidden =
        found.stream()
            .filter(one -> one.finding().severity() == severity)
            .filter(isUnseen)
            .map(one -> one.finding().message());
    Stream<String> said = memory.unseen.of(type, severity == Severity.ERROR).stream();
    return Stream.concat(said, hidden).distinct().toList();
  }

  private static Finding unresolved(TypeElement type) {
    return ToolRules.UNRESOLVED.finding(List.of(type.getSimpleName()), List.of());
  }

  private static List<String> skew(Subject subject, Bindings bindings) {
    return Stream.of(subject.first().skew(), subject.layer().skew(), bindings.skew())
        .flatMap(List::stream)
        .toList();
  }

  /** What is wrong with the user's own scheme annotation is said where it is declared, if it is. */
  private boolean isSaidElsewhere(Reading reading) {
    return reading.annotation().definition().isPresent()
        && memory.declaredHere.contains(reading.annotation().name());
  }

  private List<LocatedFinding> broken(Reading reading) {
    return rules.apply(reading.spec(), revision).stream().map(reading.sources()::locate).toList();
  }

  private Optional<BoundTensors> bound(
      Reading reading, Bindings bindings, List<LocatedFinding> found) {
    boolean isNothing = bindings.members().isEmpty() && bindings.adapter().isEmpty();
    // What an annotation type binds is a mistake in any case, which 801 or 804 says.
    if (isNothing || reading.annotation().type().getKind() == ElementKind.ANNOTATION_TYPE) {
      return Optional.empty();
    }
    BindingChecks.Checked checked =
        BindingChecks.check(context, memory.lombok, reading, revision, bindings);
    found.addAll(checked.findings());
    return Optional.of(checked.tensors()).filter(tensors -> !tensors.members().isEmpty());
  }

  private static List<LocatedFinding> all(List<List<LocatedFinding>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  private static List<Finding> errors(List<LocatedFinding> findings) {
    return findings.stream()
        .map(LocatedFinding::finding)
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }
}
