package dev.moequant.layer;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.NotingLogger;
import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusedMoEConfigTest {
  private static final Platform CUDA = Platform.of(Accelerator.CUDA);
  private static final Platform ROCM = Platform.of(Accelerator.ROCM);
  private static final ParallelState FIRST_OF_ALL = ParallelState.of(0, 0, 0);
  private static final ExpertLayer MIXTRAL = layer(MoEActivation.SILU, 14336);

  private static ExpertLayer layer(MoEActivation activation, int intermediateSize) {
    return new ExpertLayer(
        ExpertCounts.of(8, 2),
        4096,
        intermediateSize,
        activation,
        RoutingMethodType.RENORMALIZE,
        DType.BFLOAT16);
  }

  /** Of two data-parallel ranks the first, with experts dealt out. */
  private static FusedMoEParallelConfig dealtOut(String backend) {
    return FusedMoEParallelConfig.make(
        V2026_07, ParallelSizes.of(1, 2), new ParallelConfig(true, backend, false), FIRST_OF_ALL);
  }

  private static FusedMoEConfig of(
      ExpertLayer layer, FusedMoEParallelConfig parallel, Platform platform) {
    return FusedMoEConfig.of(
        layer, parallel, platform, nothingSet(parallel.revision()), Scope.none());
  }

  private static MoEEnvironment nothingSet(VllmRevision revision) {
    return MoEEnvironment.of(revision, Map.of());
  }

  private static FusedMoEConfig single(MoEEnvironment environment, Scope<FusedMoEOptions> options) {
    return FusedMoEConfig.of(
        MIXTRAL,
        FusedMoEParallelConfig.makeNoParallel(environment.revision()),
        CUDA,
        environment,
        options);
  }

  private static InvalidQuantConfigException refused(
      ExpertLayer layer, FusedMoEParallelConfig parallel, Platform platform) {
    return assertThrows(InvalidQuantConfigException.class, () -> of(layer, parallel, platform));
  }

  @Test
  void theEnvironmentSaysHowManyTokensTheSeedTakes() {
    Map<String, String> variables = Map.of("VLLM_MOE_DP_CHUNK_SIZE", "0");
    MoEEnvironment later = MoEEnvironment.of(V2026_07, variables);
    assertThat(single(later, Scope.none()).maxNumTokens()).isEqualTo(256);
    MoEEnvironment seed = MoEEnvironment.of(V2025_10, variables);
    InvalidQuantConfigException thrown =
        assertThrows(InvalidQuantConfigException.class, () -> single(seed, Scope.none()));
    assertThat(thrown)
        .hasMessageThat()
        .startsWith(
            "[MOEQ513] max_num_tokens = 0 is not positive: each dispatch needs room for at least"
                + " one token\n  help: give a positive number, or none: then"
                + " VLLM_MOE_DP_CHUNK_SIZE is taken");
  }

  @Test
  void laterRevisionsDoNotNameAVariableThatTheyDoNotRead() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> single(nothingSet(V2026_07), layer -> layer.maxNumTokens(-1)));
    assertThat(thrown).hasMessageThat().contains("or none: then 256 is taken\n");
  }

  @Test
  void ranksAndEnvironmentAreOfOneRevision() {
    FusedMoEParallelConfig seed = FusedMoEParallelConfig.makeNoParallel(V2025_10);
    MoEEnvironment later = nothingSet(V2026_07).withAll2AllBackend("naive");
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> FusedMoEConfig.of(MIXTRAL, seed, CUDA, later, Scope.none()));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "the ranks are vLLM 2025-10's, but the environment was read as vLLM 2026-07 reads it:"
                + " say one of them");
  }

  @Test
  void ranksShareAnExpertEqually() {
    FusedMoEParallelConfig three =
        FusedMoEParallelConfig.make(
            V2026_07, ParallelSizes.of(3, 1), new ParallelConfig(false), FIRST_OF_ALL);
    assertThat(refused(MIXTRAL, three, CUDA))
        .hasMessageThat()
        .startsWith(
            "[MOEQ402] intermediate_size = 14336 is not divisible by 3: each rank takes an equal"
                + " part of every expert\n  help: ranks that fit: 1, 2, 4, 7, 8, 14, 16, 28; or"
                + " expert parallelism, which leaves experts whole\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2048 | 3 | 1, 2, 4, 8, 16, 32, 64",
        "7 | 2 | 1, 7",
        "14336 | 100 | ranks that fit: 7, 8, 14, 16, 28, 32, 56, 64"
      })
  void ranksThatFitAreThoseNearest(int intermediateSize, int ranks, String help) {
    FusedMoEParallelConfig split =
        FusedMoEParallelConfig.make(
            V2026_07, ParallelSizes.of(ranks, 1), new ParallelConfig(false), FIRST_OF_ALL);
    assertThat(refused(layer(MoEActivation.SILU, intermediateSize), split, CUDA))
        .hasMessageThat()
        .contains(help + "; or expert parallelism");
  }

  @Test
  void moriNeedsAiterWithoutSharedExperts() {
    FusedMoEParallelConfig mori = dealtOut("mori_low_latency");
    assertThat(refused(MIXTRAL, mori, ROCM))
        .hasMessageThat()
        .startsWith("[MOEQ515] all2all_backend = mori_low_latency is MoRI, which hands tokens to");
    assertThat(refused(MIXTRAL, mori, ROCM.withAiterFusedMoe().withAiterFusedSharedExperts()))
        .hasMessageThat()
        .startsWith("[MOEQ516] all2all_backend = mori_low_latency is MoRI, which sends no tokens");
    assertThat(of(MIXTRAL, mori, ROCM.withAiterFusedMoe()).rocmAiterFmoeEnabled()).isTrue();
  }

  @Test
  void whereAiterIsAskedForDependsOnTheGate() {
    FusedMoEParallelConfig mori = dealtOut("mori_low_latency");
    ExpertLayer relu = layer(MoEActivation.RELU2_NO_MUL, 14336);
    assertThat(refused(MIXTRAL, mori, ROCM))
        .hasMessageThat()
        .contains("and say so here, Platform.of(ROCM).withAiterFusedMoe(); or take another");
    assertThat(refused(relu, mori, ROCM.withAiterFusedMoe()))
        .hasMessageThat()
        .contains("and say so here, rocmAiterFmoeEnabled() in the block; or take another");
    assertThat(
            FusedMoEConfig.of(
                    relu, mori, ROCM, nothingSet(V2026_07), FusedMoEOptions::rocmAiterFmoeEnabled)
                .rocmAiterFmoeEnabled())
        .isTrue();
  }

  @Test
  void anActivationWithoutAGateNeedsAnAccelerator() {
    ExpertLayer relu = layer(MoEActivation.RELU2_NO_MUL, 14336);
    FusedMoEParallelConfig single = FusedMoEParallelConfig.makeNoParallel(V2026_07);
    Platform cpu = Platform.of(Accelerator.OTHER);
    UnsupportedOperationException thrown =
        assertThrows(UnsupportedOperationException.class, () -> of(relu, single, cpu));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "activation = relu2_no_mul has no gate: vLLM 2026-07 runs such layers on CUDA, ROCm and XPU only; take silu, or another platform");
    assertThat(of(relu, FusedMoEParallelConfig.makeNoParallel(V2025_10), cpu).isActAndMul())
        .isFalse();
    assertThat(of(relu, single, Platform.of(Accelerator.XPU)).device()).isEqualTo("xpu");
    assertThat(of(MIXTRAL, single, cpu).device()).isEqualTo("cpu");
  }

  @Test
  void tokensAreLoggedBeforeTheyAreCheckedAndAfterTheSizes() {
    assertThat(logged(MIXTRAL, 0))
        .containsExactly("S:debug_once: Using FusedMoEConfig::max_num_tokens=0");
    assertThat(logged(layer(MoEActivation.SILU, 14337), 0)).isEmpty();
  }

  private static List<String> logged(ExpertLayer layer, int tokens) {
    List<String> logs = new ArrayList<>();
    FusedMoEParallelConfig two =
        FusedMoEParallelConfig.make(
            V2026_07, ParallelSizes.of(1, 2), new ParallelConfig(false), FIRST_OF_ALL);
    assertThrows(
        InvalidQuantConfigException.class,
        () ->
            FusedMoEConfig.of(
                layer,
                two,
                CUDA,
                MoEEnvironment.of(V2026_07, Map.of(), new NotingLogger(logs)),
                options -> options.maxNumTokens(tokens)));
    return logs;
  }

  @Test
  void equalWordsMakeEqualLayers() {
    FusedMoEConfig one = single(nothingSet(V2026_07), layer -> layer.swigluLimit(7));
    FusedMoEConfig same = single(nothingSet(V2026_07), layer -> layer.swigluLimit(7));
    assertThat(same).isEqualTo(one);
    assertThat(same.hashCode()).isEqualTo(one.hashCode());
    assertThat(single(nothingSet(V2026_07), Scope.none())).isNotEqualTo(one);
    assertThat(single(nothingSet(V2025_10), layer -> layer.swigluLimit(7))).isNotEqualTo(one);
    FusedMoEParallelConfig alone = FusedMoEParallelConfig.makeNoParallel(V2026_07);
    assertThat(of(layer(MoEActivation.GELU, 14336), alone, CUDA))
        .isNotEqualTo(of(MIXTRAL, alone, CUDA));
    Object another = one.toString();
    assertThat(one).isNotEqualTo(another);
  }

  @Test
  void aBlockThatHasReturnedSaysNothingMore() {
    List<FusedMoEOptions> kept = new ArrayList<>();
    FusedMoEConfig config = single(nothingSet(V2026_07), kept::add);
    assertThat(config.maxNumTokens()).isEqualTo(256);
    for (Scope<FusedMoEOptions> late :
        List.<Scope<FusedMoEOptions>>of(
            layer -> layer.maxNumTokens(1),
            layer -> layer.moeBackend("triton"),
            FusedMoEOptions::hasBias)) {
      IllegalStateException thrown =
          assertThrows(IllegalStateException.class, () -> late.configure(kept.get(0)));
      assertThat(thrown)
          .hasMessageThat()
          .isEqualTo("the block has returned: its scope configures nothing more");
    }
  }

  @Test
  void itIsPrintedWithWhatWasDecided() {
    String printed = single(nothingSet(V2026_07), FusedMoEOptions::hasBias).toString();
    assertThat(printed).startsWith("FusedMoEConfig[ExpertLayer[experts=ExpertCounts[");
    assertThat(printed).contains("revision=vLLM 2026-07, ");
    assertThat(printed).contains("intermediateSizePerPartition=14336, ");
    assertThat(printed).contains("intermediatePad=null, moeBackend=auto, maxNumTokens=256, ");
    assertThat(printed).contains("hasBias=true, ");
  }
}
