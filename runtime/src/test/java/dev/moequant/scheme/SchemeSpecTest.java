package dev.moequant.scheme;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemeSpecTest {
  private static final SchemeSpec INT4 =
      SchemeSpec.quantScheme()
          .withWeights(
              WeightSpec.unquantized()
                  .withDtype(DType.INT4)
                  .withGranularity(Granularity.GROUP)
                  .withGroupShape(0, 128)
                  .withZeroPoints(true))
          .withBias(true);

  @Test
  void aSchemePrintsAsTheAnnotationThatDeclaresIt() {
    assertThat(SchemeSpec.fp8W8A8().toString()).isEqualTo("@Fp8W8A8");
    assertThat(SchemeSpec.fp8W8A8().withBlockShape(128, 128).withPerOutCh(true).toString())
        .isEqualTo("@Fp8W8A8(perOutCh = true, blockShape = {128, 128})");
    assertThat(INT4.toString())
        .isEqualTo(
            "@QuantScheme(weights = @Weights(dtype = INT4, granularity = GROUP, groupShape = {0,"
                + " 128}, zeroPoints = true), bias = true)");
  }

  @ParameterizedTest
  @EnumSource
  void anAnnotationWithoutMembersIsOneOfItsKind(SchemeKind kind) {
    assertThat(SchemeSpec.of(kind).kind()).isEqualTo(kind);
    assertThat(SchemeSpec.of(kind).toString()).isEqualTo("@" + kind.annotationName());
  }

  @Test
  void otherAnnotationsAreOfTheRevision() {
    assertThat(
            RequiredSlots.otherAnnotations(
                SchemeSpec.int4W4A8(), TensorSlot.W1_BIAS, VllmRevision.NEWEST))
        .containsExactly("bias = true of @Int4W4A16");
    assertThat(
            RequiredSlots.otherAnnotations(
                SchemeSpec.nvfp4W4A16(), TensorSlot.W1_BIAS, VllmRevision.V2025_10))
        .isEmpty();
    assertThat(
            RequiredSlots.otherAnnotations(
                SchemeSpec.nvfp4W4A16(), TensorSlot.A1_GSCALE, VllmRevision.V2025_10))
        .containsExactly("@Nvfp4W4A4");
  }

  @Test
  void aFixedPlaceHasNoMember() {
    NoSuchElementException thrown =
        assertThrows(
            NoSuchElementException.class,
            () -> SchemeSpec.fp8W8A8().member(SchemeMember.WEIGHTS_DTYPE));
    assertThat(thrown).hasMessageThat().contains("@Fp8W8A8 fixes WEIGHTS_DTYPE");
  }

  @Test
  void requiredSlotsComeInVllmsOrder() {
    assertThat(RequiredSlots.of(INT4))
        .containsExactly(
            TensorSlot.W1_SCALE,
            TensorSlot.W2_SCALE,
            TensorSlot.W1_ZP,
            TensorSlot.W2_ZP,
            TensorSlot.W1_BIAS,
            TensorSlot.W2_BIAS)
        .inOrder();
    assertThat(RequiredSlots.of(SchemeSpec.fp8W8A8().withStaticActivations(true)))
        .containsExactly(
            TensorSlot.W1_SCALE, TensorSlot.W2_SCALE, TensorSlot.A1_SCALE, TensorSlot.A2_SCALE)
        .inOrder();
  }

  @Test
  void expectedShapesAreInSymbols() {
    assertThat(ExpectedTensors.of(INT4).toString())
        .isEqualTo(
            "[w1_scale bfloat16 or float16 or float32 [E, 2I, ceil(H/128)], "
                + "w2_scale bfloat16 or float16 or float32 [E, H, ceil(I/128)], "
                + "w1_zp uint8 [E, 2I/2, ceil(H/128)], w2_zp uint8 [E, H/2, ceil(I/128)], "
                + "w1_bias bfloat16 or float16 or float32 [E, 2I], "
                + "w2_bias bfloat16 or float16 or float32 [E, H]]");
  }

  @Test
  void groupsInActivationOrderAreThoseOfAllRanks() {
    assertThat(
            ExpectedTensors.of(
                    SchemeSpec.int4W4A16().withZeroPoints(true).withActOrder(ActOrder.GROUP))
                .stream()
                .map(ExpectedTensor::shapeNames))
        .containsExactly(
            "[E, 2I, ceil(H/128)]",
            "[E, H, ceil(I_full/128)]",
            "[E, 2I/2, ceil(H/128)]",
            "[E, H/2, ceil(I_full/128)]")
        .inOrder();
    assertThat(
            ExpectedTensors.of(SchemeSpec.int8W8A16().withActOrder(ActOrder.GROUP)).stream()
                .map(ExpectedTensor::shapeNames))
        .containsExactly("[E, 2I, 1] or [E, 2I]", "[E, H, 1] or [E, H]");
  }

  @Test
  void wordsSayWhatSharesAScale() {
    assertThat(SchemeFormatter.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128)))
        .containsExactly(
            "weights: float8_e4m3fn, one scale per block of 128 x 128",
            "activations: float8_e4m3fn, one scale per 128 values along K, from each batch");
    assertThat(SchemeFormatter.of(INT4))
        .containsExactly(
            "weights: int4, one scale per 128 values along K",
            "activations: not quantized",
            "zero points for the weights",
            "biases for both projections");
  }
}
