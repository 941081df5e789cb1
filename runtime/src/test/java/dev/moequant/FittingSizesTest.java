package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.diagnostics.Finding;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FittingSizesTest {
  private static final MoECheck QWEN3 =
      MoECheck.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128))
          .layer(l -> sizes(l, 128, 8, 2048, 768));

  private static void sizes(
      LayerOptions layer, int experts, int ofToken, int hidden, int intermediate) {
    layer.numExperts(experts);
    layer.expertsPerToken(ofToken);
    layer.hiddenDim(hidden);
    layer.intermediateSize(intermediate);
  }

  @Test
  void whichSizesOfTpFitOnEightGpus() {
    FittingSizes sizes = QWEN3.fittingSizes(8);

    assertThat(sizes.toString())
        .isEqualTo(
            """
            8 GPUs:
              tp 1: fits
              tp 1, dp 8: MOEQ403
              tp 1, dp 8, ep: fits
              tp 2: fits
              tp 2, ep: fits
              tp 2, dp 4: MOEQ403
              tp 2, dp 4, ep: fits
              tp 4: MOEQ403
              tp 4, ep: fits
              tp 4, dp 2: MOEQ403
              tp 4, dp 2, ep: fits
              tp 8: MOEQ403
              tp 8, ep: fits""");
    assertThat(sizes.tensorParallelSizes()).containsExactly(1, 2).inOrder();
    assertThat(sizes.largestTensorParallelSize()).hasValue(2);
    assertThat(sizes.gpus()).isEqualTo(8);
    assertThat(sizes.fitting()).hasSize(8);
    assertThat(sizes.ways()).containsAtLeastElementsIn(sizes.fitting());
  }

  /** Six have divisors that are no powers of two, and a power beside which some are idle. */
  @Test
  void divisorsCountToo() {
    assertThat(QWEN3.fittingSizes(6).toString())
        .isEqualTo(
            """
            6 GPUs:
              tp 1: fits
              tp 1, dp 6: fits
              tp 1, dp 6, ep: fits
              tp 2: fits
              tp 2, ep: fits
              tp 2, dp 3: fits
              tp 2, dp 3, ep: fits
              tp 3: fits
              tp 3, ep: fits
              tp 3, dp 2: fits
              tp 3, dp 2, ep: fits
              tp 4: MOEQ403
              tp 4, ep: fits
              tp 6: fits
              tp 6, ep: fits""");
    assertThat(QWEN3.fittingSizes(1).toString()).isEqualTo("1 GPU:\n  tp 1: fits");
  }

  @Test
  void eachWayHasItsFindings() {
    FittingSizes.Way four =
        QWEN3.vllm(VllmRevision.V2026_07).fittingSizes(4).ways().stream()
            .filter(way -> way.deployment().name().equals("tp 4"))
            .findFirst()
            .orElseThrow();
    assertThat(four.fits()).isFalse();
    assertThat(four.errors()).isEqualTo(four.findings());
    assertThat(four.findings().stream().map(Finding::text).toList())
        .containsExactly(
            "deployment \"tp 4\": intermediateSize / tp = 768 / 4 = 192 is not divisible by weight"
                + " quantization block_n = 128 (vLLM 2026-07)");
  }

  @Test
  void whatAllWaysHaveInCommonIsAsked() {
    FittingSizes sizes =
        MoECheck.of(SchemeSpec.unquantized())
            .layer(l -> sizes(l, 6, 2, 4096, 1024))
            .fittingSizes(
                4,
                d -> {
                  d.tp(77);
                  d.gpu(Gpu.H100);
                  d.all2all(All2AllBackend.DEEPEP_HIGH_THROUGHPUT);
                });
    for (FittingSizes.Way way : sizes.ways()) {
      assertThat(way.deployment().gpu()).isEqualTo(Gpu.H100);
      assertThat(way.deployment().tp()).isAtMost(4);
    }
    assertThat(sizes.toString()).contains("tp 1, dp 4, ep: MOEQ502");
    assertThat(sizes.fitting().get(0).findings()).hasSize(1); // 503: it is not used there
  }

  @Test
  void aSchemeWithErrorsFitsNowhere() {
    FittingSizes sizes =
        MoECheck.of(SchemeSpec.fp8W8A8().withBlockShape(128))
            .layer(l -> sizes(l, 8, 2, 4096, 1024))
            .fittingSizes(2);
    assertThat(sizes.fitting()).isEmpty();
    assertThat(sizes.largestTensorParallelSize()).isEqualTo(OptionalInt.empty());
    assertThat(sizes.ways().get(0).toString()).isEqualTo("tp 1: MOEQ101");
  }

  @Test
  void badQuestionsAreRefused() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> QWEN3.fittingSizes(0)))
        .hasMessageThat()
        .isEqualTo("there is no layer on 0 GPUs");
    MoECheck withoutLayer = MoECheck.of(SchemeSpec.unquantized());
    assertThat(assertThrows(IllegalStateException.class, () -> withoutLayer.fittingSizes(8)))
        .hasMessageThat()
        .isEqualTo("sizes of no layer: give layer(…) first");
    assertThat(
            assertThrows(IllegalStateException.class, withoutLayer.deployment("a", d -> {})::check))
        .hasMessageThat()
        .contains("give layer(…) first");
    assertThat(QWEN3.fittingSizes(Integer.MAX_VALUE).ways()).isNotEmpty();
  }

  @Test
  void aQuestionIsAnsweredInOneReport() {
    QuantReport report =
        QWEN3
            .deployment("four l40s", d -> d.tp(4))
            .deployment(DeploymentSpec.of("two", d -> d.tp(2)))
            .check();
    assertThat(report.findings().stream().map(f -> f.rule().code()).toList())
        .containsExactly("MOEQ403");
    assertThat(QWEN3.check().findings()).isEmpty();
    assertThat(MoECheck.of(SchemeSpec.fp8W8A8().withBlockShape(128)).check().findings()).hasSize(1);
    assertThat(
            MoECheck.of(SchemeSpec.fp8W8A8().withBlockShape(128))
                .layer(l -> sizes(l, 0, 0, 0, 0))
                .check()
                .findings())
        .hasSize(1); // a layer is looked at only where its scheme means something
    assertThat(List.of(QWEN3.layer(l -> {}).check().findings().size())).containsExactly(4);
  }
}
