package dev.moequant.tensors;

import dev.moequant.annotations.TensorSlot;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one layer, each in its slot. Immutable; generated factories fill it.
 *
 * @param <T> the tensor type
 */
public final class SlotTensors<T> {
  private static final int SLOTS = TensorSlot.values().length;

  private final @Nullable Scale<T>[] bySlot;

  private SlotTensors(@Nullable Scale<T>[] bySlot) {
    this.bySlot = bySlot;
  }

  /**
   * No tensors yet.
   *
   * @param <T> the tensor type
   * @return an empty set of slots
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generics, which never leaves
  public static <T> SlotTensors<T> none() {
    return new SlotTensors<>((@Nullable Scale<T>[]) new Scale[SLOTS]);
  }

  /**
   * These tensors and one more.
   *
   * @param slot its slot
   * @param tensor the tensor; null leaves the slot empty, for the check to name it among all else
   * @return a copy
   */
  public SlotTensors<T> with(TensorSlot slot, @Nullable T tensor) {
    return put(slot, tensor == null ? null : Scale.of(tensor));
  }

  /**
   * These tensors and a weight scale that is a {@code PrecisionConfig}.
   *
   * @param slot {@code W1_SCALE} or {@code W2_SCALE}
   * @param config the kernel's object; null leaves the slot empty
   * @return a copy
   */
  public SlotTensors<T> withPrecision(TensorSlot slot, @Nullable PrecisionConfig config) {
    return put(slot, config == null ? null : Scale.precision(config));
  }

  private SlotTensors<T> put(TensorSlot slot, @Nullable Scale<T> value) {
    @Nullable Scale<T>[] copy = bySlot.clone();
    copy[index(slot)] = value;
    return new SlotTensors<>(copy);
  }

  /**
   * Which slots are filled.
   *
   * @return the slots in vLLM's argument order
   */
  public Set<TensorSlot> slots() {
    EnumSet<TensorSlot> slots = EnumSet.noneOf(TensorSlot.class);
    for (TensorSlot slot : TensorSlot.values()) {
      if (bySlot[index(slot)] != null) {
        slots.add(slot);
      }
    }
    return Collections.unmodifiableSet(slots);
  }

  @SuppressWarnings("EnumOrdinal") // an array beside the enum, never stored
  private static int index(TensorSlot slot) {
    return slot.ordinal();
  }

  /**
   * What a slot holds.
   *
   * @param slot the slot
   * @return its tensor or {@code PrecisionConfig}; null where it is empty
   */
  public @Nullable Scale<T> scale(TensorSlot slot) {
    return bySlot[index(slot)];
  }
}
