package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sizes of the layer whose experts the annotated class quantizes: of the <em>routed</em>
 * experts, whole, before any rank takes its part.
 *
 * <p>Right: Qwen3-30B-A3B, whose experts are 768 wide:
 *
 * <pre>{@code
 * @Fp8W8A8(blockShape = {128, 128})
 * @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
 * class Qwen3Experts { }
 * }</pre>
 *
 * <p>Wrong: 768 columns on four ranks are 192 each, which is no number of blocks of 128. vLLM says
 * so once the model is loading; here it is error MOEQ403 under the {@code 4}:
 *
 * <pre>{@code
 * @Fp8W8A8(blockShape = {128, 128})
 * @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
 * @MoEDeployment(name = "l40s", tp = 4)
 * class Qwen3Experts { }
 * }</pre>
 *
 * <p>Without a {@link MoEDeployment} the layer is checked as it is on one rank.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MoELayer {
  /**
   * How many routed experts there are, of all ranks and without redundant ones (vLLM: {@code
   * num_experts}).
   *
   * @return the number, positive
   */
  int numExperts();

  /**
   * How many experts see a token (vLLM: {@code experts_per_token}, {@code top_k}).
   *
   * @return the number, from 1 to {@link #numExperts}
   */
  int expertsPerToken();

  /**
   * H, the width of the experts' input and output (vLLM: {@code hidden_dim}). Where a model feeds
   * its experts a latent vector, this is its width, not the model's.
   *
   * @return the width, positive
   */
  int hiddenDim();

  /**
   * The width between the two GEMMs of one whole expert (vLLM: {@code intermediate_size}; in
   * checkpoints {@code moe_intermediate_size}).
   *
   * @return the width, positive
   */
  int intermediateSize();

  /**
   * What is computed between the two GEMMs; says whether there is a gate.
   *
   * @return silu unless given
   */
  Activation activation() default Activation.SILU;

  /**
   * The dtype that the activations enter with (vLLM: {@code in_dtype}, {@code --dtype}).
   *
   * @return bfloat16 unless given
   */
  DType inDtype() default DType.BFLOAT16;

  /**
   * The experts have biases (vLLM: {@code has_bias}); the scheme annotation must say so, too.
   *
   * @return false unless given
   */
  boolean bias() default false;

  /**
   * Where a gated activation is cut off (vLLM: {@code swiglu_limit}).
   *
   * @return NaN unless given: nowhere
   */
  double swigluLimit() default Double.NaN;

  /**
   * How the router chooses and weighs the experts of a token. Kernels that route themselves take
   * some ways only.
   *
   * @return {@link Routing#UNSPECIFIED} unless given
   */
  Routing routing() default Routing.UNSPECIFIED;

  /**
   * The router's weight is multiplied into the input of an expert, not into its output (vLLM:
   * {@code apply_router_weight_on_input}).
   *
   * @return false unless given
   */
  boolean routerWeightOnInput() default false;

  /**
   * The intermediate size of the layers that have no experts, where they are quantized as these
   * are.
   *
   * @return 0 unless given: not checked
   */
  int denseIntermediateSize() default 0;

  /**
   * The intermediate size of the shared experts, where they are quantized as these are.
   *
   * @return 0 unless given: not checked
   */
  int sharedIntermediateSize() default 0;
}
