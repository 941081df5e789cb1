package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.internal.check.TestTensor;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What vLLM itself mended between b6ff8a2f5 and f37d5868b: schemes that became another, and
 * arguments that were dropped, on their way from a checkpoint to the config.
 */
class UpstreamFixesTest {
  private static FusedMoEQuantConfig<TestTensor> config(
      SchemeSpec scheme, SlotTensors<TestTensor> t) {
    return QuantConfigs.checked(scheme, TestTensor.TENSORS, t);
  }

  private static SlotTensors<TestTensor> scales(TestTensor w1, TestTensor w2) {
    return SlotTensors.<TestTensor>none()
        .with(TensorSlot.W1_SCALE, w1)
        .with(TensorSlot.W2_SCALE, w2);
  }

  /** b8db7f4ab: dynamic int8 W8A8 was built as W8A16. */
  @Test
  void int8ActivationsStayQuantized() {
    FusedMoEQuantConfig<TestTensor> config =
        config(
            SchemeSpec.int8W8A8(), scales(TestTensor.f32(8, 1024, 1), TestTensor.f32(8, 2048, 1)));
    assertThat(config.useInt8W8A8()).isTrue();
    assertThat(config.useInt8W8A16()).isFalse();
    assertThat(config.perActTokenQuant()).isTrue();
  }

  /** be0687319: int8 weights lost their groups. */
  @Test
  void int8WeightsKeepTheirGroups() {
    FusedMoEQuantConfig<TestTensor> config =
        config(
            SchemeSpec.int8W8A16().withGroupSize(128),
            scales(
                TestTensor.of(TensorType.BF16, 8, 1024, 16),
                TestTensor.of(TensorType.BF16, 8, 2048, 4)));
    assertThat(config.useInt8W8A16()).isTrue();
    assertThat(config.blockShape()).containsExactly(0, 128).inOrder();
  }

  /** c67623231: mxfp6 activations were not quantized at all. */
  @Test
  void mxfp6ActivationsAreMxfp6() {
    FusedMoEQuantConfig<TestTensor> config =
        config(
            SchemeSpec.quantScheme()
                .withActivations(ActivationSpec.unquantized().withDtype(DType.MXFP6_E3M2))
                .withWeights(WeightSpec.unquantized().withDtype(DType.MXFP4)),
            scales(
                TestTensor.of(TensorType.U8, 8, 1024, 64),
                TestTensor.of(TensorType.U8, 8, 2048, 16)));
    assertThat(config.quantDtype()).isEqualTo(DType.MXFP6_E3M2);
    assertThat(config.ocpMxScheme()).isEqualTo(OcpMxScheme.W_MXFP4_A_MXFP6_E3M2);
  }

  /** e60f3c4c1: the numbers of SwiGLU-OAI did not reach the kernel. */
  @Test
  void theNumbersOfTheActivationFunctionArrive() {
    FusedMoEQuantConfig<TestTensor> config =
        config(
            SchemeSpec.fp8W8A8().withGemm1Alpha(1.702).withGemm1Beta(1).withGemm1ClampLimit(7),
            scales(TestTensor.f32(8), TestTensor.f32(8)));
    assertThat(config.gemm1Alpha()).isEqualTo(1.702);
    assertThat(config.gemm1Beta()).isEqualTo(1.0);
    assertThat(config.gemm1ClampLimit()).isEqualTo(7.0);
  }

  /** 3b4c86e48: scales of mxfp4 came as float32. */
  @Test
  void scalesOfMxfp4AreBytes() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () ->
                config(
                    SchemeSpec.mxfp4W4A16(),
                    scales(TestTensor.f32(8, 1024, 64), TestTensor.f32(8, 2048, 16))));
    assertThat(thrown.findings().stream().map(f -> f.rule().code()).toList())
        .isEqualTo(List.of("MOEQ309", "MOEQ309"));
  }

  /** 36f4630d8, 94e9ef076: scales of fused blocks were transposed. */
  @Test
  void scalesOfBlocksStandInTheOrderOfTheWeights() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () ->
                config(
                    SchemeSpec.fp8W8A8().withBlockShape(128, 128),
                    scales(TestTensor.f32(8, 16, 8), TestTensor.f32(8, 16, 4))));
    assertThat(thrown.findings().get(0).rule().code()).isEqualTo("MOEQ309");
  }
}
