package dev.moequant.annotations;

import java.util.Locale;

/**
 * What an expert does between its two GEMMs (vLLM: {@code MoEActivation}, {@code
 * fused_moe/activation.py}; f37d5868b). A gated one takes gate and up, [M, 2I]; one without a gate
 * takes [M, I].
 *
 * <p>The word for it, in annotations and in what they say as values. vLLM's own enum, with all that
 * it answers, is the runtime's {@code dev.moequant.layer.MoEActivation}.
 */
public enum Activation {
  /** SiLU of the gate, times up. */
  SILU,
  /** GELU of the gate, times up. */
  GELU,
  /** GELU in its tanh approximation, times up. */
  GELU_TANH,
  /** The square of ReLU of the gate, times up; vLLM declares it, and no kernel takes it. */
  RELU2,
  /** gpt-oss's clamped SwiGLU; gate and up alternate. */
  SWIGLUOAI,
  /** The same with gate and up in two halves. */
  SWIGLUOAI_UNINTERLEAVE,
  /** Step's clamped SwiGLU. */
  SWIGLUSTEP,
  /** Kimi K3's, with a beta of its own (vLLM since 2026-08). */
  SITU,
  /** SiLU without a gate. */
  SILU_NO_MUL,
  /** GELU without a gate. */
  GELU_NO_MUL,
  /** GELU in its tanh approximation, without a gate. */
  GELU_TANH_NO_MUL,
  /** The square of ReLU, without a gate: Nemotron's {@code relu2}. */
  RELU2_NO_MUL;

  /**
   * How vLLM spells it.
   *
   * @return for example {@code silu_no_mul}
   */
  public String vllmName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether gate and up are multiplied.
   *
   * @return false where the first GEMM has I rows, not 2I
   */
  public boolean isGated() {
    return !name().endsWith("_NO_MUL");
  }
}
