package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.annotations.DType.BFLOAT16;
import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.NVFP4;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.samples.models.Tensor.TENSORS;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantConfigs;
import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.diagnostics.TensorRuleId;
import dev.moequant.samples.models.Tensor;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.tensors.SlotTensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scheme of each class that is rejected or warned about, built by hand: a program that runs
 * hears what the compiler says.
 */
final class RuntimeRejectionTest {
  private static final Map<String, SchemeSpec> SCHEMES = schemes();

  private static Map<String, SchemeSpec> schemes() {
    Map<String, SchemeSpec> schemes = new HashMap<>();
    schemes.put("MOEQ101", SchemeSpec.fp8W8A8().withBlockShape(128));
    schemes.put("MOEQ102", SchemeSpec.fp8W8A8().withBlockShape(0, 128));
    schemes.put("MOEQ103", SchemeSpec.fp8W8A8().withPerActToken(true).withBlockShape(128, 128));
    schemes.put("MOEQ104", SchemeSpec.fp8W8A8().withPerOutCh(true).withBlockShape(128, 128));
    schemes.put("MOEQ105", SchemeSpec.fp8W8A8().withBlockShape(1, -1));
    schemes.put("MOEQ106", SchemeSpec.int8W8A16().withGroupSize(0));
    schemes.put("MOEQ107", SchemeSpec.int4W4A16().withGroupSize(-1));
    schemes.put("MOEQ108", scheme(DType.NONE, NONE, INT4, GROUP));
    schemes.put("MOEQ109", scheme(INT8, PER_TOKEN, INT8, PER_TOKEN));
    schemes.put("MOEQ201", scheme(INT4, PER_TOKEN, INT4, PER_CHANNEL));
    schemes.put("MOEQ202", scheme(FLOAT8_E4M3FN, PER_TOKEN, INT8, PER_CHANNEL));
    schemes.put("MOEQ203", scheme(DType.NONE, PER_TOKEN, INT8, PER_CHANNEL));
    schemes.put("MOEQ204", scheme(BFLOAT16, NONE, INT4, GROUP, 0, 128));
    schemes.put("MOEQ205", SchemeSpec.int8W8A8().withPerActToken(false));
    schemes.put("MOEQ206", SchemeSpec.mxfp4W4A4().withBlockShape(128, 128));
    schemes.put("MOEQ207", scheme(DType.NONE, NONE, NVFP4, GROUP, 1, 32));
    schemes.put(
        "MOEQ208",
        SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true).withStaticActivations(true));
    schemes.put(
        "MOEQ209", SchemeSpec.fp8W8A8().withBlockShape(128, 128).withStaticActivations(true));
    schemes.put(
        "MOEQ210",
        weightOnly(
            WeightSpec.unquantized()
                .withDtype(FLOAT8_E4M3FN)
                .withGranularity(PER_CHANNEL)
                .withZeroPoints(true)));
    schemes.put(
        "MOEQ212",
        weightOnly(WeightSpec.unquantized().withDtype(FLOAT8_E4M3FN)).withPrecisionConfig(true));
    schemes.put("MOEQ213", SchemeSpec.fp8W8A8().withPerActToken(true));
    schemes.put("MOEQ214", SchemeSpec.mxfp4W4A4().withStaticActivations(true));
    schemes.put("MOEQ215", SchemeSpec.int4W4A16().withActOrder(ActOrder.GROUP));
    schemes.put("MOEQ217", scheme(FLOAT8_E4M3FN, PER_TENSOR, FLOAT8_E4M3FN, BLOCK, 128, 128));
    return schemes;
  }

  private static QuantSchemeSpec weightOnly(WeightSpec weights) {
    return SchemeSpec.quantScheme().withWeights(weights);
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

  static List<String> ids() {
    return SCHEMES.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void programsHearWhatTheCompilerSays(String id) throws IOException {
    SchemeSpec scheme = SCHEMES.getOrDefault(id, SchemeSpec.quantScheme());

    assertThat(heard(RuleId.of(id), scheme)).isEqualTo(printed(id));
  }

  /** An exception, or, for a warning, what a report has. */
  private static String heard(RuleId rule, SchemeSpec scheme) {
    if (rule.words().severity() == Severity.WARNING) {
      return CheckedScheme.of(scheme).check(TENSORS, SlotTensors.none()).warnings().stream()
          .map(Finding::message)
          .collect(Collectors.joining("\n"));
    }
    return String.valueOf(
        assertThrows(
                InvalidQuantConfigException.class,
                () -> QuantConfigs.checked(scheme, TENSORS, SlotTensors.none()))
            .getMessage());
  }

  /** The one rule about tensors that both can find; the compiler speaks of the member. */
  @Test
  void aTensorForAPrecisionConfigIsRefusedToo() throws IOException {
    FusedMoEQuantConfig<Tensor> config =
        QuantConfigs.mxfp4W4A16(Tensor.f32("w13", 1f), Tensor.f32("w2", 1f), q -> {});

    InvalidQuantConfigException thrown =
        assertThrows(InvalidQuantConfigException.class, config::w1Precision);

    String code = TensorRuleId.SCALE_KIND.code();
    assertThat(thrown).hasMessageThat().startsWith("[" + code + "] w1_scale is a tensor");
    assertThat(thrown).hasMessageThat().contains(", not a PrecisionConfig\n");
    assertThat(printed(code)).startsWith("[" + code + "] ");
    assertThat(printed(code)).contains(", not a PrecisionConfig\n");
  }

  @Test
  void eachClassThatAProgramCanHearAboutIsHere() throws IOException {
    Set<String> all = new TreeSet<>(SCHEMES.keySet());
    all.add(TensorRuleId.SCALE_KIND.code());

    Set<String> shown =
        Samples.shown().stream()
            .flatMap(source -> source.expectedIds().stream())
            .filter(id -> RuleId.of(id).finder() == DetectedBy.ANYONE)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(all).isEqualTo(shown);
  }

  /**
   * The message in what javac prints of a class: it puts the source line and the caret behind the
   * first line, two more spaces before the others, and the number of messages last.
   */
  private static String printed(String id) throws IOException {
    ShownSource source =
        Samples.shown().stream()
            .filter(candidate -> candidate.expectedIds().contains(id))
            .findFirst()
            .orElseThrow();
    List<String> lines = Samples.compiler().compile(source).printed().lines().toList();
    List<String> message = new ArrayList<>();
    message.add(lines.get(0).replaceFirst("^\\S+ (error|warning): ", ""));
    lines.subList(3, lines.size() - 1).forEach(line -> message.add(line.substring(2)));
    return String.join("\n", message);
  }
}
