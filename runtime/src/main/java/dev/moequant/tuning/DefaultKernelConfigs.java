package dev.moequant.tuning;

import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;

import dev.moequant.layer.Accelerator;
import dev.moequant.scheme.VllmRevision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of fused MoE kernels for which there is no tuned file (vLLM: {@code
 * fused_moe/fused_moe.py}).
 *
 * <p>Since 2026-07 each config says SPLIT_K, which is 1.
 */
public final class DefaultKernelConfigs {
  private static final Set<String> WEIGHT_ONLY = Set.of("int4_w4a16", "int8_w8a16");
  private static final Set<Integer> CUDA_GROUPS = Set.of(32, 64, 128);

  private DefaultKernelConfigs() {}

  /**
   * The default settings (vLLM: {@code get_default_config}).
   *
   * @param revision the vLLM that would launch the kernel
   * @param tokens rows of the batch, M
   * @param numExperts experts on this rank, E
   * @param topK experts that a token is sent to
   * @param dtype what {@link dev.moequant.FusedMoEQuantConfig#configName} says, or null
   * @param blockShape block_n and block_k, or null
   * @param accelerator the device
   * @return the settings; for WNA16 neither BLOCK_SIZE_N nor BLOCK_SIZE_K, which follow later
   * @throws IllegalArgumentException for a block shape of less than two elements where it is used
   * @throws ArithmeticException if there is no expert where the tokens of each are counted
   */
  public static KernelConfig of(
      VllmRevision revision,
      int tokens,
      int numExperts,
      int topK,
      @Nullable String dtype,
      @Nullable List<Integer> blockShape,
      Accelerator accelerator) {
    boolean fp8 = "fp8_w8a8".equals(dtype);
    if (blockShape != null && fp8) {
      int blockN = element(blockShape, 0);
      int blockK = element(blockShape, 1);
      return revision.has(V2026_07)
          ? fp8Blocks(tokens, blockN, blockK, accelerator)
          : seedFp8Blocks(blockN, blockK, accelerator);
    }
    if (blockShape != null && dtype != null && WEIGHT_ONLY.contains(dtype)) {
      boolean cuda =
          usesCudaWna16(
              (long) tokens * topK, element(blockShape, 1), numExperts, dtype, accelerator);
      return cuda ? cudaWna16(revision, tokens) : tritonWna16(revision, tokens);
    }
    if (revision.has(V2026_07)) {
      return general(tokens, numExperts, fp8, accelerator);
    }
    return new KernelConfig(tokens <= numExperts ? tiles(16, 32, 64, 1) : tiles(64, 64, 32, 8));
  }

  /**
   * The settings where VLLM_BATCH_INVARIANT is set: of every layer, batch and device the same,
   * since a sum must not depend on who else is in the batch (vLLM: {@code get_default_config};
   * 2026-07 and later, 2025-10 has no such variable).
   *
   * @return tiles of 64 by 64, 32 deep, in groups of 8
   */
  public static KernelConfig batchInvariant() {
    Map<String, Object> settings = tiles(64, 64, 32, 8);
    settings.put("SPLIT_K", 1);
    return new KernelConfig(settings);
  }

  /** 2025-10: whatever the batch. */
  private static KernelConfig seedFp8Blocks(int blockN, int blockK, Accelerator accelerator) {
    Map<String, Object> settings = tiles(64, blockN, blockK, 32);
    settings.put("num_warps", 4);
    // Three stages run out of shared memory on ROCm.
    settings.put("num_stages", accelerator == Accelerator.ROCM ? 2 : 3);
    return new KernelConfig(settings);
  }

  /** 2026-07: up to 8 tokens wait for weights, so there are more and narrower tiles to load. */
  private static KernelConfig fp8Blocks(
      int tokens, int blockN, int blockK, Accelerator accelerator) {
    boolean rocm = accelerator == Accelerator.ROCM;
    boolean narrow = !rocm && tokens <= 8 && blockN % 64 == 0;
    int groupM = tokens <= 16 ? 1 : 32;
    Map<String, Object> settings =
        tiles(tokens <= 64 ? 16 : 64, narrow ? 64 : blockN, blockK, groupM);
    settings.put("SPLIT_K", 1);
    settings.put("num_warps", 4);
    settings.put("num_stages", rocm ? 2 : narrow && tokens <= 4 ? 4 : 3);
    return new KernelConfig(settings);
  }

  /** 2026-07: everything without blocks, and with blocks everything but fp8 and WNA16. */
  private static KernelConfig general(
      int tokens, int numExperts, boolean fp8, Accelerator accelerator) {
    int m = tokens <= 32 ? 16 : tokens <= 96 ? 32 : tokens <= 512 ? 64 : 128;
    int n = tokens <= 64 ? 64 : 128;
    int k = fp8 || tokens <= 64 ? 128 : 64;
    int tokensPerExpert = tokens / Math.max(numExperts, 1);
    Map<String, Object> settings = tiles(m, n, k, tokensPerExpert > 128 ? 16 : 1);
    settings.put("SPLIT_K", 1);
    settings.put("num_warps", tokens <= 128 ? 4 : 8);
    boolean rocm = accelerator == Accelerator.ROCM;
    settings.put("num_stages", rocm ? 2 : tokens <= 32 ? 4 : 3);
    return new KernelConfig(settings);
  }

  /** Up to 2026-07 as many rows as tokens and no GROUP_SIZE_M, then powers of two. */
  private static KernelConfig cudaWna16(VllmRevision revision, int tokens) {
    if (revision.has(V2026_08)) {
      int atMost16 = Math.max(1, Math.min(16, tokens));
      int powerOfTwo = atMost16 == 1 ? 1 : Integer.highestOneBit(atMost16 - 1) << 1;
      return weightOnly(revision, powerOfTwo, 1);
    }
    return weightOnly(revision, Math.min(16, tokens), null);
  }

  private static KernelConfig tritonWna16(VllmRevision revision, int tokens) {
    return weightOnly(revision, tokens <= 20 ? 16 : tokens <= 40 ? 32 : 64, 1);
  }

  private static KernelConfig weightOnly(VllmRevision revision, int m, @Nullable Integer groupM) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("BLOCK_SIZE_M", m);
    if (groupM != null) {
      settings.put("GROUP_SIZE_M", groupM);
    }
    if (revision.has(V2026_07)) {
      settings.put("SPLIT_K", 1);
    }
    return new KernelConfig(settings);
  }

  private static Map<String, Object> tiles(int m, int n, int k, int groupM) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("BLOCK_SIZE_M", m);
    settings.put("BLOCK_SIZE_N", n);
    settings.put("BLOCK_SIZE_K", k);
    settings.put("GROUP_SIZE_M", groupM);
    return settings;
  }

  /** vLLM: {@code should_moe_wna16_use_cuda}, the same in all revisions. */
  private static boolean usesCudaWna16(
      long tokensTimesTopK, int group, int numExperts, String dtype, Accelerator accelerator) {
    if (accelerator != Accelerator.CUDA
        || !dtype.equals("int4_w4a16")
        || !CUDA_GROUPS.contains(group)) {
      return false;
    }
    if (numExperts == 0) {
      throw new ArithmeticException("no expert, so no tokens per expert");
    }
    return (double) tokensTimesTopK / numExperts <= 6;
  }

  private static int element(List<Integer> blockShape, int index) {
    if (index >= blockShape.size()) {
      throw new IllegalArgumentException(
          "block_shape "
              + blockShape
              + " has no element "
              + index
              + ", block_n and block_k are two");
    }
    return blockShape.get(index);
  }
}
