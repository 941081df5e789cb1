package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toSet;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Fp8W8A16Spec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The claim of the project: what the compiler says of an annotation is, word for word, what the
 * rules say of the same scheme at run time, and what somebody has approved. Schemes are printed as
 * annotations and compiled, which also proves that the reader reads what the printer prints. {@link
 * CaretParityTest} goes the other way, from sources.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParityTest {
  private static final List<List<Integer>> SHAPES =
      List.of(List.of(), List.of(128), List.of(128, 128), List.of(0, 128), List.of(1, -1));

  private static final boolean[] FLAG = {false, true};

  /** Products of small members. */
  private static List<SchemeSpec> products() {
    Set<SchemeSpec> schemes = new LinkedHashSet<>();
    for (List<Integer> shape : SHAPES) {
      fp8(schemes, shape);
      spelledOut(schemes, shape);
    }
    for (boolean first : FLAG) {
      schemes.add(SchemeSpec.unquantized().withBias(first));
      for (boolean second : FLAG) {
        schemes.add(SchemeSpec.int8W8A8().withPerActToken(first).withStaticActivations(second));
        schemes.add(SchemeSpec.mxfp4W4A16().withBias(first).withPrecisionConfig(second));
        schemes.add(SchemeSpec.mxfp4W4A4().withBias(first).withStaticActivations(second));
      }
      for (ActOrder order : ActOrder.values()) {
        for (int group : new int[] {-2, -1, 0, 32, 48}) {
          schemes.add(
              SchemeSpec.int4W4A16()
                  .withGroupSize(group)
                  .withZeroPoints(first)
                  .withActOrder(order));
          schemes.add(
              SchemeSpec.int8W8A16()
                  .withGroupSize(group)
                  .withZeroPoints(first)
                  .withActOrder(order));
        }
      }
    }
    schemes.add(SchemeSpec.nvfp4W4A16());
    schemes.add(SchemeSpec.nvfp4W4A4());
    return List.copyOf(schemes);
  }

  private static void fp8(Set<SchemeSpec> schemes, List<Integer> shape) {
    for (int flags = 0; flags < 8; flags++) {
      schemes.add(new Fp8W8A8Spec((flags & 1) != 0, (flags & 2) != 0, shape, (flags & 4) != 0));
    }
    for (boolean perOutCh : FLAG) {
      schemes.add(new Fp8W8A16Spec(perOutCh, shape));
    }
  }

  private static void spelledOut(Set<SchemeSpec> schemes, List<Integer> shape) {
    for (Granularity granularity : Granularity.values()) {
      for (DType dtype : List.of(DType.NONE, DType.INT8, DType.INT4, DType.FLOAT16, DType.MXFP4)) {
        schemes.add(
            SchemeSpec.quantScheme()
                .withActivations(new ActivationSpec(dtype, granularity, List.of(), shape.isEmpty()))
                .withWeights(new WeightSpec(DType.INT8, granularity, shape, false)));
      }
    }
  }

  /**
   * Annotations, and what is to be said of each: first those of the runtime's table of broken
   * schemes, with the messages that somebody has read and approved, then the products, with what
   * the rules say of them here and now.
   */
  private static Map<String, List<String>> expected() {
    Map<String, List<String>> expected = new LinkedHashMap<>(ApprovedTexts.ofRules());
    for (SchemeSpec scheme : products()) {
      expected.putIfAbsent(
          scheme.toString(), QuantRules.check(scheme).stream().map(Finding::message).toList());
    }
    return expected;
  }

  @Test
  void eachSchemeAnnotationIsCompiled() {
    assertThat(products().stream().map(SchemeSpec::kind).collect(toSet()))
        .containsExactlyElementsIn(SchemeKind.values());
  }

  /** Compiled once for both tests: there are hundreds of sources. */
  private final Map<CompilerUnderTest, CompilationResult> results = new HashMap<>();

  private CompilationResult compile(CompilerUnderTest compiler) {
    return results.computeIfAbsent(
        compiler,
        c -> c.compile(Compilations.of(Compilations.annotated(List.copyOf(expected().keySet())))));
  }

  @ParameterizedTest
  @EnumSource
  void theCompilerSaysWhatTheRulesSay(CompilerUnderTest compiler) {
    Map<String, List<String>> expected = expected();
    CompilationResult result = compile(compiler);
    Map<String, List<String>> said = new HashMap<>();
    for (Diagnosed found : result.diagnostics()) {
      said.computeIfAbsent(found.file(), file -> new ArrayList<>()).add(found.message());
    }
    int i = 0;
    for (Map.Entry<String, List<String>> scheme : expected.entrySet()) {
      assertWithMessage("%s: %s", compiler, scheme.getKey())
          .that(said.getOrDefault("demo/S" + i++ + ".java", List.of()))
          .containsExactlyElementsIn(scheme.getValue());
    }
  }

  /** The other half of the way: from the annotation to the factory's own copy of the scheme. */
  @Test
  void theFactoryHoldsTheSchemeThatWasPrinted() throws ReflectiveOperationException {
    Map<String, SchemeSpec> held = new HashMap<>();
    CompilationResult result = compile(CompilerUnderTest.JAVAC);
    Sources all = result.sources().and(new Sources(result.generated()));
    Classes classes =
        Classes.of(CompilerUnderTest.JAVAC.compile(Compilations.withoutProcessor(all)));
    int i = 0;
    for (String annotation : expected().keySet()) {
      SchemeSpec scheme = classes.scheme("demo/S" + i++ + "QuantConfig.java");
      assertThat(scheme.toString()).isEqualTo(annotation);
      held.put(annotation, scheme);
    }
    for (SchemeSpec scheme : products()) {
      assertThat(held.get(scheme.toString())).isEqualTo(scheme);
    }
  }
}
