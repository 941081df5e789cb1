package dev.moequant.tensors;

import dev.moequant.annotations.TensorSlot;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one layer, each in its slot. Immutable; generated factories fill it.
 *
 * @param <T> the tensor type
 */
public final class SlotTensors<T> {
  private static final SlotTensors<?> NONE = new SlotTensors<>();

  // A chain: each with() adds 24 bytes, where the copy of an array of all slots would be 80.
  private final @Nullable SlotTensors<T> before;
  private final @Nullable Scale<T> last;
  private final byte slotOfLast;

  /**
   * A bit for each slot that is filled, of which there are 12: most are empty, and need not be
   * looked for in the chain.
   */
  private final short filled;

  private SlotTensors() {
    this.before = null;
    this.last = null;
    this.slotOfLast = -1;
    this.filled = 0;
  }

  private SlotTensors(SlotTensors<T> before, byte slot, Scale<T> last) {
    this.before = before;
    this.last = last;
    this.slotOfLast = slot;
    this.filled = (short) (before.filled | 1 << slot);
  }

  /**
   * No tensors yet.
   *
   * @param <T> the tensor type
   * @return an empty set of slots
   */
  @SuppressWarnings("unchecked") // it holds none
  public static <T> SlotTensors<T> none() {
    return (SlotTensors<T>) NONE;
  }

  /**
   * These tensors and one more.
   *
   * @param slot its slot
   * @param tensor the tensor; null leaves the slot empty, for the check to name it among all else
   * @return these and one more, or one less; this object stays as it is
   */
  public SlotTensors<T> with(TensorSlot slot, @Nullable T tensor) {
    return put(slot, tensor == null ? null : Scale.of(tensor));
  }

  /**
   * These tensors and a weight scale that is a {@code PrecisionConfig}.
   *
   * @param slot {@code W1_SCALE} or {@code W2_SCALE}
   * @param config the kernel's object; null leaves the slot empty
   * @return these and one more, or one less; this object stays as it is
   */
  public SlotTensors<T> withPrecision(TensorSlot slot, @Nullable PrecisionConfig config) {
    return put(slot, config == null ? null : Scale.precision(config));
  }

  private SlotTensors<T> put(TensorSlot slot, @Nullable Scale<T> value) {
    SlotTensors<T> others = isFilled(slot) ? without(slot) : this;
    return value == null ? others : new SlotTensors<>(others, index(slot), value);
  }

  /** Made anew, so that nobody keeps a tensor that was replaced. */
  private SlotTensors<T> without(TensorSlot slot) {
    SlotTensors<T> others = Objects.requireNonNull(before); // it is filled
    return slotOfLast == index(slot)
        ? others
        : new SlotTensors<>(others.without(slot), slotOfLast, Objects.requireNonNull(last));
  }

  /**
   * Which slots are filled.
   *
   * @return the slots in vLLM's argument order
   */
  public Set<TensorSlot> slots() {
    EnumSet<TensorSlot> slots = EnumSet.noneOf(TensorSlot.class);
    for (TensorSlot slot : TensorSlot.values()) {
      if (isFilled(slot)) {
        slots.add(slot);
      }
    }
    return Collections.unmodifiableSet(slots);
  }

  private boolean isFilled(TensorSlot slot) {
    return (filled & bit(slot)) != 0;
  }

  private static int bit(TensorSlot slot) {
    return 1 << index(slot);
  }

  @SuppressWarnings("EnumOrdinal") // beside the enum, never stored
  private static byte index(TensorSlot slot) {
    return (byte) slot.ordinal();
  }

  /**
   * What a slot holds.
   *
   * @param slot the slot
   * @return its tensor or {@code PrecisionConfig}; null where it is empty
   */
  public @Nullable Scale<T> scale(TensorSlot slot) {
    if (!isFilled(slot)) {
      return null;
    }
    SlotTensors<T> found = this;
    while (found.slotOfLast != index(slot)) {
      found = Objects.requireNonNull(found.before); // it is filled
    }
    return found.last;
  }
}
