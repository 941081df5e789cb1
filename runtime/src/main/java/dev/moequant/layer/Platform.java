package dev.moequant.layer;

/**
 * Where the layer runs and what is installed there; told, never probed (vLLM: {@code
 * current_platform}, {@code rocm_aiter_ops}, {@code has_flashinfer_cutlass_fused_moe}).
 *
 * @param accelerator the kind of device
 * @param hasFlashinferCutlassFusedMoe whether FlashInfer brings CUTLASS MoE kernels
 * @param hasAiterFusedMoe whether AITER's fused MoE kernels are enabled, {@code
 *     is_fused_moe_enabled}
 * @param hasAiterFusedSharedExperts whether AITER computes shared experts with the others, {@code
 *     is_fusion_moe_shared_experts_enabled}
 */
public record Platform(
    Accelerator accelerator,
    boolean hasFlashinferCutlassFusedMoe,
    boolean hasAiterFusedMoe,
    boolean hasAiterFusedSharedExperts) {
  /**
   * A device without FlashInfer and AITER.
   *
   * @param accelerator the kind of device
   * @return the platform
   */
  public static Platform of(Accelerator accelerator) {
    return new Platform(accelerator, false, false, false);
  }

  /** {@return the same with FlashInfer's CUTLASS MoE kernels} */
  public Platform withFlashinferCutlassFusedMoe() {
    return new Platform(accelerator, true, hasAiterFusedMoe, hasAiterFusedSharedExperts);
  }

  /** {@return the same with AITER's fused MoE kernels enabled} */
  public Platform withAiterFusedMoe() {
    return new Platform(
        accelerator, hasFlashinferCutlassFusedMoe, true, hasAiterFusedSharedExperts);
  }

  /** {@return the same with shared experts that AITER computes with the others} */
  public Platform withAiterFusedSharedExperts() {
    return new Platform(accelerator, hasFlashinferCutlassFusedMoe, hasAiterFusedMoe, true);
  }
}
