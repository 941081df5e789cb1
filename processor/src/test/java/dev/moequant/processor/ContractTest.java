package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.processor.testing.CompilationResult;
import dev.moequant.processor.testing.CompilerUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What build tools and other processors rely on. */
class ContractTest {
  @Test
  void isFoundAsAServiceAndIsolatingForGradle() throws IOException {
    List<String> names =
        ServiceLoader.load(Processor.class).stream().map(p -> p.type().getName()).toList();
    assertThat(names).contains(QuantProcessor.class.getName());
    try (InputStream in =
        QuantProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo("dev.moequant.processor.QuantProcessor,isolating");
    }
  }

  @Test
  void supportsTheNewestSourceAndDeclaresItsOptions() {
    QuantProcessor processor = new QuantProcessor();
    assertThat(processor.getSupportedSourceVersion()).isEqualTo(SourceVersion.latestSupported());
    assertThat(processor.getSupportedOptions()).containsExactly("moequant.debug");
    assertThat(processor.getSupportedAnnotationTypes()).containsExactly("*");
  }

  @Test
  void eachFileHasItsOneTypeAsOriginAndNothingIsClaimed() {
    List<String> calls = new ArrayList<>();
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilations.withoutProcessor(
                    Compilations.demo("@Fp8W8A8 class A {}\n\n@Fp8W8A8 class B {}\n"))
                .withProcessor(() -> new Recording(calls)));
    assertThat(result.success()).isTrue();
    assertThat(calls)
        .containsExactly(
            "createSourceFile demo.AQuantConfig [demo.A]",
            "process false",
            "createSourceFile demo.BQuantConfig [demo.B]",
            "process false",
            "process false");
  }

  /** Our processor with a Filer that notes every call. */
  private static final class Recording extends AbstractProcessor {
    private final QuantProcessor processor = new QuantProcessor();
    private final List<String> calls;

    Recording(List<String> calls) {
      this.calls = calls;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Filer filer =
          proxy(
              Filer.class,
              (proxy, method, arguments) -> {
                calls.add(
                    method.getName()
                        + " "
                        + arguments[0]
                        + " "
                        + Arrays.toString((Object[]) arguments[1]));
                return method.invoke(environment.getFiler(), arguments);
              });
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              (proxy, method, arguments) ->
                  method.getName().equals("getFiler")
                      ? filer
                      : method.invoke(environment, arguments)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(Recording.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      calls.add("process " + processor.process(annotations, round));
      return false;
    }
  }
}
