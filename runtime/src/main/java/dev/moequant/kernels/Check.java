package dev.moequant.kernels;

/**
 * What is looked at. Down to {@link #LORA} in the order in which vLLM asks a kernel ({@code
 * FusedMoEExperts.is_supported_config} in {@code fused_moe/modular_kernel.py}); what single kernels
 * ask beside comes behind.
 */
public enum Check {
  /** Platform, compute capability, gfx name, and what must be installed or switched on. */
  DEVICE,
  /** With a gate or without. */
  GATING,
  /** The activation function. */
  ACTIVATION,
  /** How weights and activations are quantized. */
  PAIR,
  /** Expert, data and sequence parallelism, all2all backend, EPLB. */
  PARALLEL,
  /** How tokens are routed. */
  ROUTING,
  /** The dtype of the router's logits. */
  ROUTER_LOGITS_DTYPE,
  /** H. */
  HIDDEN_SIZE,
  /** Standard or batched activations. */
  ACTIVATION_FORMAT,
  /** VLLM_BATCH_INVARIANT. */
  BATCH_INVARIANCE,
  /** LoRA adapters. */
  LORA,
  /** I on one rank. */
  INTERMEDIATE_SIZE,
  /** E. */
  NUM_EXPERTS,
  /** How many experts a token is sent to. */
  EXPERTS_PER_TOKEN,
  /** The dtype that the model computes in. */
  IN_DTYPE,
  /** Biases of the experts. */
  BIAS,
  /** The constants of the activation function. */
  ACTIVATION_CONSTANTS,
  /** Where router weights are applied. */
  ROUTER_WEIGHT,
  /** Sizes of groups and blocks, zero points, act order, what scales there are. */
  QUANTIZATION,
  /** What wrote the checkpoint. */
  CHECKPOINT,
  /** An optional package. */
  PACKAGE,
  /** An environment variable. */
  ENVIRONMENT,
  /** No oracle may ask this kernel: its answers raise. */
  NOT_ASKED
}
