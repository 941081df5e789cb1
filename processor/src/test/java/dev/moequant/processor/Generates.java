package dev.moequant.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor: it writes what it is given, one portion a round. */
final class Generates extends AbstractProcessor {
  private final Iterator<Map<String, String>> rounds;

  /**
   * A processor of one compilation.
   *
   * @param rounds for each round, sources by qualified name
   */
  Generates(List<Map<String, String>> rounds) {
    this.rounds = List.copyOf(rounds).iterator();
  }

  /**
   * A processor that writes in the first round only.
   *
   * @param sources by qualified name
   */
  Generates(Map<String, String> sources) {
    this(List.of(sources));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (rounds.hasNext()) {
      rounds.next().forEach(this::write);
    }
    return false;
  }

  private void write(String name, String text) {
    try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
