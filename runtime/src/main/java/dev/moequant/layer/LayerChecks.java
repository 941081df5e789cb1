package dev.moequant.layer;

import dev.moequant.internal.rules.LayerRules;
import dev.moequant.internal.rules.SizeRules;
import dev.moequant.scheme.VllmRevision;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What vLLM's {@code FusedMoEConfig} refuses, with the words of the rules. */
final class LayerChecks {
  /** More ranks than this share no expert in practice. */
  private static final int MOST_RANKS = 64;

  private static final int MOST_SHOWN = 8;

  private LayerChecks() {}

  /** Variables that one revision reads, and the other does not, would be lost without a word. */
  static void sameRevision(VllmRevision ofRanks, VllmRevision ofEnvironment) {
    if (ofRanks != ofEnvironment) {
      throw new IllegalArgumentException(
          "the ranks are %s's, but the environment was read as %s reads it: say one of them"
              .formatted(ofRanks, ofEnvironment));
    }
  }

  static void divisible(int intermediateSize, int tpSize) {
    if (intermediateSize % tpSize != 0) {
      throw SizeRules.INTERMEDIATE_SIZE.exception(
          List.of("intermediate_size", intermediateSize, tpSize, SizeRules.EQUAL_PARTS),
          List.of(
              "ranks that fit: %s; or expert parallelism, which leaves experts whole"
                  .formatted(ranksThatFit(intermediateSize, tpSize))));
    }
  }

  /** Those nearest to what was asked for; 1 fits always, so there is one. */
  private static String ranksThatFit(int intermediateSize, int tpSize) {
    return IntStream.rangeClosed(1, MOST_RANKS)
        .filter(ranks -> intermediateSize % ranks == 0)
        .boxed()
        .sorted(Comparator.comparingLong(ranks -> Math.abs((long) ranks - tpSize)))
        .limit(MOST_SHOWN)
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  static void roomForTokens(int maxNumTokens, VllmRevision revision) {
    if (maxNumTokens <= 0) {
      String byDefault =
          revision.has(VllmRevision.V2026_07)
              ? "%d is taken"
              : "VLLM_MOE_DP_CHUNK_SIZE is taken, which is %d unless set otherwise";
      throw LayerRules.MAX_NUM_TOKENS.exception(
          List.of(maxNumTokens), List.of(byDefault.formatted(FusedMoEOptions.MAX_NUM_TOKENS)));
    }
  }

  static void mori(FusedMoEConfig config) {
    if (!config.useMoriKernels()) {
      return;
    }
    String backend = String.valueOf(config.moeParallelConfig().all2AllBackend());
    if (!config.rocmAiterFmoeEnabled()) {
      String saidBy =
          config.isActAndMul()
              ? "Platform.of(ROCM).withAiterFusedMoe()"
              : "rocmAiterFmoeEnabled() in the block";
      throw LayerRules.MORI_WITHOUT_AITER.exception(List.of(backend), List.of(saidBy));
    }
    if (config.aiterFmoeSharedExpertEnabled()) {
      throw LayerRules.MORI_WITH_SHARED_EXPERTS.exception(List.of(backend), List.of());
    }
  }

  static void gated(MoEActivation activation, Accelerator accelerator, VllmRevision revision) {
    if (!activation.isGated() && accelerator == Accelerator.OTHER) {
      throw new UnsupportedOperationException(
          "activation = %s has no gate: %s runs such layers on CUDA, ROCm and XPU only; take silu,"
                  .formatted(activation.vllmName(), revision)
              + " or another platform");
    }
  }
}
