package dev.moequant.layer;

import dev.moequant.scheme.VllmRevision;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an expert does between its two GEMMs (vLLM: {@code MoEActivation}, {@code
 * fused_moe/activation.py}; b6ff8a2f5). A gated one takes gate and up, [M, 2I], and multiplies; one
 * without a gate takes [M, I]. Both give [M, I].
 *
 * <p>This is the enum of vLLM 2026-07 with all its answers, for {@link ExpertLayer}. What an
 * annotation and a {@code LayerSpec} say is {@code dev.moequant.annotations.Activation}, which has
 * those of all revisions and is a word for them only; a constant has the same name in both.
 */
public enum MoEActivation {
  /** SiLU of the gate, times up. */
  SILU("silu_and_mul"),
  /** GELU of the gate, times up. */
  GELU("gelu_and_mul"),
  /** GELU in its tanh approximation, times up. */
  GELU_TANH("gelu_tanh_and_mul"),
  /** The square of ReLU of the gate, times up; vLLM declares it, and no kernel takes it. */
  RELU2("relu2"),
  /** gpt-oss's clamped SwiGLU; gate and up alternate. */
  SWIGLUOAI("swigluoai_and_mul"),
  /** The same with gate and up in two halves. */
  SWIGLUOAI_UNINTERLEAVE("silu_and_mul_with_clamp"),
  /** Step's clamped SwiGLU. */
  SWIGLUSTEP("swiglustep_and_mul"),
  /** SiLU without a gate. */
  SILU_NO_MUL("silu_and_mul"),
  /** GELU without a gate. */
  GELU_NO_MUL("gelu_and_mul"),
  /** GELU in its tanh approximation, without a gate. */
  GELU_TANH_NO_MUL("gelu_tanh_and_mul"),
  /** The square of ReLU, without a gate. */
  RELU2_NO_MUL("relu2");

  private static final String NO_MUL = "_NO_MUL";

  private final String customOpName;

  MoEActivation(String customOpName) {
    this.customOpName = customOpName;
  }

  /**
   * The activation of a name (vLLM: {@code from_str}).
   *
   * @param name as {@link #vllmName} spells it, or {@code gelu_pytorch_tanh}, which is {@link
   *     #GELU_TANH}
   * @return the activation
   * @throws IllegalArgumentException for another name, also for one that 2026-08 has brought; lists
   *     those of 2026-07
   */
  public static MoEActivation of(String name) {
    String known = name.equals("gelu_pytorch_tanh") ? GELU_TANH.vllmName() : name;
    return Arrays.stream(values())
        .filter(activation -> activation.vllmName().equals(known))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no MoE activation '%s'; it has %s"
                        .formatted(VllmRevision.V2026_07, name, names())));
  }

  private static String names() {
    return Arrays.stream(values()).map(MoEActivation::vllmName).collect(Collectors.joining(", "));
  }

  /** {@return how vLLM spells it, for example {@code silu_no_mul}} */
  public String vllmName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return whether gate and up are multiplied} vLLM: {@code is_gated}. */
  public boolean isGated() {
    return !name().endsWith(NO_MUL);
  }

  /**
   * {@return the operator that computes it} vLLM: {@code custom_op_name}; the same with and without
   * a gate.
   */
  public String customOpName() {
    return customOpName;
  }

  /**
   * {@return the same function without a gate} vLLM: {@code without_mul}. One that has no such twin
   * is returned as it is.
   */
  public MoEActivation withoutMul() {
    return Arrays.stream(values())
        .filter(activation -> activation.name().equals(name() + NO_MUL))
        .findFirst()
        .orElse(this);
  }
}
