package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.internal.check.TestTensor.TENSORS;
import static dev.moequant.internal.check.TestTensor.slots;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MOEQ505: a program that knows the deployment and the tensors sees both. */
class LowLatencyScalesTest {
  private static final SchemeSpec STATIC = SchemeSpec.fp8W8A8().withStaticActivations(true);

  private static DeployedLayer deployed(All2AllBackend backend, int dp) {
    LayerSpec layer =
        LayerSpec.of(
            l -> {
              l.numExperts(64);
              l.expertsPerToken(8);
              l.hiddenDim(4096);
              l.intermediateSize(1024);
            });
    return new DeployedLayer(
        STATIC,
        layer,
        DeploymentSpec.of(
            "d",
            d -> {
              d.tp(16 / dp);
              d.dp(dp);
              d.expertParallel();
              d.all2all(backend);
            }),
        0);
  }

  private static List<Finding> found(All2AllBackend backend, int dp, String... scales) {
    return CheckedScheme.of(STATIC)
        .check(deployed(backend, dp), TENSORS, slots(List.of(scales)))
        .errors();
  }

  @ParameterizedTest
  @CsvSource({
    "DEEPEP_LOW_LATENCY, 16, [4], MOEQ505",
    "NIXL_EP, 16, [4], MOEQ505",
    "DEEPEP_LOW_LATENCY, 16, [1], ''",
    "DEEPEP_LOW_LATENCY, 16, [], ''",
    "DEEPEP_LOW_LATENCY, 1, [4], ''",
    "DEEPEP_HIGH_THROUGHPUT, 16, [4], ''"
  })
  void oneScaleForAllTokens(All2AllBackend backend, int dp, String shape, String id) {
    assertThat(
            found(
                    backend,
                    dp,
                    "w1_scale F32 [4]",
                    "w2_scale F32 [4]",
                    "a1_scale F32 " + shape,
                    "a2_scale F32 " + shape)
                .stream()
                .map(finding -> finding.rule().code())
                .toList()
                .toString())
        .isEqualTo("[" + id + "]");
  }

  @Test
  void itIsThrownWithWhateverElseIsWrong() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () ->
                CheckedScheme.of(STATIC)
                    .create(
                        deployed(All2AllBackend.NIXL_EP, 16),
                        TENSORS,
                        slots(
                            List.of(
                                "w1_scale F32 [64]",
                                "w2_scale F32 [4]",
                                "a1_scale F32 [4]",
                                "a2_scale F32 [4]"))));
    assertThat(thrown.findings().stream().map(finding -> finding.rule().code()).toList())
        .containsExactly("MOEQ309", "MOEQ505")
        .inOrder();
    assertThat(thrown.findings().get(1).place()).isEqualTo(new Place.OfTensor(TensorSlot.A1_SCALE));
  }
}
