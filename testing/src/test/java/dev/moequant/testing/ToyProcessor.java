package dev.moequant.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * A processor with one finding for each way to point at something, so that the harness is tested
 * without the processor that it is there to test.
 */
@SupportedAnnotationTypes("toy.Toy")
final class ToyProcessor extends AbstractProcessor {

  /** The annotation it looks for; part of every compilation. */
  static final Sources ANNOTATION =
      Sources.of(
          """
          package toy;

          public @interface Toy {
            int bits() default 8;

            int[] block() default {};

            int warn() default 0;

            boolean whole() default false;

            boolean nowhere() default false;

            Inner inner() default @Inner;

            @interface Inner {
              int n() default 1;
            }
          }
          """);

  /** Compiles {@code source} with this processor. */
  static CompilationResult compile(CompilerUnderTest compiler, String source) {
    Sources sources = ANNOTATION.and(source);
    return compiler.compile(Compilation.of(sources).withProcessor(ToyProcessor::new));
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        AnnotationMirror mirror = element.getAnnotationMirrors().get(0);
        report(element, mirror);
        generate(element);
      }
    }
    return false;
  }

  private void report(Element element, AnnotationMirror mirror) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
        mirror.getElementValues().entrySet()) {
      AnnotationValue value = member.getValue();
      switch (member.getKey().getSimpleName().toString()) {
        case "bits" -> error("[MOEQ101] bits\nsecond line", element, mirror, value);
        case "block" -> error("[MOEQ102] block[1]", element, mirror, item(value, 1));
        case "warn" -> warning("[MOEQ103] warn", element, mirror, value);
        case "whole" -> messager(Diagnostic.Kind.ERROR, "[MOEQ104] whole", element, mirror);
        case "nowhere" ->
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "[MOEQ105] nowhere");
        default -> inner(element, (AnnotationMirror) value.getValue());
      }
    }
  }

  private void inner(Element element, AnnotationMirror inner) {
    inner.getElementValues().values().forEach(n -> error("[MOEQ106] n", element, inner, n));
    messager(Diagnostic.Kind.NOTE, "[MOEQ107] note", element, inner);
  }

  private void generate(Element element) {
    String name = element.getSimpleName() + "Toy";
    try (Writer writer = processingEnv.getFiler().createSourceFile(name, element).openWriter()) {
      writer.write("final class " + name + " {}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AnnotationValue item(AnnotationValue array, int index) {
    return (AnnotationValue) ((List<?>) array.getValue()).get(index);
  }

  private void error(String text, Element element, AnnotationMirror mirror, AnnotationValue value) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, text, element, mirror, value);
  }

  private void warning(
      String text, Element element, AnnotationMirror mirror, AnnotationValue value) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, text, element, mirror, value);
  }

  private void messager(
      Diagnostic.Kind kind, String text, Element element, AnnotationMirror mirror) {
    processingEnv.getMessager().printMessage(kind, text, element, mirror);
  }
}
