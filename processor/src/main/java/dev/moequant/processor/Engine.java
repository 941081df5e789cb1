package dev.moequant.processor;

import dev.moequant.diagnostics.Finding;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.report.DiagnosticReporter;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * One compilation. {@link Round} finds the types, {@link Pipeline} takes each through these steps:
 *
 * <ol>
 *   <li>{@code read}: the annotation becomes a {@link SchemeSpec}; a value that is not resolved yet
 *       defers the type to the next round
 *   <li>rules: the same that run at run time, for one revision of vLLM
 *   <li>{@code check}: what only a compiler can see
 *   <li>{@code report}: every finding, under the value that is wrong
 *   <li>{@code write}: the factory; after an error a stub of the same shape, so that code that uses
 *       it does not fail in turn
 * </ol>
 */
final class Engine {
  private final ProcessingEnvironment environment;
  private final BiFunction<SchemeSpec, VllmRevision, List<Finding>> rules;
  private ProcessorState memory = new ProcessorState();

  Engine(
      ProcessingEnvironment environment,
      BiFunction<SchemeSpec, VllmRevision, List<Finding>> rules) {
    this.environment = environment;
    this.rules = rules;
  }

  void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    List<TypeElement> concerning = Round.concerning(annotations);
    CompilerContext context = CompilerContext.of(environment);
    if (round.processingOver()) {
      if (memory.isWaiting() || !memory.unseen.isEmpty()) {
        new Round(environment, context, round, reporter(context), rules, memory).finish();
      }
      // Eclipse's build goes on with the same processor, and comes back to the same types.
      memory = new ProcessorState();
      return;
    }
    memory.addRoots(round, context.lookup());
    new OrphanBindingCheck(environment, context, memory).rememberAnnotationTypes(round);
    new WithoutPlace(environment, context.lookup(), reporter(context), memory.unseen).show(round);
    if (!concerning.isEmpty() || memory.isWaiting()) {
      new Round(environment, context, round, reporter(context), rules, memory).process(concerning);
    }
  }

  private DiagnosticReporter reporter(CompilerContext context) {
    return new DiagnosticReporter(
        environment,
        context,
        ProcessorOptions.of(environment.getOptions()).debug(),
        memory.unseen,
        memory.said);
  }
}
