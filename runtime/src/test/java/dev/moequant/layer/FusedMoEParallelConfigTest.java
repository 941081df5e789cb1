package dev.moequant.layer;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.scheme.VllmRevision;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusedMoEParallelConfigTest {
  /** Of any number of ranks the second. */
  private static final ParallelState SECOND = ParallelState.of(1, 1, 1);

  private static final ParallelState UNASKED =
      new ParallelState() {
        @Override
        public int tensorModelParallelRank() {
          throw new AssertionError("nobody asks a single rank");
        }

        @Override
        public int dpRank() {
          throw new AssertionError("nobody asks a single rank");
        }

        @Override
        public int pcpRank() {
          throw new AssertionError("nobody asks a single rank");
        }
      };

  private static FusedMoEParallelConfig make(
      VllmRevision revision, ParallelSizes sizes, String backend) {
    return FusedMoEParallelConfig.make(
        revision, sizes, new ParallelConfig(true, backend, false), SECOND);
  }

  @ParameterizedTest
  @EnumSource
  void aSingleRankIsNotAskedWhichItIs(VllmRevision revision) {
    FusedMoEParallelConfig config =
        FusedMoEParallelConfig.make(
            revision, ParallelSizes.of(1, 1), new ParallelConfig(true), UNASKED);
    assertThat(config).isEqualTo(FusedMoEParallelConfig.makeNoParallel(revision));
    assertThat(config.useEp()).isFalse();
  }

  @Test
  void ranksAreCountedFromTensorOverContextToDataParallelism() {
    ParallelSizes sizes = ParallelSizes.of(2, 4).withPcpSize(3);
    FusedMoEParallelConfig experts = make(V2026_07, sizes, "nixl_ep");
    assertThat(experts.ep()).isEqualTo(new RankGroup(24, (1 * 3 + 1) * 2 + 1));
    assertThat(experts.tp()).isEqualTo(RankGroup.ALONE);
    FusedMoEParallelConfig tensors =
        FusedMoEParallelConfig.make(V2026_07, sizes, new ParallelConfig(false), SECOND);
    assertThat(tensors.tp()).isEqualTo(experts.ep());
    assertThat(tensors.ep()).isEqualTo(RankGroup.ALONE);
  }

  @Test
  void revisionsDifferInWhatTheyKnowOnly() {
    ParallelSizes sizes = ParallelSizes.of(2, 2);
    FusedMoEParallelConfig seed = make(V2025_10, sizes, "pplx");
    FusedMoEParallelConfig later = make(V2026_07, sizes, "pplx");
    assertThat(seed.usePplxKernels()).isTrue();
    assertThat(later.usePplxKernels()).isFalse();
    assertThat(seed).isNotEqualTo(later);
    assertThat(seed.ep()).isEqualTo(later.ep());
    assertThat(seed.useAll2AllKernels()).isEqualTo(later.useAll2AllKernels());
  }

  @Test
  void theSeedSaysWhichParallelismItDoesNotHave() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> make(V2025_10, ParallelSizes.of(2, 1).withPcpSize(2), "naive"));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "vLLM 2025-10 has no prefill context and no sequence parallelism: pcpSize = 2, spSize"
                + " = 1");
    assertThrows(
        IllegalArgumentException.class,
        () -> make(V2025_10, ParallelSizes.of(2, 1).withSpSize(2), "naive"));
    RankGroup two = new RankGroup(2, 0);
    RankGroup one = RankGroup.ALONE;
    assertThrows(
        IllegalArgumentException.class,
        () -> new FusedMoEParallelConfig(V2025_10, two, two, one, one, 1, false, null, false));
  }

  @Test
  void theSeedFindsTheBackendInTheEnvironment() {
    MoEEnvironment environment =
        MoEEnvironment.of(V2025_10, Map.of("VLLM_ALL2ALL_BACKEND", "pplx"));
    assertThat(ParallelConfig.of(true, environment))
        .isEqualTo(new ParallelConfig(true, "pplx", false));
    assertThat(ParallelConfig.of(false, MoEEnvironment.of(V2025_10, Map.of())))
        .isEqualTo(new ParallelConfig(false));
  }

  @Test
  void itIsPrinted() {
    assertThat(make(V2026_07, ParallelSizes.of(2, 1), "naive").toString())
        .isEqualTo(
            "FusedMoEParallelConfig[revision=vLLM 2026-07, tp=RankGroup[size=1, rank=0], "
                + "pcp=RankGroup[size=1, rank=0], dp=RankGroup[size=1, rank=0], "
                + "ep=RankGroup[size=2, rank=1], spSize=1, useEp=true, all2AllBackend=naive, "
                + "enableEplb=false]");
  }
}
