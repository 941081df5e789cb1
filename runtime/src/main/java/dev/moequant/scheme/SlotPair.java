package dev.moequant.scheme;

import dev.moequant.annotations.TensorSlot;
import java.util.Arrays;
import java.util.List;

/** Slots come in pairs, one for each GEMM of a layer. */
enum SlotPair {
  WEIGHT_SCALES(TensorSlot.W1_SCALE, TensorSlot.W2_SCALE),
  ACTIVATION_SCALES(TensorSlot.A1_SCALE, TensorSlot.A2_SCALE),
  ALPHAS(TensorSlot.G1_ALPHAS, TensorSlot.G2_ALPHAS),
  ACTIVATION_GLOBAL_SCALES(TensorSlot.A1_GSCALE, TensorSlot.A2_GSCALE),
  ZERO_POINTS(TensorSlot.W1_ZP, TensorSlot.W2_ZP),
  BIASES(TensorSlot.W1_BIAS, TensorSlot.W2_BIAS);

  private final TensorSlot first;
  private final TensorSlot second;

  SlotPair(TensorSlot first, TensorSlot second) {
    this.first = first;
    this.second = second;
  }

  static SlotPair of(TensorSlot slot) {
    return Arrays.stream(values())
        .filter(pair -> pair.first == slot || pair.second == slot)
        .findFirst()
        .orElseThrow(() -> new AssertionError(slot + " is in no pair"));
  }

  TensorSlot partner(TensorSlot slot) {
    return slot == first ? second : first;
  }

  List<TensorSlot> slots() {
    return List.of(first, second);
  }
}
