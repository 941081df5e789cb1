package dev.moequant.tensors;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.TensorSlot;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotTensorsTest {
  /** Slots that are filled, filled again and emptied hold what a map would hold. */
  @Test
  void whatWasGivenLastCounts() {
    Random random = new Random(1);
    TensorSlot[] all = TensorSlot.values();
    for (int round = 0; round < 200; round++) {
      SlotTensors<String> tensors = SlotTensors.none();
      Map<TensorSlot, Scale<String>> expected = new EnumMap<>(TensorSlot.class);
      for (int step = 0; step < 20; step++) {
        TensorSlot slot = all[random.nextInt(all.length)];
        String tensor = random.nextInt(4) == 0 ? null : "tensor " + step;
        tensors = tensors.with(slot, tensor);
        if (tensor == null) {
          expected.remove(slot);
        } else {
          expected.put(slot, Scale.of(tensor));
        }
        assertHolds(tensors, expected);
      }
    }
  }

  private static void assertHolds(
      SlotTensors<String> tensors, Map<TensorSlot, Scale<String>> expected) {
    assertThat(tensors.slots()).containsExactlyElementsIn(expected.keySet()).inOrder();
    for (TensorSlot slot : TensorSlot.values()) {
      assertThat(tensors.scale(slot)).isEqualTo(expected.get(slot));
    }
  }

  @Test
  void whatIsAddedToACopyIsNotInTheOther() {
    SlotTensors<String> one = SlotTensors.<String>none().with(TensorSlot.W1_SCALE, "w1");
    PrecisionConfig config = new PrecisionConfig() {};
    SlotTensors<String> other = one.withPrecision(TensorSlot.W1_SCALE, config);
    assertThat(one.scale(TensorSlot.W1_SCALE)).isEqualTo(Scale.of("w1"));
    assertThat(other.scale(TensorSlot.W1_SCALE)).isEqualTo(Scale.precision(config));
    assertThat(SlotTensors.none().slots()).isEmpty();
  }

  @Test
  void aBitForEachSlotFits() {
    assertThat(TensorSlot.values().length).isAtMost(Short.SIZE - 1);
  }

  /** A loop over layers that fills the same slots again must not keep the tensors of all. */
  @Test
  void whatWasReplacedIsNotKept() {
    SlotTensors<String> first = SlotTensors.<String>none().with(TensorSlot.W1_SCALE, "w1");
    SlotTensors<String> two = first.with(TensorSlot.W2_SCALE, "w2");
    assertThat(two.with(TensorSlot.W2_SCALE, null)).isSameInstanceAs(first);
    assertThat(first.with(TensorSlot.W1_SCALE, null)).isSameInstanceAs(SlotTensors.none());
    assertThat(first.with(TensorSlot.W2_SCALE, null)).isSameInstanceAs(first);
  }

  @Test
  @SuppressWarnings("NullAway") // what an unannotated caller can do
  void thereIsNoSlotNull() {
    SlotTensors<String> none = SlotTensors.none();
    assertThrows(NullPointerException.class, () -> none.with(null, "w1"));
    assertThrows(NullPointerException.class, () -> none.scale(null));
  }
}
