package dev.moequant.processor;

import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Generates a {@code …QuantConfig} factory beside each class with a scheme annotation, or says why
 * the scheme cannot work.
 *
 * <p>Isolating: one file for one type, no resources, no memory between compilations.
 *
 * <p>What compilers load and create. It needs nothing but the JDK for that, or an incomplete
 * processor path would be "could not be instantiated" in the words of the compiler, before anything
 * of ours can speak. Everything else is in {@link Engine}.
 */
public final class QuantProcessor extends AbstractProcessor {
  private final @Nullable BiFunction<SchemeSpec, VllmRevision, List<Finding>> rules;
  private @Nullable Engine engine;
  private @Nullable BrokenPath broken;
  private boolean told;

  /** For {@code ServiceLoader}. */
  public QuantProcessor() {
    this.rules = null; // not QuantRules::check, which is linked here and now
  }

  /** For a test that makes a rule crash. */
  QuantProcessor(BiFunction<SchemeSpec, VllmRevision, List<Finding>> rules) {
    this.rules = rules;
  }

  /** All of them: a scheme annotation of the user's own may come from a jar, with any name. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(ProcessorOptions.DEBUG, ProcessorOptions.VLLM, ProcessorOptions.CHECKPOINTS);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (broken == null) {
      run(annotations, round);
    }
    if (broken != null && !told) {
      told = broken.report(processingEnv, annotations, round);
    }
    told &= !round.processingOver(); // Eclipse's build goes on with the same processor
    return false; // never claim: others may read the annotation, too
  }

  private void run(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      if (engine == null) {
        broken = BrokenPath.find().orElse(null);
      }
      if (broken == null) {
        Engine running = engine == null ? start() : engine;
        engine = running;
        running.process(annotations, round);
      }
    } catch (LinkageError error) {
      // An error, not the end of the compilation.
      broken = BrokenPath.behind(error).orElseGet(() -> BrokenPath.of(error));
    }
  }

  private Engine start() {
    return new Engine(processingEnv, rules == null ? QuantRules::check : rules);
  }
}
