package dev.moequant.deployment;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.Routing;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers and deployments as values: what is said is there, and nothing else. */
class DeployedLayerTest {
  private static final List<Scope<LayerOptions>> OF_LAYER =
      List.of(
          l -> l.numExperts(128),
          l -> l.expertsPerToken(8),
          l -> l.hiddenDim(2048),
          l -> l.intermediateSize(768),
          l -> l.activation(Activation.RELU2_NO_MUL),
          l -> l.inDtype(DType.FLOAT16),
          LayerOptions::bias,
          l -> l.swigluLimit(7),
          l -> l.routing(Routing.DEEPSEEK_V3),
          l -> l.routerWeightOnInput(true),
          l -> l.denseIntermediateSize(6144),
          l -> l.sharedIntermediateSize(512));

  private static final List<Scope<DeploymentOptions>> OF_DEPLOYMENT =
      List.of(
          d -> d.tp(4),
          d -> d.dp(2),
          DeploymentOptions::expertParallel,
          d -> d.eplb(true),
          d -> d.redundantExperts(8),
          d -> d.all2all(All2AllBackend.DEEPEP_LOW_LATENCY),
          d -> d.gpu(Gpu.L40S),
          d -> d.kernel(Kernel.MARLIN));

  private static LayerSpec whole() {
    return LayerSpec.of(l -> OF_LAYER.forEach(one -> one.configure(l)));
  }

  private static DeploymentSpec all() {
    return DeploymentSpec.of("all", d -> OF_DEPLOYMENT.forEach(one -> one.configure(d)));
  }

  @Test
  void aLayerHasWhatWasSaid() {
    LayerSpec layer = whole();
    assertThat(
            List.of(
                layer.numExperts(),
                layer.expertsPerToken(),
                layer.hiddenDim(),
                layer.intermediateSize(),
                layer.denseIntermediateSize(),
                layer.sharedIntermediateSize()))
        .containsExactly(128, 8, 2048, 768, 6144, 512)
        .inOrder();
    assertThat(layer.activation()).isEqualTo(Activation.RELU2_NO_MUL);
    assertThat(layer.inDtype()).isEqualTo(DType.FLOAT16);
    assertThat(layer.bias()).isTrue();
    assertThat(layer.swigluLimit()).isEqualTo(7.0);
    assertThat(layer.routing()).isEqualTo(Routing.DEEPSEEK_V3);
    assertThat(layer.routerWeightOnInput()).isTrue();
    assertThat(layer.toString())
        .isEqualTo("128 experts (8 a token), hiddenDim 2048, intermediateSize 768");
  }

  @Test
  void aDeploymentHasWhatWasSaid() {
    DeploymentSpec all = all();
    assertThat(List.of(all.tp(), all.dp(), all.redundantExperts()))
        .containsExactly(4, 2, 8)
        .inOrder();
    assertThat(List.of(all.expertParallel(), all.eplb())).containsExactly(true, true);
    assertThat(all.toString())
        .isEqualTo("\"all\": tp 4, dp 2, expert parallel, deepep_low_latency, L40S, marlin");
    assertThat(all.withRanks(8, 1, false).toString())
        .isEqualTo("\"all\": tp 8, deepep_low_latency, L40S, marlin");
    assertThat(all.withRanks(8, 1, false).redundantExperts()).isEqualTo(8);
    assertThat(all.withRanks(8, 1, false).eplb()).isTrue();
    assertThat(all.withRanks(4, 2, true)).isEqualTo(all);
  }

  @Test
  void valuesThatSayTheSameAreEqual() {
    assertThat(whole()).isEqualTo(whole());
    assertThat(whole().hashCode()).isEqualTo(whole().hashCode());
    assertThat(all()).isEqualTo(all());
    assertThat(all().hashCode()).isEqualTo(all().hashCode());
    LayerSpec nothing = LayerSpec.of(l -> {});
    OF_LAYER.forEach(one -> assertThat(LayerSpec.of(one)).isNotEqualTo(nothing));
    DeploymentSpec none = DeploymentSpec.of("all", d -> {});
    OF_DEPLOYMENT.forEach(one -> assertThat(DeploymentSpec.of("all", one)).isNotEqualTo(none));
    assertThat(DeploymentSpec.of("other", d -> {})).isNotEqualTo(none);
    assertThat(List.<Object>of(nothing, none)).containsNoneOf("a", 1);
  }

  static Stream<Runnable> afterTheBlock() {
    LayerOptions[] layer = new LayerOptions[1];
    LayerSpec.of(l -> layer[0] = l);
    DeploymentOptions[] deployment = new DeploymentOptions[1];
    DeploymentSpec.of("kept", d -> deployment[0] = d);
    return Stream.concat(
        OF_LAYER.stream().<Runnable>map(one -> () -> one.configure(layer[0])),
        OF_DEPLOYMENT.stream().<Runnable>map(one -> () -> one.configure(deployment[0])));
  }

  @ParameterizedTest
  @MethodSource
  void afterTheBlock(Runnable late) {
    assertThat(assertThrows(IllegalStateException.class, late::run))
        .hasMessageThat()
        .isEqualTo("the block has returned: its scope configures nothing more");
  }

