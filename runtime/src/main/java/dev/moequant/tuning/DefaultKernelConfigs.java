package dev.moequant.tuning;

import dev.moequant.layer.Accelerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of fused MoE kernels for which there is no tuned file. */
public final class DefaultKernelConfigs {
  private static final Set<String> WEIGHT_ONLY = Set.of("int4_w4a16", "int8_w8a16");
  private static final Set<Integer> CUDA_GROUPS = Set.of(32, 64, 128);

  private DefaultKernelConfigs() {}

  /**
   * The default settings (vLLM: {@code get_default_config}).
   *
   * @param tokens rows of the batch, M
   * @param numExperts experts on this rank, E
   * @param topK experts that a token is sent to
   * @param dtype what {@link dev.moequant.FusedMoEQuantConfig#configName} says, or null
   * @param blockShape block_n and block_k, or null
   * @param accelerator the device
   * @return the settings; for WNA16 only BLOCK_SIZE_M and GROUP_SIZE_M, the others follow later
   * @throws IllegalArgumentException for a block shape of less than two elements where it is used
   * @throws ArithmeticException if there is no expert where the tokens of each are counted
   */
  public static KernelConfig of(
      int tokens,
      int numExperts,
      int topK,
      @Nullable String dtype,
      @Nullable List<Integer> blockShape,
      Accelerator accelerator) {
    if (blockShape != null && "fp8_w8a8".equals(dtype)) {
      return fp8Blocks(blockShape, accelerator);
    }
    if (blockShape != null && dtype != null && WEIGHT_ONLY.contains(dtype)) {
      boolean cuda =
          usesCudaWna16(
              (long) tokens * topK, element(blockShape, 1), numExperts, dtype, accelerator);
      return weightOnly(tokens, cuda);
    }
    return tokens <= numExperts ? tiles(16, 32, 64, 1) : tiles(64, 64, 32, 8);
  }

  private static KernelConfig fp8Blocks(List<Integer> blockShape, Accelerator accelerator) {
    Map<String, Object> settings =
        new LinkedHashMap<>(
            tiles(64, element(blockShape, 0), element(blockShape, 1), 32).settings());
    settings.put("num_warps", 4);
    // Three stages run out of shared memory on ROCm.
    settings.put("num_stages", accelerator == Accelerator.ROCM ? 2 : 3);
    return new KernelConfig(settings);
  }

  private static KernelConfig weightOnly(int tokens, boolean cuda) {
    if (cuda) {
      return new KernelConfig(Map.of("BLOCK_SIZE_M", Math.min(16, tokens)));
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("BLOCK_SIZE_M", tokens <= 20 ? 16 : tokens <= 40 ? 32 : 64);
    settings.put("GROUP_SIZE_M", 1);
    return new KernelConfig(settings);
  }

  private static KernelConfig tiles(int m, int n, int k, int groupM) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("BLOCK_SIZE_M", m);
    settings.put("BLOCK_SIZE_N", n);
    settings.put("BLOCK_SIZE_K", k);
    settings.put("GROUP_SIZE_M", groupM);
    return new KernelConfig(settings);
  }

  /** vLLM: {@code should_moe_wna16_use_cuda}. */
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
