package dev.moequant.processor;

import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.report.DiagnosticReporter;
import dev.moequant.rules.Finding;
import dev.moequant.rules.QuantRules;
import dev.moequant.spec.SchemeSpec;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Generates a {@code …QuantConfig} factory beside each class with a scheme annotation, or says why
 * the scheme cannot work. {@link Round} finds the types, {@link Pipeline} takes each through these
 * steps:
 *
 * <ol>
 *   <li>{@code read}: the annotation becomes a {@link SchemeSpec}; a value that is not resolved yet
 *       defers the type to the next round
 *   <li>rules: the same {@link QuantRules} that run at run time
 *   <li>{@code check}: what only a compiler can see
 *   <li>{@code report}: every finding, under the value that is wrong
 *   <li>{@code write}: the factory; after an error a stub of the same shape, so that code that uses
 *       it does not fail in turn
 * </ol>
 *
 * <p>Isolating: one file for one type, no resources, no memory between compilations.
 */
public final class QuantProcessor extends AbstractProcessor {
  private final Function<SchemeSpec, List<Finding>> rules;
  private final Memory memory = new Memory();

  /** For {@code ServiceLoader}. */
  public QuantProcessor() {
    this(QuantRules::check);
  }

  /** For a test that makes a rule crash. */
  QuantProcessor(Function<SchemeSpec, List<Finding>> rules) {
    this.rules = rules;
  }

  /** All of them: a scheme annotation of the user's own may come from a jar, with any name. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ProcessorOptions.names();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!memory.crashed) {
      try {
        look(annotations, round);
      } catch (LinkageError crash) {
        // Something is missing on the processor path: an error, not the end of the compilation.
        memory.crashed = true;
        reporter().crash(crash);
      }
    }
    return false; // never claim: others may read the annotation, too
  }

  private void look(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    List<TypeElement> concerning = Round.concerning(annotations);
    if (round.processingOver()) {
      if (memory.isWaiting()) {
        new Round(processingEnv, round, reporter(), rules, memory).finish();
      }
      return;
    }
    memory.addRoots(round, new Lookup(processingEnv.getElementUtils()));
    if (!concerning.isEmpty() || memory.isWaiting()) {
      new Round(processingEnv, round, reporter(), rules, memory).process(concerning);
    }
  }

  private DiagnosticReporter reporter() {
    return new DiagnosticReporter(
        processingEnv, ProcessorOptions.of(processingEnv.getOptions()).debug());
  }
}
