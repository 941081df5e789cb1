package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.annotations.TensorSlot.A1_SCALE;
import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;
import static dev.moequant.internal.check.TestTensor.TENSORS;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A tensor that is null is a missing one, and named with all else that is wrong. */
class MissingTensorsTest {
  private static final CheckedScheme STATIC =
      CheckedScheme.of(SchemeSpec.fp8W8A8().withStaticActivations(true));
  private static final CheckedScheme PRECISION =
      CheckedScheme.of(TensorRows.MXFP4.withPrecisionConfig(true));
  private static final @Nullable TestTensor NOTHING = null;
  private static final PrecisionConfig CONFIG = new PrecisionConfig() {};

  private static final String SEE = see("309");
  private static final String SEE_KIND = see("306");

  private static String see(String number) {
    return "\n  see docs/rules/MOEQ%s.md, or run java -jar moequant-processor.jar MOEQ%s"
        .formatted(number, number);
  }

  private static String messageOf(Executable call) {
    return String.valueOf(assertThrows(InvalidQuantConfigException.class, call).getMessage());
  }

  private static String missing(String slot, String help) {
    return "[MOEQ309] "
        + slot
        + " is missing, but @Fp8W8A8(staticActivations = true) needs it\n  help: "
        + help
        + SEE;
  }

  @Test
  void allAreNamedAtOnceAndWithWhatElseIsWrong() {
    SlotTensors<TestTensor> tensors =
        SlotTensors.<TestTensor>none()
            .with(W1_SCALE, NOTHING)
            .with(W2_SCALE, TestTensor.of(TensorType.BF16, 8))
            .with(A1_SCALE, NOTHING);
    assertThat(messageOf(() -> STATIC.create(TENSORS, tensors)))
        .isEqualTo(
            String.join(
                "\n",
                missing("w1_scale", "give F32 [E] or [E, 1], here [8] or [8, 1]"),
                "[MOEQ309] w2_scale is BF16 [8], but @Fp8W8A8(staticActivations = true) expects F32"
                    + " [E], here [8]\n  help: give it as F32"
                    + SEE,
                missing("a1_scale", "give F32 [] or [1] or [E], here [] or [1] or [8]"),
                missing("a2_scale", "give F32 [] or [1] or [E], here [] or [1] or [8]")));
  }

  @Test
  void withoutAnAdapterTheSlotsAreCheckedAllTheSame() {
    SlotTensors<TestTensor> tensors =
        SlotTensors.<TestTensor>none()
            .with(W1_SCALE, TestTensor.f32(1, 2, 3))
            .with(W2_SCALE, NOTHING)
            .withPrecision(A1_SCALE, CONFIG);
    assertThat(messageOf(() -> STATIC.create(tensors)))
        .isEqualTo(
            String.join(
                "\n",
                missing("w2_scale", "give F32 [E] or [E, 1]"),
                "[MOEQ306] a1_scale is a PrecisionConfig, but @Fp8W8A8(staticActivations = true)"
                    + " takes a tensor\n  help: give the scale tensor itself"
                    + SEE_KIND,
                missing("a2_scale", "give F32 [] or [1] or [E]")));
  }

  @Test
  void withoutAnAdapterATensorIsNoPrecisionConfig() {
    SlotTensors<TestTensor> tensors =
        SlotTensors.<TestTensor>none()
            .with(W1_SCALE, TestTensor.f32(8))
            .withPrecision(W2_SCALE, null);
    String scheme = "@QuantScheme(weights = @Weights(dtype = MXFP4), precisionConfig = true)";
    assertThat(messageOf(() -> PRECISION.create(tensors)))
        .isEqualTo(
            "[MOEQ306] w1_scale is a tensor, but "
                + scheme
                + " takes a PrecisionConfig\n  help: wrap it for Triton's kernels"
                + SEE_KIND
                + "\n[MOEQ309] w2_scale is missing, but "
                + scheme
                + " needs it\n  help: give a PrecisionConfig"
                + SEE);
  }

  @Test
  void withoutAnAdapterShapesAreNotLookedAt() {
    SlotTensors<TestTensor> tensors =
        SlotTensors.<TestTensor>none()
            .withPrecision(W1_SCALE, CONFIG)
            .withPrecision(W2_SCALE, CONFIG);
    assertThat(PRECISION.create(tensors).w2Precision()).isSameInstanceAs(CONFIG);
    TestTensor odd = TestTensor.of(TensorType.U8, 1, 2, 3, 4);
    assertThat(
            CheckedScheme.of(SchemeSpec.fp8W8A8())
                .create(SlotTensors.<TestTensor>none().with(W1_SCALE, odd).with(W2_SCALE, odd))
                .w1Scale())
        .isSameInstanceAs(odd);
  }

  @Test
  void nullEmptiesASlot() {
    SlotTensors<TestTensor> full = SlotTensors.<TestTensor>none().with(W1_SCALE, TestTensor.f32(8));
    assertThat(full.slots()).isEqualTo(Set.of(W1_SCALE));
    assertThat(full.with(W1_SCALE, NOTHING).slots()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // what an unannotated caller can do
  void anAdapterThatIsNullIsNoWayRoundTheShapes() {
    assertThat(
            assertThrows(NullPointerException.class, () -> STATIC.create(null, SlotTensors.none())))
        .hasMessageThat()
        .isEqualTo("no TensorAdapter tells shapes and dtypes");
  }
}
