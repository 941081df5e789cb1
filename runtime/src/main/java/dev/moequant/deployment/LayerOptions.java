package dev.moequant.deployment;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Routing;
import dev.moequant.dsl.MoeDsl;

/**
 * What can be said of a layer, in the block of {@link LayerSpec#of}: the members of
 * {@code @MoELayer} under their names, with the same defaults. The four sizes have none; one that
 * is not said is 0, which MOEQ401 reports.
 */
@MoeDsl
public final class LayerOptions {
  int numExperts;
  int expertsPerToken;
  int hiddenDim;
  int intermediateSize;
  Activation activation = Activation.SILU;
  DType inDtype = DType.BFLOAT16;
  boolean bias;
  double swigluLimit = Double.NaN;
  Routing routing = Routing.UNSPECIFIED;
  boolean routerWeightOnInput;
  int denseIntermediateSize;
  int sharedIntermediateSize;
  private boolean closed;

  LayerOptions() {}

  void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the block has returned: its scope configures nothing more");
    }
  }

  /**
   * How many routed experts there are, of all ranks and without redundant ones.
   *
   * @param value E of all ranks
   */
  public void numExperts(int value) {
    checkOpen();
    numExperts = value;
  }

  /**
   * How many experts see a token.
   *
   * @param value at most {@code numExperts}
   */
  public void expertsPerToken(int value) {
    checkOpen();
    expertsPerToken = value;
  }

  /**
   * The width of the experts' input.
   *
   * @param value H
   */
  public void hiddenDim(int value) {
    checkOpen();
    hiddenDim = value;
  }

  /**
   * The width between the two GEMMs of one whole expert.
   *
   * @param value I of all ranks
   */
  public void intermediateSize(int value) {
    checkOpen();
    intermediateSize = value;
  }

  /**
   * What is computed between the two GEMMs.
   *
   * @param value silu by default
   */
  public void activation(Activation value) {
    checkOpen();
    activation = value;
  }

  /**
   * The dtype that the activations enter with.
   *
   * @param value bfloat16 by default
   */
  public void inDtype(DType value) {
    checkOpen();
    inDtype = value;
  }

  /** The experts have biases. */
  public void bias() {
    bias(true);
  }

  /**
   * Whether the experts have biases.
   *
   * @param value false by default
   */
  public void bias(boolean value) {
    checkOpen();
    bias = value;
  }

  /**
   * Where a gated activation is cut off.
   *
   * @param value NaN by default: nowhere
   */
  public void swigluLimit(double value) {
    checkOpen();
    swigluLimit = value;
  }

  /**
   * How the router chooses the experts of a token.
   *
   * @param value unspecified by default: what hangs on it is not checked
   */
  public void routing(Routing value) {
    checkOpen();
    routing = value;
  }

  /**
   * Whether the router's weight is multiplied into the input of an expert.
   *
   * @param value false by default
   */
  public void routerWeightOnInput(boolean value) {
    checkOpen();
    routerWeightOnInput = value;
  }

  /**
   * The intermediate size of the layers without experts, where they are quantized as these are.
   *
   * @param value 0 by default: not checked
   */
  public void denseIntermediateSize(int value) {
    checkOpen();
    denseIntermediateSize = value;
  }

  /**
   * The intermediate size of the shared experts, where they are quantized as these are.
   *
   * @param value 0 by default: not checked
   */
  public void sharedIntermediateSize(int value) {
    checkOpen();
    sharedIntermediateSize = value;
  }
}
