package dev.moequant.samples.models;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.samples.models.Tensor.f32;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.tensors.TensorType;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** A tensor has the bytes that its dtype and shape ask for, and a layer says what it has not. */
final class TensorTest {
  @Test
  void fewerBytesThanItsShapeAsksForAreRefused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Tensor("a", TensorType.BF16, List.of(2, 3), ByteBuffer.allocate(11)));

    assertThat(thrown).hasMessageThat().isEqualTo("a is BF16 [2, 3] and has 11 bytes");
  }

  @Test
  void readersDoNotDisturbEachOther() {
    Tensor tensor = f32("a", 1f, 2f);

    assertThat(tensor.data().getFloat()).isEqualTo(1f);
    assertThat(tensor.data().getFloat()).isEqualTo(1f);
    assertThat(tensor.floats()).isEqualTo(new float[] {1f, 2f});
    assertThrows(ReadOnlyBufferException.class, () -> tensor.data().put((byte) 0));
  }

  @Test
  void aTensorThatIsNotThereIsNamed() {
    Layer layer = Layer.of(List.of(f32("w13_scale", 1f), f32("w2_scale", 1f)));

    NoSuchElementException thrown =
        assertThrows(NoSuchElementException.class, () -> layer.tensor("w13_bias"));

    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("the layer has no tensor w13_bias, it has w13_scale, w2_scale");
  }

  @Test
  void aNameIsGivenOnce() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Layer.of(List.of(f32("w2_scale", 1f), f32("w2_scale", 2f))));
  }
}
