package dev.moequant.processor;

import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.report.DiagnosticReporter;
import dev.moequant.processor.report.Unseen;
import dev.moequant.processor.write.UnseenFile;
import dev.moequant.processor.write.UnseenMessages;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Messages that have no place in a source, or none that Eclipse's compiler knows. */
final class WithoutPlace {
  private final ProcessingEnvironment environment;
  private final Lookup lookup;
  private final DiagnosticReporter reporter;
  private final Unseen unseen;

  WithoutPlace(
      ProcessingEnvironment environment,
      Lookup lookup,
      DiagnosticReporter reporter,
      Unseen unseen) {
    this.environment = environment;
    this.lookup = lookup;
    this.reporter = reporter;
    this.unseen = unseen;
  }

  /** A type that is concerned, for a message that is about none: the first by name. */
  static Optional<TypeElement> anyType(
      Collection<? extends TypeElement> annotations, RoundEnvironment round) {
    return Stream.of("dev.moequant.annotations.", "")
        .flatMap(prefix -> firstType(annotations, prefix, round).stream())
        .findFirst();
  }

  private static Optional<TypeElement> firstType(
      Collection<? extends TypeElement> annotations, String prefix, RoundEnvironment round) {
    return annotations.stream()
        .filter(annotation -> annotation.getQualifiedName().toString().startsWith(prefix))
        .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
        .map(element -> element instanceof TypeElement ? element : element.getEnclosingElement())
        .filter(TypeElement.class::isInstance)
        .map(TypeElement.class::cast)
        .min(Comparator.comparing(type -> type.getQualifiedName().toString()));
  }

  /**
   * Shows the warnings that factories hold. Eclipse compiles a changed factory once more by itself,
   * and forgets what was said of it; so it is read from there, not remembered.
   */
  void show(RoundEnvironment round) {
    if (reporter.showsWarningsOfFactories()) {
      for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
        ElementFilter.fieldsIn(type.getEnclosedElements()).forEach(this::show);
      }
    }
  }

  private void show(VariableElement field) {
    if (field.getSimpleName().toString().startsWith(UnseenMessages.WARNING)
        && field.getConstantValue() instanceof String text
        && text.startsWith("[MOEQ")) {
      reporter.warn(text, field);
    }
  }

  /** Writes files for what no factory says, and none will. */
  void write(Predicate<TypeElement> isFinished) {
    unseen
        .leftOver(lookup)
        .forEach(
            (type, messages) -> {
              if (isFinished.test(type)) {
                write(type, messages);
                unseen.written(type, lookup, messages);
              }
            });
  }

  private void write(TypeElement type, List<String> messages) {
    try {
      UnseenFile.write(environment, type, messages);
    } catch (IOException notWritten) {
      messages.forEach(reporter::printWithoutPlace);
    }
  }
}
