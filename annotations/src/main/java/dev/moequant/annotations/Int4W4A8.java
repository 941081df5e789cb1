package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights are {@code int4} in groups along K, activations {@code float8_e4m3fn} with a scale for
 * each token: vLLM's {@code int4_w4afp8_moe_quant_config} (since 2026-07, b6ff8a2f5), for
 * compressed-tensors checkpoints on CUTLASS's kernel for Hopper. The group is not part of vLLM's
 * config: it stores per token and per output channel.
 *
 * <p>Right: vLLM quantizes the scales of the groups to fp8 when it loads them, and the alphas are
 * what it took out of them, one for each output channel:
 *
 * <pre>{@code
 * @Int4W4A8
 * class Qwen3W4A8Experts {
 *   @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale;
 *   @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale;
 *   @QuantParam(TensorSlot.G1_ALPHAS) Tensor w13ChanScale;
 *   @QuantParam(TensorSlot.G2_ALPHAS) Tensor w2ChanScale;
 * }
 * }</pre>
 *
 * <p>Wrong: no kernel has int4 weights without groups beside fp8 activations. Error MOEQ106 under
 * {@code -1}:
 *
 * <pre>{@code
 * @Int4W4A8(groupSize = -1)
 * class ChannelsOnly { }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Requires {@code w1_scale} [E, 2I, H/groupSize],
 * {@code w2_scale} [E, H, I/groupSize], {@code g1_alphas} [E, 2I, 1] and {@code g2_alphas} [E, H,
 * 1].
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Int4W4A8 {
  /**
   * How many weights along K share a scale. vLLM's loader takes 128 only, and only where H and I
   * are multiples of 256; other groups are warning MOEQ107.
   *
   * @return 128 unless given
   */
  int groupSize() default 128;
}
