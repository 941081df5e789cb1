package dev.moequant.deployment;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Routing;
import dev.moequant.dsl.Scope;
import java.util.Arrays;
import java.util.List;

/**
 * The sizes of a layer's routed experts, whole: what {@code @MoELayer} says, as a value. It never
 * rejects; the rules say what is wrong with it.
 */
public final class LayerSpec {
  private final int numExperts;
  private final int expertsPerToken;
  private final int hiddenDim;
  private final int intermediateSize;
  private final Activation activation;
  private final DType inDtype;
  private final boolean bias;
  private final double swigluLimit;
  private final Routing routing;
  private final boolean routerWeightOnInput;
  private final int denseIntermediateSize;
  private final int sharedIntermediateSize;

  private LayerSpec(LayerOptions options) {
    this.numExperts = options.numExperts;
    this.expertsPerToken = options.expertsPerToken;
    this.hiddenDim = options.hiddenDim;
    this.intermediateSize = options.intermediateSize;
    this.activation = options.activation;
    this.inDtype = options.inDtype;
    this.bias = options.bias;
    this.swigluLimit = options.swigluLimit;
    this.routing = options.routing;
    this.routerWeightOnInput = options.routerWeightOnInput;
    this.denseIntermediateSize = options.denseIntermediateSize;
    this.sharedIntermediateSize = options.sharedIntermediateSize;
  }

  /**
   * A layer.
   *
   * @param block says its sizes, and what differs from the defaults
   * @return the layer
   */
  public static LayerSpec of(Scope<? super LayerOptions> block) {
    LayerOptions options = new LayerOptions();
    block.configure(options);
    options.close();
    return new LayerSpec(options);
  }

  /**
   * The routed experts of all ranks, without redundant ones.
   *
   * @return vLLM's {@code num_experts}
   */
  public int numExperts() {
    return numExperts;
  }

  /**
   * The experts that see a token.
   *
   * @return vLLM's {@code experts_per_token}
   */
  public int expertsPerToken() {
    return expertsPerToken;
  }

  /**
   * The width of the experts' input, H.
   *
   * @return vLLM's {@code hidden_dim}
   */
  public int hiddenDim() {
    return hiddenDim;
  }

  /**
   * The width between the two GEMMs of a whole expert, I of all ranks.
   *
   * @return vLLM's {@code intermediate_size}
   */
  public int intermediateSize() {
    return intermediateSize;
  }

  /**
   * What is computed between the two GEMMs.
   *
   * @return the activation
   */
  public Activation activation() {
    return activation;
  }

  /**
   * The dtype that the activations enter with.
   *
   * @return vLLM's {@code in_dtype}
   */
  public DType inDtype() {
    return inDtype;
  }

  /**
   * Whether the experts have biases.
   *
   * @return vLLM's {@code has_bias}
   */
  public boolean bias() {
    return bias;
  }

  /**
   * Where a gated activation is cut off.
   *
   * @return NaN for nowhere
   */
  public double swigluLimit() {
    return swigluLimit;
  }

  /**
   * How the router chooses the experts of a token.
   *
   * @return the method
   */
  public Routing routing() {
    return routing;
  }

  /**
   * Whether the router's weight is multiplied into the input of an expert.
   *
   * @return vLLM's {@code apply_router_weight_on_input}
   */
  public boolean routerWeightOnInput() {
    return routerWeightOnInput;
  }

  /**
   * The intermediate size of the layers without experts.
   *
   * @return 0 for not known
   */
  public int denseIntermediateSize() {
    return denseIntermediateSize;
  }

  /**
   * The intermediate size of the shared experts.
   *
   * @return 0 for not known
   */
  public int sharedIntermediateSize() {
    return sharedIntermediateSize;
  }

  /** Prints {@code 128 experts (8 a token), hiddenDim 2048, intermediateSize 768}. */
  @Override
  public String toString() {
    return "%d experts (%d a token), hiddenDim %d, intermediateSize %d"
        .formatted(numExperts, expertsPerToken, hiddenDim, intermediateSize);
  }

  private List<Object> values() {
    return Arrays.asList(
        numExperts,
        expertsPerToken,
        hiddenDim,
        intermediateSize,
        activation,
        inDtype,
        bias,
        swigluLimit,
        routing,
        routerWeightOnInput,
        denseIntermediateSize,
        sharedIntermediateSize);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayerSpec that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }
}
