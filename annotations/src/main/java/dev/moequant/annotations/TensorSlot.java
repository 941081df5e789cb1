package dev.moequant.annotations;

/**
 * The tensors beside the weights that a scheme may need, in the order in which vLLM's factories
 * take them. Each is an argument of {@code FusedMoEQuantConfig.make}.
 *
 * <p>1 is the fused gate and up projection (w13), 2 the down projection.
 */
public enum TensorSlot {
  /** Scales of the gate and up weights. */
  W1_SCALE("w1_scale", "w1Scale"),
  /** Scales of the down weights. */
  W2_SCALE("w2_scale", "w2Scale"),
  /** Static scale of the activations that enter the gate and up projection. */
  A1_SCALE("a1_scale", "a1Scale"),
  /** Static scale of the activations that enter the down projection. */
  A2_SCALE("a2_scale", "a2Scale"),
  /** nvfp4: per expert, the product of the global scales of weights and activations, first GEMM. */
  G1_ALPHAS("g1_alphas", "g1Alphas"),
  /**
   * nvfp4: per expert, the product of the global scales of weights and activations, second GEMM.
   */
  G2_ALPHAS("g2_alphas", "g2Alphas"),
  /** nvfp4: global scale of the activations that enter the gate and up projection. */
  A1_GSCALE("a1_gscale", "a1Gscale"),
  /** nvfp4: global scale of the activations that enter the down projection. */
  A2_GSCALE("a2_gscale", "a2Gscale"),
  /** Zero points of the gate and up weights. */
  W1_ZP("w1_zp", "w1Zp"),
  /** Zero points of the down weights. */
  W2_ZP("w2_zp", "w2Zp"),
  /** Bias of the gate and up projection. */
  W1_BIAS("w1_bias", "w1Bias"),
  /** Bias of the down projection. */
  W2_BIAS("w2_bias", "w2Bias");

  private final String vllmName;
  private final String parameterName;

  TensorSlot(String vllmName, String parameterName) {
    this.vllmName = vllmName;
    this.parameterName = parameterName;
  }

  /**
   * The argument's name in vLLM.
   *
   * @return for example {@code w1_scale}
   */
  public String vllmName() {
    return vllmName;
  }

  /**
   * The same name in Java, as factories and DSL stages use it.
   *
   * @return for example {@code w1Scale}
   */
  public String parameterName() {
    return parameterName;
  }
}
