package dev.moequant.processor;

import dev.moequant.processor.check.LocatedFinding;
import dev.moequant.processor.check.PlacementChecks;
import dev.moequant.processor.check.RuntimeCheck;
import dev.moequant.processor.read.Locations;
import dev.moequant.processor.read.Reading;
import dev.moequant.processor.read.SchemeAnnotation;
import dev.moequant.processor.read.SchemeReader;
import dev.moequant.processor.report.DiagnosticReporter;
import dev.moequant.processor.write.SourceWriter;
import dev.moequant.rules.Finding;
import dev.moequant.rules.PlacementRuleId;
import dev.moequant.rules.Severity;
import dev.moequant.spec.SchemeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** One round of the compiler: every annotated type, from its mirrors to its file. */
final class Round {
  private final RoundEnvironment round;
  private final Elements elements;
  private final Function<SchemeSpec, List<Finding>> rules;
  private final DeferredTypes deferred;
  private final DiagnosticReporter reporter;
  private final RuntimeCheck runtime;
  private final SourceWriter writer;
  private final Set<String> rootNames = new HashSet<>();

  Round(
      ProcessingEnvironment environment,
      RoundEnvironment round,
      Function<SchemeSpec, List<Finding>> rules,
      DeferredTypes deferred) {
    this.round = round;
    this.elements = environment.getElementUtils();
    this.rules = rules;
    this.deferred = deferred;
    this.reporter =
        new DiagnosticReporter(environment, ProcessorOptions.of(environment.getOptions()).debug());
    this.runtime = new RuntimeCheck(elements);
    this.writer =
        new SourceWriter(environment.getFiler(), elements, QuantProcessor.class.getName());
  }

  void process(Set<? extends TypeElement> annotations) {
    for (TypeElement type : types(annotations)) {
      try {
        process(type);
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError crash) {
        reporter.crash(type, crash); // this type only; the others go on
      }
    }
  }

  /** New and deferred types, each once, by name: the order of a round differs between compilers. */
  private Collection<TypeElement> types(Set<? extends TypeElement> annotations) {
    Map<String, TypeElement> types = new TreeMap<>();
    Stream.concat(
            deferred.take(elements).stream(),
            annotations.stream()
                .map(round::getElementsAnnotatedWith)
                .flatMap(found -> ElementFilter.typesIn(found).stream()))
        .forEach(type -> types.put(type.getQualifiedName().toString(), type));
    return types.values();
  }

  private void process(TypeElement type) {
    List<SchemeAnnotation> annotations = SchemeAnnotation.of(type);
    List<Reading> readings =
        annotations.stream().map(SchemeReader::read).flatMap(Optional::stream).toList();
    if (readings.size() < annotations.size()) {
      deferred.add(type, elements.getModuleOf(type)); // a value is not resolved yet
      return;
    }
    Optional<LocatedFinding> unusable = runtime.check(readings.get(0));
    List<LocatedFinding> findings = new ArrayList<>(PlacementChecks.check(annotations));
    readings.forEach(reading -> findings.addAll(broken(reading)));
    unusable.ifPresent(findings::add);
    findings.forEach(found -> reporter.report(found.finding(), found.location()));
    if (unusable.isEmpty() && !PlacementChecks.isUserDefined(annotations.get(0))) {
      write(readings.get(0), errors(findings));
    }
  }

  private List<LocatedFinding> broken(Reading reading) {
    SchemeSpec scheme = reading.spec();
    Locations locations = reading.annotation().locations();
    return rules.apply(scheme).stream()
        .map(
            finding ->
                new LocatedFinding(
                    finding,
                    finding
                        .place()
                        .map(place -> locations.of(scheme.member(place)))
                        .orElse(locations.annotation())))
        .toList();
  }

  private static List<String> errors(List<LocatedFinding> findings) {
    return findings.stream()
        .map(LocatedFinding::finding)
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::message)
        .toList();
  }

  private void write(Reading reading, List<String> problems) {
    SchemeAnnotation annotation = reading.annotation();
    Optional<String> failure = nameTaken(annotation.type());
    if (failure.isEmpty()) {
      failure = writer.write(annotation.type(), reading.spec(), problems);
    }
    failure.ifPresent(
        reason ->
            reporter.report(
                Finding.of(
                    PlacementRuleId.NAME_TAKEN,
                    new Object[] {annotation.type().getSimpleName(), reason},
                    new Object[] {"rename one of the two; a factory is named after its class"}),
                annotation.locations().annotation()));
  }

  /** The Filer notices names that it has created itself, not those of the user's own sources. */
  private Optional<String> nameTaken(TypeElement type) {
    String factory = SourceWriter.factoryName(type);
    return rootNames().contains(factory)
        ? Optional.of("a type named " + factory + " exists already")
        : Optional.empty();
  }

  private Set<String> rootNames() {
    if (rootNames.isEmpty()) {
      ElementFilter.typesIn(round.getRootElements())
          .forEach(root -> rootNames.add(root.getQualifiedName().toString()));
    }
    return rootNames;
  }
}
