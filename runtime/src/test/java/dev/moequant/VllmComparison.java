package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.shapes.LayerSizes;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;

/** A sound scheme is accepted by the factory of vLLM that it maps to, and both make the same. */
final class VllmComparison {
  private static final LayerSizes LAYER = new LayerSizes(8, 1024, 1024, false, 1);

  /** Any tensor will do: shapes and dtypes are right by construction. */
  private record Tensor(ExpectedTensor expected) {}

  private static final TensorAdapter<Tensor> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(Tensor tensor) {
          return tensor.expected().sizes(LAYER).get(0).stream().mapToLong(size -> size).toArray();
        }

        @Override
        public TensorType dtype(Tensor tensor) {
          return TensorType.of(tensor.expected().dtypes().get(0));
        }
      };

  private static final PrecisionConfig PRECISION = new PrecisionConfig() {};

  private VllmComparison() {}

  static void sameConfig(SchemeSpec scheme) {
    SlotTensors<Tensor> slots = SlotTensors.none();
    for (TensorSlot slot : RequiredSlots.of(scheme)) {
      if (RequiredSlots.takesPrecisionConfig(scheme, slot)) {
        slots = slots.withPrecision(slot, PRECISION);
      }
    }
    for (ExpectedTensor expected : ExpectedTensors.of(scheme)) {
      slots = slots.with(expected.slot(), new Tensor(expected));
    }
    FusedMoEQuantConfig<Tensor> checked = QuantConfigs.checked(scheme, TENSORS, slots);
    FusedMoEQuantConfig<Tensor> seed = VllmFactories.of(scheme, slots);
    assertWithMessage("%s", scheme).that(checked).isEqualTo(seed);
    assertThat(checked.blockShape()).isEqualTo(seed.blockShape());
    assertThat(checked.toString()).isEqualTo(seed.toString());
  }
}
