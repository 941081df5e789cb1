package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
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
import java.util.stream.Collectors;
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
    assertThat(processor.getSupportedOptions())
        .containsExactly("moequant.checkpoints", "moequant.debug", "moequant.vllm");
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
    assertThat(calls.stream().filter(call -> call.matches("(create|process ).*")).toList())
        .containsExactly(
            "createSourceFile demo.AQuantConfig [demo.A]",
            "process false",
            "createSourceFile demo.BQuantConfig [demo.B]",
            "process false",
            "process false");
  }

  /**
   * A scan of 2,000 classes costs tens of milliseconds, in every build of everybody; their names
   * alone cost a few.
   */
  @Test
  void aCompilationWithoutASchemeIsNotLookedInto() {
    assertThat(
            scans(
                Sources.of(
                    """
                    package demo;

                    @Deprecated
                    class A {
                      @Override
                      public String toString() {
                        return "";
                      }
                    }
                    """)))
        .containsExactly("getRootElements");
  }

  @Test
  void eachAnnotationOfOursIsScannedForOnce() {
    List<String> scans =
        scans(
            Compilations.demo(
                """
                class Outer {
                  @QuantScheme(weights = @Weights(dtype = DType.INT8))
                  @interface Company {}

                  @Company
                  static class Theirs {}

                  @Fp8W8A8
                  static class A {
                    @QuantParam(TensorSlot.W1_SCALE) String w1;
                    @QuantParam(TensorSlot.W2_SCALE) String w2;
                  }

                  @Deprecated
                  @Fp8W8A8
                  static class B {}
                }
                """));
    assertThat(scans)
        .containsExactly(
            "getRootElements", // of the sources
            "getRootElements", // of the factories
            "getElementsAnnotatedWith demo.Outer.Company",
            "getElementsAnnotatedWith dev.moequant.annotations.Fp8W8A8",
            "getElementsAnnotatedWith dev.moequant.annotations.QuantParam",
            "getElementsAnnotatedWith dev.moequant.annotations.QuantScheme");
  }

  private static List<String> scans(Sources sources) {
    List<String> calls = new ArrayList<>();
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilations.withoutProcessor(sources).withProcessor(() -> new Recording(calls)));
    CaretAssertions.assertClean(result);
    return calls.stream().filter(call -> call.startsWith("get")).toList();
  }

  /** Our processor with a Filer and rounds that note every call. */
  private static final class Recording extends AbstractProcessor {
    private final QuantProcessor processor = new QuantProcessor();
    private final List<String> calls;

    Recording(List<String> calls) {
      this.calls = calls;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Filer filer = noting(Filer.class, environment.getFiler());
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              (proxy, method, arguments) ->
                  method.getName().equals("getFiler")
                      ? filer
                      : method.invoke(environment, arguments)));
    }

    private <T> T noting(Class<T> type, T target) {
      return proxy(
          type,
          (proxy, method, arguments) -> {
            String values =
                Arrays.stream(arguments == null ? new Object[0] : arguments)
                    .map(value -> " " + (value instanceof Object[] a ? Arrays.toString(a) : value))
                    .collect(Collectors.joining());
            calls.add(method.getName() + values);
            return method.invoke(target, arguments);
          });
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
      RoundEnvironment noted = noting(RoundEnvironment.class, round);
      calls.add("process " + processor.process(annotations, noted));
      return false;
    }
  }
}
