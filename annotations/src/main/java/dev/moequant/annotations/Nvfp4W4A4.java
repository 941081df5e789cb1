package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights and activations are both {@code nvfp4}: groups of 16 along K with a {@code float8_e4m3fn}
 * scale each, and float32 scales for each expert on top. vLLM's {@code nvfp4_moe_quant_config}.
 *
 * <p>Right:
 *
 * <pre>{@code
 * @Nvfp4W4A4
 * class DeepSeekNvfp4Experts { }
 * }</pre>
 *
 * <p>Wrong: one half of a pair. Error MOEQ304 under the binding:
 *
 * <pre>{@code
 * @Nvfp4W4A4
 * class HalfExperts {
 *   @QuantParam(TensorSlot.G1_ALPHAS) Tensor g1Alphas;
 * }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Requires {@code w1_scale}, {@code w2_scale}, {@code
 * g1_alphas}, {@code g2_alphas}, {@code a1_gscale} and {@code a2_gscale}.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Nvfp4W4A4 {}
