package dev.moequant.shapes;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;

/**
 * What a tensor of a layer is for, before vLLM fuses it into what a slot of its factories takes.
 * The names are those of vLLM's parameters where its methods agree on one.
 */
public enum TensorRole {
  /** The weights, packed where several values share an element. */
  WEIGHT("weight"),
  /** The scales of the weights: for each tensor, output channel, group or block. */
  WEIGHT_SCALE("weight_scale"),
  /** What was taken out of the scales of nvfp4 groups; ModelOpt's files call it weight_scale_2. */
  WEIGHT_GLOBAL_SCALE("weight_global_scale"),
  /** What vLLM takes out of the scales of int4 groups, for each output channel, as it loads. */
  WEIGHT_CHAN_SCALE("weight_chan_scale"),
  /** The static scale of the activations. */
  INPUT_SCALE("input_scale"),
  /** The global scale of nvfp4 activations; ModelOpt's files have its reciprocal, input_scale. */
  INPUT_GLOBAL_SCALE("input_global_scale"),
  /** The zero points of the weights. */
  WEIGHT_ZERO_POINT("weight_zero_point"),
  /** The bias of the experts. */
  BIAS("bias");

  private final String vllmName;

  TensorRole(String vllmName) {
    this.vllmName = vllmName;
  }

  /**
   * The name that follows {@code w13_} or {@code w2_}.
   *
   * @return for example {@code weight_scale}
   */
  public String vllmName() {
    return vllmName;
  }

  /** What a slot is made of. */
  static TensorRole of(TensorSlot slot, DType weights) {
    return switch (slot) {
      case W1_SCALE, W2_SCALE -> WEIGHT_SCALE;
      case A1_SCALE, A2_SCALE -> INPUT_SCALE;
      case G1_ALPHAS, G2_ALPHAS -> weights == DType.INT4 ? WEIGHT_CHAN_SCALE : WEIGHT_GLOBAL_SCALE;
      case A1_GSCALE, A2_GSCALE -> INPUT_GLOBAL_SCALE;
      case W1_ZP, W2_ZP -> WEIGHT_ZERO_POINT;
      case W1_BIAS, W2_BIAS -> BIAS;
    };
  }
}
