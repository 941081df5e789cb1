package dev.moequant.processor;

import dev.moequant.processor.check.BindingChecks;
import dev.moequant.processor.check.BoundTensors;
import dev.moequant.processor.check.LocatedFinding;
import dev.moequant.processor.check.PlacementChecks;
import dev.moequant.processor.check.RuntimeCheck;
import dev.moequant.processor.read.BindingReader;
import dev.moequant.processor.read.Bindings;
import dev.moequant.processor.read.BoundMember;
import dev.moequant.processor.read.Locations;
import dev.moequant.processor.read.Reading;
import dev.moequant.processor.read.SchemeAnnotation;
import dev.moequant.processor.read.SchemeReader;
import dev.moequant.processor.report.DiagnosticReporter;
import dev.moequant.processor.write.BoundReads;
import dev.moequant.rules.Finding;
import dev.moequant.rules.Severity;
import dev.moequant.spec.SchemeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** One annotated type, from its mirrors to its findings and its file. */
final class Pipeline {
  private final Elements elements;
  private final Types types;
  private final Function<SchemeSpec, List<Finding>> rules;
  private final Memory memory;
  private final RuntimeCheck runtime;
  private final DiagnosticReporter reporter;
  private final FactoryFiles files;

  Pipeline(
      ProcessingEnvironment environment,
      Function<SchemeSpec, List<Finding>> rules,
      Memory memory,
      DiagnosticReporter reporter,
      FactoryFiles files) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.rules = rules;
    this.memory = memory;
    this.runtime = new RuntimeCheck(elements);
    this.reporter = reporter;
    this.files = files;
  }

  /**
   * Takes a type through all steps.
   *
   * @param type a type with at least one scheme annotation
   * @return false where a value or a type is not resolved yet: ask again in the next round
   */
  boolean process(TypeElement type) {
    List<SchemeAnnotation> annotations = SchemeAnnotation.of(type);
    List<Reading> readings =
        annotations.stream().map(SchemeReader::read).flatMap(Optional::stream).toList();
    Optional<Bindings> bindings =
        BindingReader.read(
            annotations.get(0), types, memory.roots::containsAnywhere, memory.inherited);
    if (readings.size() < annotations.size() || bindings.isEmpty()) {
      return false;
    }
    process(annotations, readings, bindings.get());
    return true;
  }

  private void process(
      List<SchemeAnnotation> annotations, List<Reading> readings, Bindings bindings) {
    Reading first = readings.get(0);
    List<LocatedFinding> found = new ArrayList<>(PlacementChecks.check(annotations, elements));
    List<LocatedFinding> saidElsewhere = new ArrayList<>();
    readings.forEach(r -> (isSaidElsewhere(r) ? saidElsewhere : found).addAll(broken(r)));
    Optional<LocatedFinding> unusable = runtime.check(annotations.get(0), skew(first, bindings));
    unusable.ifPresent(found::add);
    Optional<BoundTensors> bound =
        unusable.isPresent() ? Optional.empty() : bound(first, bindings, found);
    found.forEach(this::report);
    if (unusable.isEmpty() && !PlacementChecks.isUserDefined(annotations.get(0))) {
      found.addAll(saidElsewhere);
      write(first, bound, errors(found));
    }
  }

  private void write(Reading reading, Optional<BoundTensors> bound, List<String> problems) {
    SchemeAnnotation annotation = reading.annotation();
    Optional<BoundReads> reads = bound.map(tensors -> reads(annotation.type(), tensors));
    files.write(annotation, reading.spec(), reads, problems).ifPresent(this::report);
  }

  private static List<String> skew(Reading reading, Bindings bindings) {
    return Stream.concat(reading.skew().stream(), bindings.skew().stream()).toList();
  }

  /** What is wrong with the user's own scheme annotation is said where it is declared, if it is. */
  private boolean isSaidElsewhere(Reading reading) {
    return reading.annotation().definition().isPresent()
        && memory.declaredHere.contains(reading.annotation().name());
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

  private Optional<BoundTensors> bound(
      Reading reading, Bindings bindings, List<LocatedFinding> found) {
    boolean isNothing = bindings.members().isEmpty() && bindings.adapter().isEmpty();
    // What an annotation type binds is a mistake in any case, which 801 or 804 says.
    if (isNothing || reading.annotation().type().getKind() == ElementKind.ANNOTATION_TYPE) {
      return Optional.empty();
    }
    BindingChecks.Checked checked = BindingChecks.check(elements, types, reading, bindings);
    found.addAll(checked.findings());
    return Optional.of(checked.tensors()).filter(tensors -> !tensors.members().isEmpty());
  }

  private static BoundReads reads(TypeElement type, BoundTensors tensors) {
    return new BoundReads(
        type,
        tensors.members().stream().map(BoundMember::member).toList(),
        tensors.tensorType(),
        tensors.adapter(),
        tensors.hasInstance());
  }

  private void report(LocatedFinding found) {
    reporter.report(found.finding(), found.location());
  }

  private static List<String> errors(List<LocatedFinding> findings) {
    return findings.stream()
        .map(LocatedFinding::finding)
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::message)
        .toList();
  }
}
