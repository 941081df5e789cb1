package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.annotations.TensorSlot.A1_SCALE;
import static dev.moequant.annotations.TensorSlot.A2_SCALE;
import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;
import static dev.moequant.internal.check.TestTensor.TENSORS;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.Rejection;
import dev.moequant.internal.check.TestTensor;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantConfigsTest {
  private static SlotTensors<TestTensor> scales(TestTensor w1, TestTensor w2) {
    return SlotTensors.<TestTensor>none().with(W1_SCALE, w1).with(W2_SCALE, w2);
  }

  private static List<String> texts(SchemeSpec scheme, SlotTensors<TestTensor> tensors) {
    return QuantConfigs.check(scheme, TENSORS, tensors).errors().stream()
        .map(Finding::message)
        .toList();
  }

  @Test
  void aSoundSchemeWithRightTensorsIsAConfig() {
    TestTensor w1 = TestTensor.f32(256, 32, 56);
    FusedMoEQuantConfig<TestTensor> config =
        QuantConfigs.checked(
            SchemeSpec.fp8W8A8().withBlockShape(128, 128),
            TENSORS,
            scales(w1, TestTensor.f32(256, 56, 16)));
    assertThat(config.w1Scale()).isSameInstanceAs(w1);
    assertThat(config.useFp8W8A8()).isTrue();
    assertThat(config.blockShape()).containsExactly(128, 128);
    assertThat(config.a1Scale()).isNull();
  }

  @Test
  void perTensorWeightsHaveNoGroupShapeAsInVllm() {
    FusedMoEQuantConfig<TestTensor> config =
        QuantConfigs.checked(
            SchemeSpec.fp8W8A8().withStaticActivations(true),
            TENSORS,
            scales(TestTensor.f32(8), TestTensor.f32(8, 1))
                .with(A1_SCALE, TestTensor.f32())
                .with(A2_SCALE, TestTensor.f32(1)));
    assertThat(config.isPerTensor()).isTrue();
    assertThat(config.perOutChQuant()).isFalse();
    assertThat(config.a1Scale()).isNotNull();
  }

  @Test
  void theExceptionSaysWhatTheRulesSay() {
    SchemeSpec wrong = SchemeSpec.fp8W8A8().withPerActToken(true).withBlockShape(128);
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> QuantConfigs.checked(wrong, TENSORS, SlotTensors.none()));
    assertThat(thrown.findings()).isEqualTo(QuantRules.check(wrong));
    assertThat(thrown).hasMessageThat().contains("[MOEQ103] perActToken = true contradicts");
    assertThat(thrown).hasMessageThat().contains("[MOEQ101] blockShape = {128} has 1 element");
  }

  @Test
  void fusedScalesOfGateAndUpAreRefusedWithTheWayOut() {
    assertThat(texts(SchemeSpec.fp8W8A8(), scales(TestTensor.f32(8, 2), TestTensor.f32(8))))
        .containsExactly(
            "[MOEQ309] w1_scale is F32 [8, 2], but @Fp8W8A8 expects F32 [E] or [E, 1], here [8] or"
                + " [8, 1]\n"
                + "  help: gate and up have a scale each: take the maximum over dimension 1, then"
                + " requantize\n"
                + "  see docs/rules/MOEQ309.md, or run java -jar moequant-processor.jar MOEQ309");
  }

  @Test
  void allTensorsAreLookedAt() {
    List<String> texts =
        texts(
            SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true),
            SlotTensors.<TestTensor>none()
                .with(W1_SCALE, TestTensor.of(TensorType.BF16, 8, 64, 1))
                .with(A1_SCALE, TestTensor.f32()));
    assertThat(texts).hasSize(3);
    assertThat(texts.get(0)).startsWith("[MOEQ309] w1_scale is BF16 [8, 64, 1], but @Fp8W8A8");
    assertThat(texts.get(1)).startsWith("[MOEQ309] w2_scale is missing, but @Fp8W8A8");
    assertThat(texts.get(2)).startsWith("[MOEQ309] a1_scale is given, but @Fp8W8A8");
  }

  @Test
  void tensorsAgreeOnTheNumberOfExperts() {
    assertThat(texts(SchemeSpec.fp8W8A8(), scales(TestTensor.f32(8), TestTensor.f32(16))).get(0))
        .startsWith("[MOEQ309] w2_scale is for 16 experts, but w1_scale is for 8");
  }

  @Test
  void oneWeightScaleDoesNotServeEightExperts() {
    assertThat(texts(SchemeSpec.fp8W8A8(), scales(TestTensor.f32(1), TestTensor.f32(8))).get(0))
        .startsWith("[MOEQ309] w2_scale is for 8 experts, but w1_scale is for 1");
  }

  @Test
  void aPrecisionConfigGoesWhereTheSchemeSaysSo() {
    SchemeSpec scheme =
        SchemeSpec.quantScheme()
            .withWeights(WeightSpec.unquantized().withDtype(DType.MXFP4))
            .withPrecisionConfig(true);
    PrecisionConfig precision = new PrecisionConfig() {};
    SlotTensors<TestTensor> right =
        SlotTensors.<TestTensor>none()
            .withPrecision(W1_SCALE, precision)
            .withPrecision(W2_SCALE, precision);
    assertThat(QuantConfigs.checked(scheme, TENSORS, right).w1Precision()).isEqualTo(precision);
    assertThat(texts(scheme, right.with(W2_SCALE, TestTensor.f32(8))).get(0))
        .startsWith("[MOEQ306] w2_scale is a tensor, but @QuantScheme");
  }

  @Test
  void aRejectedSchemeRepeatsTheCompiler() {
    String message =
        """
        [MOEQ803] @A contradicts @B: a quantization method has one scheme
          help: remove one of the two, or split Experts into two classes
          see docs/rules/MOEQ803.md, or run java -jar moequant-processor.jar MOEQ803""";
    CheckedScheme stub =
        CheckedScheme.rejected(
            SchemeSpec.fp8W8A8(),
            VllmRevision.NEWEST,
            new Rejection(803, List.of("A", "B"), List.of("Experts")));
    SlotTensors<TestTensor> tensors = scales(TestTensor.f32(8), TestTensor.f32(8));
    InvalidQuantConfigException thrown =
        assertThrows(InvalidQuantConfigException.class, () -> stub.create(TENSORS, tensors));
    assertThat(thrown).hasMessageThat().isEqualTo(message);
    assertThat(stub.check(TENSORS, tensors).isValid()).isFalse();
  }

  @Test
  void whatTheRulesFindInTheSchemeIsNotCarriedByItsStub() {
    SchemeSpec wrong = SchemeSpec.fp8W8A8().withStaticActivations(true).withPerActToken(true);
    CheckedScheme stub =
        CheckedScheme.rejected(wrong, VllmRevision.NEWEST, Rejection.ofScheme(208));
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class, () -> stub.create(TENSORS, SlotTensors.none()));
    assertThat(thrown.findings())
        .containsExactlyElementsIn(QuantConfigs.check(wrong, TENSORS, SlotTensors.none()).errors());
  }

  @Test
  void aStubOfAnotherVersionMakesNoConfig() {
    CheckedScheme stub =
        CheckedScheme.rejected(SchemeSpec.fp8W8A8(), VllmRevision.NEWEST, Rejection.ofScheme(208));
    SlotTensors<TestTensor> tensors = scales(TestTensor.f32(8), TestTensor.f32(8));
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> stub.create(TENSORS, tensors));
    assertThat(thrown).hasMessageThat().contains("compile it again");
    assertThat(stub.isSound()).isFalse();
  }

  @Test
  void aSizeIsPositive() {
    assertThat(texts(SchemeSpec.fp8W8A8(), scales(TestTensor.f32(-8), TestTensor.f32(8))).get(0))
        .startsWith("[MOEQ309] w1_scale is F32 [-8], but @Fp8W8A8 expects F32 [E] or [E, 1]");
  }

  @Test
  void aReportPrintsTheSchemeAndItsFindings() {
    SlotTensors<TestTensor> right = scales(TestTensor.f32(8), TestTensor.f32(8));
    assertThat(QuantConfigs.check(SchemeSpec.fp8W8A8(), TENSORS, right).toString())
        .isEqualTo("@Fp8W8A8: no findings");
    assertThat(
            QuantConfigs.check(SchemeSpec.fp8W8A8().withBlockShape(0, 128), TENSORS, right)
                .toString())
        .startsWith("@Fp8W8A8(blockShape = {0, 128}):\n[MOEQ102] ");
  }
}