  @Test
  void ranksShareExpertsOrDealThemOut() {
    DeploymentSpec split = DeploymentSpec.of("split", d -> d.tp(4));
    assertThat(List.of(split.useEp(), split.useAll2AllKernels())).containsExactly(false, false);
    DeploymentSpec dealt = split.withRanks(4, 1, true);
    assertThat(List.of(dealt.useEp(), dealt.useAll2AllKernels())).containsExactly(true, false);
    assertThat(split.withRanks(1, 4, true).useAll2AllKernels()).isTrue();
    assertThat(split.withRanks(1, 4, false).useAll2AllKernels()).isFalse();
    assertThat(split.withRanks(1, 1, true).useEp()).isFalse();
    SchemeSpec fp8 = SchemeSpec.fp8W8A8();
    assertThat(RankSizes.of(fp8, whole(), split))
        .isEqualTo(new RankSizes(128, 128, 2048, 192, 192, 192, false, 4));
    assertThat(RankSizes.of(fp8, whole(), dealt))
        .isEqualTo(new RankSizes(32, 32, 2048, 768, 768, 768, false, 1));
    assertThat(RankSizes.of(fp8, whole(), split).layerSizes().ranks()).isEqualTo(4);
  }

  /** What gpt_oss.py computes for 2880: the first rank, the last, and vLLM's own size. */
  @ParameterizedTest
  @CsvSource({
    "1, 2880, 2880, 2880",
    "2, 1440, 1440, 1440",
    "4, 736, 672, 720",
    "8, 384, 192, 360",
    "16, 192, 0, 180",
    "32, 96, 0, 90",
    "7, 416, 384, 411"
  })
  void gptOssIsDealtOutInWholeGroups(int tp, long first, long last, long partition) {
    RankSizes rank = gptOss(SchemeSpec.mxfp4W4A16(), tp).rank();
    assertThat(rank).isEqualTo(new RankSizes(32, 32, 2880, first, last, partition, true, tp));
    assertThat(rank.hasEvenShares()).isEqualTo(first == last);
    assertThat(rank.intermediateSizes())
        .isEqualTo(first == last ? "" + first : first + " or " + last);
  }

  /** Other schemes of gpt-oss, and other models of mxfp4, are divided plainly. */
  @Test
  void nothingElseIs() {
    assertThat(gptOss(SchemeSpec.fp8W8A8(), 8).rank().intermediateSizes()).isEqualTo("360");
    LayerSpec other =
        LayerSpec.of(
            l -> {
              l.numExperts(32);
              l.hiddenDim(2880);
              l.intermediateSize(2880);
            });
    DeploymentSpec eight = DeploymentSpec.of("eight", d -> d.tp(8));
    assertThat(RankSizes.of(SchemeSpec.mxfp4W4A16(), other, eight).intermediateSizes())
        .isEqualTo("360");
  }

  @Test
  void shapesAreThoseOfTheFirstRanksAndOfTheLast() {
    assertThat(gptOss(SchemeSpec.mxfp4W4A16(), 8).loadedTensors().toString())
        .isEqualTo(
            "[w13_weight uint8 [32, 768, 1440] or [32, 384, 1440],"
                + " w2_weight uint8 [32, 2880, 192] or [32, 2880, 96],"
                + " w13_weight_scale uint8 [32, 768, 90] or [32, 384, 90],"
                + " w2_weight_scale uint8 [32, 2880, 12] or [32, 2880, 6]]");
    assertThat(gptOss(SchemeSpec.mxfp4W4A16(), 16).loadedTensors().get(0).shapeNames())
        .isEqualTo("[32, 384, 1440]");
    assertThat(gptOss(SchemeSpec.mxfp4W4A16(), 8).factoryTensors().get(0).shapeNames())
        .isEqualTo("[32, 768, 90] or [32, 384, 90]");
  }

  private static DeployedLayer gptOss(SchemeSpec scheme, int tp) {
    LayerSpec layer =
        LayerSpec.of(
            l -> {
              l.numExperts(32);
              l.expertsPerToken(4);
              l.hiddenDim(2880);
              l.intermediateSize(2880);
              l.activation(Activation.SWIGLUOAI);
            });
    return new DeployedLayer(scheme, layer, DeploymentSpec.of("tp", d -> d.tp(tp)), 0);
  }

  @Test
  void aLayerAloneIsOnOneRank() {
    DeployedLayer alone = DeployedLayer.alone(SchemeSpec.fp8W8A8(), whole());
    assertThat(alone.isAlone()).isTrue();
    assertThat(alone.index()).isEqualTo(-1);
    assertThat(alone.rank().shards()).isEqualTo(1);
    assertThat(alone.toString()).isEqualTo("@Fp8W8A8, " + whole() + ", alone");
    DeployedLayer second = alone.with(all(), 1);
    assertThat(second.isAlone()).isFalse();
    assertThat(second.index()).isEqualTo(1);
    assertThat(second.with(all()).index()).isEqualTo(1);
    assertThat(second.toString()).isEqualTo("@Fp8W8A8, " + whole() + ", " + all());
    assertThat(second.resolved()).isEqualTo(SchemeSpec.fp8W8A8().resolved());
  }
}
