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
import java.io.IOException;
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
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** One round of the compiler: every annotated type, from its mirrors to its file. */
final class Round {
  private static final String RENAME = "rename one of the two; a factory is named after its class";
  private static final String CLEAN =
      "delete the compiler's output first (mvn clean); Eclipse's compiler does not write over it";
  private static final String WRITABLE = "see that the folder for generated sources can be written";

  private final RoundEnvironment round;
  private final Elements elements;
  private final Function<SchemeSpec, List<Finding>> rules;
  private final DeferredTypes deferred;
  private final Map<String, String> written;
  private final DiagnosticReporter reporter;
  private final RuntimeCheck runtime;
  private final SourceWriter writer;
  private final Set<String> rootNames = new HashSet<>();

  Round(
      ProcessingEnvironment environment,
      RoundEnvironment round,
      Function<SchemeSpec, List<Finding>> rules,
      DeferredTypes deferred,
      Map<String, String> written) {
    this.round = round;
    this.elements = environment.getElementUtils();
    this.rules = rules;
    this.deferred = deferred;
    this.written = written;
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
                // Without the annotations on the class path JDK 25 hands over an error type here.
                .filter(annotation -> annotation.getKind() == ElementKind.ANNOTATION_TYPE)
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
    TypeElement type = reading.annotation().type();
    String factory = SourceWriter.factoryName(type);
    String other = written.putIfAbsent(factory, type.getQualifiedName().toString());
    if (other != null) {
      notWritten(reading, other + " has a factory named " + factory + ", too", RENAME);
    } else if (rootNames().contains(factory)) {
      // The Filer notices names that it has created itself, not those of the user's own sources.
      notWritten(reading, "a type named " + factory + " exists already", RENAME);
    } else {
      try {
        writer.write(type, reading.spec(), problems);
      } catch (FilerException taken) {
        // ecj's Filer refuses what a class file of an earlier build has; javac's writes over it.
        notWritten(reading, factory + " exists already, from an earlier build?", CLEAN);
      } catch (IOException failed) {
        notWritten(reading, String.valueOf(failed.getMessage()), WRITABLE);
      }
    }
  }

  private void notWritten(Reading reading, String reason, String help) {
    SchemeAnnotation annotation = reading.annotation();
    reporter.report(
        Finding.of(
            PlacementRuleId.NAME_TAKEN,
            new Object[] {annotation.type().getSimpleName(), reason},
            new Object[] {help}),
        annotation.locations().annotation());
  }

  private Set<String> rootNames() {
    if (rootNames.isEmpty()) {
      ElementFilter.typesIn(round.getRootElements())
          .forEach(root -> rootNames.add(root.getQualifiedName().toString()));
    }
    return rootNames;
  }
}
