package dev.moequant.kernels;

import java.util.List;

/**
 * What a kernel class says that it takes.
 *
 * @param activations activation functions, vLLM's names
 * @param gating with a gate or without
 * @param pairs keys of weights and activations, in the order in which they are looked up
 * @param activationFormat standard or batched
 * @param lora whether it runs LoRA adapters
 * @param batchInvariant whether results of a token do not depend on the rest of the batch
 * @param expectsUnquantizedInputs whether it quantizes its own input
 * @param isAsked whether an oracle may ask; false where the answers raise
 */
public record KernelAbilities(
    List<String> activations,
    Gating gating,
    List<KernelPair> pairs,
    String activationFormat,
    boolean lora,
    boolean batchInvariant,
    boolean expectsUnquantizedInputs,
    boolean isAsked) {
  /** The format of activations that is not standard: one matrix for each expert. */
  public static final String BATCHED = "batched";

  /** The other format. */
  public static final String STANDARD = "standard";

  /** Keeps unmodifiable copies. */
  public KernelAbilities {
    activations = List.copyOf(activations);
    pairs = List.copyOf(pairs);
  }

  boolean isBatched() {
    return activationFormat.equals(BATCHED);
  }
}
