package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.internal.rules.EveryScheme;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.seeded.Seeded;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.shapes.LayerSizes;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The table in numbers, and the check that solves for the sizes: the one is the other's inverse.
 */
class TableAndCheckTest {
  private record Sized(String dtype, List<Long> sizes) {}

  private static final TensorAdapter<Sized> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(Sized tensor) {
          return tensor.sizes().stream().mapToLong(size -> size).toArray();
        }

        @Override
        public TensorType dtype(Sized tensor) {
          return TensorType.of(tensor.dtype());
        }
      };

  private static SlotTensors<Sized> tensors(SchemeSpec scheme, LayerSizes layer) {
    SlotTensors<Sized> tensors = SlotTensors.none();
    for (ExpectedTensor expected : ExpectedTensors.of(scheme)) {
      String dtype = TensorType.of(expected.dtypes().get(0)).name();
      tensors = tensors.with(expected.slot(), new Sized(dtype, expected.sizes(layer).get(0)));
    }
    return tensors;
  }

  @Test
  void theTensorsOfAnyLayerAreAccepted() {
    List<SchemeSpec> schemes =
        EveryScheme.sound().filter(scheme -> !scheme.precisionConfig()).toList();
    Seeded.tries(
        4_000,
        random -> {
          SchemeSpec scheme = random.oneOf(schemes);
          LayerSizes layer =
              new LayerSizes(
                  random.between(1, 300),
                  2L * random.between(1, 9_000),
                  2L * random.between(1, 9_000),
                  random.coin(),
                  random.between(1, 8));
          CheckedScheme checked = CheckedScheme.of(scheme);
          assertWithMessage("%s %s", scheme, layer)
              .that(checked.check(TENSORS, tensors(scheme, layer)).errors())
              .isEmpty();
        });
  }

  /** 192 is I of Qwen3-30B on four ranks: gate and up have two rows each, and share none. */
  @Test
  void gateAndUpAreBlockedEachForItself() {
    SchemeSpec blocks = SchemeSpec.fp8W8A8().withBlockShape(128, 128);
    ExpectedTensor w1 = ExpectedTensors.of(blocks).get(0);

    assertThat(w1.slot()).isEqualTo(TensorSlot.W1_SCALE);
    assertThat(w1.shapeNames()).isEqualTo("[E, 2*ceil(I/128), ceil(H/128)]");
    assertThat(w1.sizes(new LayerSizes(128, 2048, 192, true, 4)))
        .containsExactly(List.of(128L, 4L, 16L));
    assertThat(w1.sizes(new LayerSizes(128, 2048, 192, false, 4)))
        .containsExactly(List.of(128L, 2L, 16L));

    SlotTensors<Sized> right = tensors(blocks, new LayerSizes(128, 2048, 192, true, 4));
    CheckedScheme checked = CheckedScheme.of(blocks);
    assertThat(checked.check(TENSORS, right).isValid()).isTrue();
    SlotTensors<Sized> three =
        right.with(TensorSlot.W1_SCALE, new Sized("F32", List.of(128L, 3L, 16L)));
    assertThat(checked.check(TENSORS, three).errors().get(0).text())
        .contains("here [128, 16, 3] without gating (an odd number of rows is not gate and up)");
  }

  @Test
  void aLayerHasPositiveSizes() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> new LayerSizes(8, 0, 192, true, 4));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("sizes of a layer are positive: E = 8, H = 0, I = 192, tp = 4");
  }
}
