package dev.moequant;

import dev.moequant.annotations.TensorSlot;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one layer, each in its slot. Immutable; generated factories fill it.
 *
 * @param <T> the tensor type
 */
public final class SlotTensors<T> {
  private final Map<TensorSlot, Scale<T>> bySlot;

  private SlotTensors(Map<TensorSlot, Scale<T>> bySlot) {
    this.bySlot = bySlot;
  }

  /**
   * No tensors yet.
   *
   * @param <T> the tensor type
   * @return an empty set of slots
   */
  public static <T> SlotTensors<T> none() {
    return new SlotTensors<>(Collections.emptyMap());
  }

  /**
   * These tensors and one more.
   *
   * @param slot its slot
   * @param tensor the tensor
   * @return a copy
   */
  public SlotTensors<T> with(TensorSlot slot, T tensor) {
    return put(slot, Scale.of(tensor));
  }

  /**
   * These tensors and a weight scale that is a {@code PrecisionConfig}.
   *
   * @param slot {@code W1_SCALE} or {@code W2_SCALE}
   * @param config the kernel's object
   * @return a copy
   */
  public SlotTensors<T> withPrecision(TensorSlot slot, PrecisionConfig config) {
    return put(slot, Scale.precision(config));
  }

  private SlotTensors<T> put(TensorSlot slot, Scale<T> value) {
    EnumMap<TensorSlot, Scale<T>> copy = new EnumMap<>(TensorSlot.class);
    copy.putAll(bySlot);
    copy.put(slot, value);
    return new SlotTensors<>(copy);
  }

  /**
   * Which slots are filled.
   *
   * @return the slots in vLLM's argument order
   */
  public Set<TensorSlot> slots() {
    return Collections.unmodifiableSet(bySlot.keySet());
  }

  @Nullable Scale<T> scale(TensorSlot slot) {
    return bySlot.get(slot);
  }

  @Nullable T tensor(TensorSlot slot) {
    return Scales.tensor(slot.vllmName(), bySlot.get(slot));
  }
}
