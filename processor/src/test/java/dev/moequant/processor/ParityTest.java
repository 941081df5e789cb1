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
import dev.moequant.scheme.ExtraMember;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  private final Map<String, List<String>> newest = expected(VllmRevision.NEWEST);

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
    formats(schemes);
    extras(schemes);
    return List.copyOf(schemes);
  }

  private static void formats(Set<SchemeSpec> schemes) {
    for (int group : new int[] {-1, 32, 128}) {
      schemes.add(SchemeSpec.int4W4A8().withGroupSize(group));
    }
    schemes.add(SchemeSpec.mxfp4W4A8());
    schemes.add(SchemeSpec.mxfp4Mxfp8());
    schemes.add(SchemeSpec.mxfp8W8A8());
    schemes.add(SchemeSpec.nvfp4W4A16());
    schemes.add(SchemeSpec.nvfp4W4A4());
    schemes.add(SchemeSpec.quantScheme());
  }

  /** Of each annotation, each member that says nothing of dtypes and scales. */
  private static void extras(Set<SchemeSpec> schemes) {
    List<SchemeSpec> bare =
        schemes.stream().filter(s -> s.members().stream().allMatch(Member::isDefault)).toList();
    for (SchemeSpec scheme : bare) {
      for (ExtraMember extra : scheme.kind().extras()) {
        Object other = extra.defaultValue() instanceof Boolean flag ? (Object) !flag : 1.702;
        schemes.add(scheme.with(extra.member(), other));
      }
    }
  }

  private static void fp8(Set<SchemeSpec> schemes, List<Integer> shape) {
    for (int flags = 0; flags < 8; flags++) {
      schemes.add(
          SchemeSpec.fp8W8A8()
              .withPerActToken((flags & 1) != 0)
              .withPerOutCh((flags & 2) != 0)
              .withBlockShape(shape.toArray(Integer[]::new))
              .withStaticActivations((flags & 4) != 0));
    }
    for (boolean perOutCh : FLAG) {
      schemes.add(
          SchemeSpec.fp8W8A16()
              .withPerOutCh(perOutCh)
              .withBlockShape(shape.toArray(Integer[]::new)));
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
  private static Map<String, List<String>> expected(VllmRevision revision) {
    Map<String, List<String>> expected = new LinkedHashMap<>(ApprovedTexts.ofRules(revision));
    for (SchemeSpec scheme : products()) {
      expected.putIfAbsent(
          scheme.toString(),
          QuantRules.check(scheme, revision).stream().map(Finding::message).toList());
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
        c -> c.compile(Compilations.of(Compilations.annotated(List.copyOf(newest.keySet())))));
  }

  @ParameterizedTest
  @EnumSource
  void theCompilerSaysWhatTheRulesSay(CompilerUnderTest compiler) {
    assertSaid(newest, compile(compiler));
  }

  static Stream<VllmRevision> earlier() {
    return Stream.of(VllmRevision.values()).filter(one -> one != VllmRevision.NEWEST);
  }

  @ParameterizedTest
  @MethodSource("earlier")
  void soItDoesForAnEarlierRevision(VllmRevision revision) {
    Map<String, List<String>> expected = expected(revision);
    Sources sources = Compilations.annotated(List.copyOf(expected.keySet()));
    assertSaid(expected, CompilerUnderTest.JAVAC.compile(Compilations.of(revision, sources)));
  }

  private static void assertSaid(Map<String, List<String>> expected, CompilationResult result) {
    Map<String, List<String>> said = new HashMap<>();
    for (Diagnosed found : result.diagnostics()) {
      said.computeIfAbsent(found.file(), file -> new ArrayList<>()).add(found.message());
    }
    int i = 0;
    for (Map.Entry<String, List<String>> scheme : expected.entrySet()) {
      assertWithMessage(scheme.getKey())
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
    for (String annotation : newest.keySet()) {
      SchemeSpec scheme = classes.scheme("demo/S" + i++ + "QuantConfig.java");
      assertThat(scheme.toString()).isEqualTo(annotation);
      held.put(annotation, scheme);
    }
    for (SchemeSpec scheme : products()) {
      assertThat(held.get(scheme.toString())).isEqualTo(scheme);
    }
  }
}
