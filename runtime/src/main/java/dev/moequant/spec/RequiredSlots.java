package dev.moequant.spec;

import static dev.moequant.annotations.TensorSlot.A1_GSCALE;
import static dev.moequant.annotations.TensorSlot.A1_SCALE;
import static dev.moequant.annotations.TensorSlot.A2_GSCALE;
import static dev.moequant.annotations.TensorSlot.A2_SCALE;
import static dev.moequant.annotations.TensorSlot.G1_ALPHAS;
import static dev.moequant.annotations.TensorSlot.G2_ALPHAS;
import static dev.moequant.annotations.TensorSlot.W1_BIAS;
import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W1_ZP;
import static dev.moequant.annotations.TensorSlot.W2_BIAS;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_ZP;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import java.util.EnumSet;
import java.util.List;

/**
 * Which tensors a scheme needs. Every slot is required or unused; none is optional.
 *
 * <p>Reads the declared form only, so that a scheme with errors still has a signature: its stub
 * factory keeps the code that calls it compiling.
 */
public final class RequiredSlots {
  private RequiredSlots() {}

  /**
   * The slots of a scheme.
   *
   * @param scheme right or wrong
   * @return the required slots in vLLM's argument order
   */
  public static List<TensorSlot> of(SchemeSpec scheme) {
    EnumSet<TensorSlot> slots = EnumSet.noneOf(TensorSlot.class);
    DType weights = scheme.weights().dtype();
    DType activations = scheme.activations().dtype();
    if (weights != DType.NONE) {
      slots.addAll(List.of(W1_SCALE, W2_SCALE));
    }
    if (activations != DType.NONE && !scheme.activations().dynamic()) {
      slots.addAll(List.of(A1_SCALE, A2_SCALE));
    }
    if (weights == DType.NVFP4) {
      slots.addAll(List.of(G1_ALPHAS, G2_ALPHAS));
    }
    if (activations == DType.NVFP4) {
      slots.addAll(List.of(A1_GSCALE, A2_GSCALE));
    }
    if (scheme.weights().zeroPoints()) {
      slots.addAll(List.of(W1_ZP, W2_ZP));
    }
    if (scheme.bias()) {
      slots.addAll(List.of(W1_BIAS, W2_BIAS));
    }
    return List.copyOf(slots);
  }

  /**
   * Whether a slot takes a {@code PrecisionConfig} instead of a tensor.
   *
   * @param scheme the scheme
   * @param slot one of its slots
   * @return true for the weight scales of a scheme with {@code precisionConfig = true}
   */
  public static boolean takesPrecisionConfig(SchemeSpec scheme, TensorSlot slot) {
    return scheme.precisionConfig() && (slot == W1_SCALE || slot == W2_SCALE);
  }
}
