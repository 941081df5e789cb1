package dev.moequant.benchmarks.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Writes given sources in the first round and does nothing else: what javac itself charges, for its
 * rounds and its Filer, whatever the processor.
 */
final class BareProcessor extends AbstractProcessor {
  private final List<MemoryFile> sources;
  private boolean done;

  BareProcessor(List<MemoryFile> sources) {
    this.sources = sources;
  }

  /** All, where there is something to write; else one that nobody has: it is never called. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(sources.isEmpty() ? "bench.Nothing" : "*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!done) {
      done = true;
      sources.forEach(this::write);
    }
    return false;
  }

  private void write(MemoryFile source) {
    try (Writer file = processingEnv.getFiler().createSourceFile(source.className()).openWriter()) {
      file.write(source.getCharContent(true));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
