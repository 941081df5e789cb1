package dev.moequant.samples.models;

import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;

/**
 * What all methods need that scale their weights, whatever their tensors are. It has no scheme of
 * its own; a class that has one inherits the bindings.
 *
 * @param <T> the tensor type
 */
public abstract class WeightScales<T> {
  private final T w13Scale;
  private final T w2Scale;

  /**
   * The scales of one layer.
   *
   * @param w13Scale of the gate and up weights
   * @param w2Scale of the down weights
   */
  protected WeightScales(T w13Scale, T w2Scale) {
    this.w13Scale = w13Scale;
    this.w2Scale = w2Scale;
  }

  /**
   * The first GEMM's.
   *
   * @return the scales of the gate and up weights
   */
  @QuantParam(TensorSlot.W1_SCALE)
  public T w13Scale() {
    return w13Scale;
  }

  /**
   * The second GEMM's.
   *
   * @return the scales of the down weights
   */
  @QuantParam(TensorSlot.W2_SCALE)
  public T w2Scale() {
    return w2Scale;
  }
}
