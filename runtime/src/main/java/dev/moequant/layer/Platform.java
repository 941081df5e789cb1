package dev.moequant.layer;

/** What is installed where the layer runs; told, never probed. */
public interface Platform {
  /** {@return whether FlashInfer brings CUTLASS MoE kernels} */
  boolean hasFlashinferCutlassFusedMoe();
}
