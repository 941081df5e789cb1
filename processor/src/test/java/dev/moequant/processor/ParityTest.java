package dev.moequant.processor;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.processor.testing.CompilationResult;
import dev.moequant.processor.testing.CompilerUnderTest;
import dev.moequant.processor.testing.Diagnosed;
import dev.moequant.processor.testing.Sources;
import dev.moequant.rules.Finding;
import dev.moequant.rules.QuantRules;
import dev.moequant.spec.ActivationSpec;
import dev.moequant.spec.Fp8W8A8Spec;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The claim of the project: what the compiler says of an annotation is, word for word, what the
 * rules say of the same scheme at run time. Schemes are printed as annotations and compiled, which
 * also proves that the reader reads what the printer prints.
 */
class ParityTest {
  private static final List<List<Integer>> SHAPES =
      List.of(List.of(), List.of(128), List.of(128, 128), List.of(0, 128), List.of(1, -1));

  static List<SchemeSpec> schemes() {
    List<SchemeSpec> schemes = new ArrayList<>();
    for (List<Integer> shape : SHAPES) {
      for (int flags = 0; flags < 8; flags++) {
        schemes.add(new Fp8W8A8Spec((flags & 1) != 0, (flags & 2) != 0, shape, (flags & 4) != 0));
      }
      for (Granularity granularity : Granularity.values()) {
        for (DType dtype : List.of(DType.NONE, DType.INT8, DType.INT4, DType.FLOAT16)) {
          schemes.add(
              SchemeSpec.quantScheme()
                  .withActivations(
                      new ActivationSpec(dtype, granularity, List.of(), shape.isEmpty()))
                  .withWeights(new WeightSpec(DType.INT8, granularity, shape, false)));
        }
      }
    }
    return schemes;
  }

  @ParameterizedTest
  @EnumSource
  void theCompilerSaysWhatTheRulesSay(CompilerUnderTest compiler) {
    List<SchemeSpec> schemes = schemes();
    CompilationResult result = compiler.compile(Compilations.of(printed(schemes)));
    for (int i = 0; i < schemes.size(); i++) {
      String file = "demo/S" + i + ".java";
      assertWithMessage("%s: %s", compiler, schemes.get(i))
          .that(
              result.diagnostics().stream()
                  .filter(found -> found.file().equals(file))
                  .map(Diagnosed::message)
                  .toList())
          .containsExactlyElementsIn(
              QuantRules.check(schemes.get(i)).stream().map(Finding::message).toList());
    }
  }

  private static Sources printed(List<SchemeSpec> schemes) {
    Sources sources = Sources.of("package demo; interface Marker {}");
    for (int i = 0; i < schemes.size(); i++) {
      sources =
          sources.and(
              """
              package demo;

              import static dev.moequant.annotations.DType.*;
              import static dev.moequant.annotations.Granularity.NONE;
              import static dev.moequant.annotations.Granularity.PER_TENSOR;
              import static dev.moequant.annotations.Granularity.PER_TOKEN;
              import static dev.moequant.annotations.Granularity.PER_CHANNEL;
              import static dev.moequant.annotations.Granularity.GROUP;
              import static dev.moequant.annotations.Granularity.BLOCK;
              import dev.moequant.annotations.*;

              %s
              class S%d {}
              """
                  .formatted(schemes.get(i), i));
    }
    return sources;
  }
}
