package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights are {@code float8_e4m3fn}, activations are not quantized: vLLM's constructor {@code
 * FusedMoEQuantConfig}, which no factory of vLLM called for this in 2025-10 (17edd8a80). Since
 * 2026-07 (b6ff8a2f5) there is {@code fp8_w8a16_moe_quant_config}. vLLM's loaders call it for
 * checkpoints that quantize activations, too, where they run on a kernel that does not: Marlin, or
 * a CPU's. A checkpoint that says weight-only fp8 itself is refused by the loader for
 * compressed-tensors.
 *
 * <p>Right: 128x128 blocks, as for {@link Fp8W8A8}, on a GPU without fp8 arithmetic:
 *
 * <pre>{@code
 * @Fp8W8A16(blockShape = {128, 128})
 * class MarlinExperts { }
 * }</pre>
 *
 * <p>Wrong: weights cannot have one scale for each output channel and one for each block. Error
 * MOEQ104 under {@code true}:
 *
 * <pre>{@code
 * @Fp8W8A16(perOutCh = true, blockShape = {128, 128})
 * class Contradiction { }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Requires {@code w1_scale} and {@code w2_scale}:
 * without any member [E], one scale per expert.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Fp8W8A16 {
  /**
   * One weight scale for each output channel: [E, 2I, 1] for gate and up, [E, H, 1] for down.
   *
   * @return false unless given
   */
  boolean perOutCh() default false;

  /**
   * {@code {block_n, block_k}}: one weight scale for each block of weights: [E, 2*ceil(I/block_n),
   * ceil(H/block_k)] for gate and up, [E, ceil(H/block_n), ceil(I/block_k)] for down. vLLM's own
   * property {@code block_shape} is None all the same, as it is that of the activations.
   *
   * @return empty unless given: no blocks
   */
  int[] blockShape() default {};

  /**
   * The experts have biases: {@code w1_bias} [E, 2I] and {@code w2_bias} [E, H] are required (vLLM
   * since 2026-07).
   *
   * @return false unless given
   */
  boolean bias() default false;

  /**
   * Factor inside a gated activation function, as {@code swigluoai} has it (vLLM since 2026-07:
   * {@code gemm1_alpha}).
   *
   * @return NaN unless given: the kernel's own
   */
  double gemm1Alpha() default Double.NaN;

  /**
   * What is added to the linear half before the two halves are multiplied (vLLM since 2026-07:
   * {@code gemm1_beta}).
   *
   * @return NaN unless given: the kernel's own
   */
  double gemm1Beta() default Double.NaN;

  /**
   * Where the result of the first GEMM is cut off before the activation function (vLLM since
   * 2026-07: {@code gemm1_clamp_limit}), {@code swiglu_limit} of a checkpoint.
   *
   * @return NaN unless given: the kernel's own, mostly none
   */
  double gemm1ClampLimit() default Double.NaN;
}
