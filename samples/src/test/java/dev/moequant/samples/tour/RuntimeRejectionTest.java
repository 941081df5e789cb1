package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.annotations.DType.BFLOAT16;
import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.InvalidQuantSchemeException;
import dev.moequant.QuantConfigs;
import dev.moequant.SlotTensors;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.samples.models.Tensor;
import dev.moequant.spec.ActivationSpec;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.WeightSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scheme of each rejected class, built by hand: a program that runs hears what the compiler
 * says.
 */
final class RuntimeRejectionTest {
  /** Their mistake is where the annotation stands; at run time there is no annotation. */
  private static final Set<String> PLACEMENT = Set.of("MOEQ801", "MOEQ802", "MOEQ803");

  private static final Map<String, SchemeSpec> SCHEMES = schemes();

  private static Map<String, SchemeSpec> schemes() {
    Map<String, SchemeSpec> schemes = new HashMap<>();
    schemes.put("MOEQ101", SchemeSpec.fp8W8A8().withBlockShape(128));
    schemes.put("MOEQ102", SchemeSpec.fp8W8A8().withBlockShape(0, 128));
    schemes.put("MOEQ103", SchemeSpec.fp8W8A8().withPerActToken(true).withBlockShape(128, 128));
    schemes.put("MOEQ104", SchemeSpec.fp8W8A8().withPerOutCh(true).withBlockShape(128, 128));
    schemes.put("MOEQ105", SchemeSpec.fp8W8A8().withBlockShape(1, -1));
    schemes.put("MOEQ108", scheme(DType.NONE, NONE, INT4, GROUP));
    schemes.put("MOEQ109", scheme(INT8, PER_TOKEN, INT8, PER_TOKEN));
    schemes.put("MOEQ201", scheme(INT4, PER_TOKEN, INT4, PER_CHANNEL));
    schemes.put("MOEQ202", scheme(FLOAT8_E4M3FN, PER_TOKEN, INT8, PER_CHANNEL));
    schemes.put("MOEQ203", scheme(DType.NONE, PER_TOKEN, INT8, PER_CHANNEL));
    schemes.put("MOEQ204", scheme(BFLOAT16, NONE, INT4, GROUP, 0, 128));
    schemes.put(
        "MOEQ208",
        SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true).withStaticActivations(true));
    schemes.put(
        "MOEQ209", SchemeSpec.fp8W8A8().withBlockShape(128, 128).withStaticActivations(true));
    return schemes;
  }

  private static SchemeSpec scheme(
      DType activations,
      Granularity perActivations,
      DType weights,
      Granularity perWeights,
      Integer... weightGroup) {
    return SchemeSpec.quantScheme()
        .withActivations(
            ActivationSpec.unquantized().withDtype(activations).withGranularity(perActivations))
        .withWeights(
            WeightSpec.unquantized()
                .withDtype(weights)
                .withGranularity(perWeights)
                .withGroupShape(weightGroup));
  }

  static Set<String> ids() {
    return new TreeSet<>(SCHEMES.keySet());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void programsHearWhatTheCompilerSays(String id) throws IOException {
    RejectedSource source =
        Samples.rejected().stream()
            .filter(candidate -> candidate.expectedIds().contains(id))
            .findFirst()
            .orElseThrow();
    SchemeSpec scheme = SCHEMES.getOrDefault(id, SchemeSpec.quantScheme());

    InvalidQuantSchemeException thrown =
        assertThrows(
            InvalidQuantSchemeException.class,
            () -> QuantConfigs.checked(scheme, Tensor.TENSORS, SlotTensors.none()));

    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(message(Samples.compiler().compile(source).printed()));
  }

  @Test
  void eachRejectedClassIsHere() throws IOException {
    Set<String> all = new TreeSet<>(PLACEMENT);
    all.addAll(SCHEMES.keySet());

    Set<String> rejected = new TreeSet<>();
    Samples.rejected().forEach(source -> rejected.addAll(source.expectedIds()));

    assertThat(rejected).isEqualTo(all);
  }

  /**
   * The message in what javac prints: it puts the source line and the caret behind the first line,
   * and two more spaces before the others.
   */
  private static String message(String printed) {
    String[] lines = printed.split("\n", -1);
    String text = lines[0].substring(lines[0].indexOf("error: ") + "error: ".length());
    return text + "\n" + lines[3].substring(2);
  }
}
