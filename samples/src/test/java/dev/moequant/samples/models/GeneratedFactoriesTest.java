package dev.moequant.samples.models;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.samples.models.Tensor.TENSORS;
import static dev.moequant.samples.models.Tensor.f32;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.InvalidQuantSchemeException;
import dev.moequant.QuantReport;
import dev.moequant.TensorType;
import dev.moequant.annotations.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The factories of the samples give what vLLM's factories give, and refuse tensors that do not fit.
 */
final class GeneratedFactoriesTest {
  private static final Tensor DEEPSEEK_W13 = f32(256, 32, 56);
  private static final Tensor DEEPSEEK_W2 = f32(256, 56, 16);

  @Test
  void blocksGiveOneScaleForEach128ValuesOfAToken() {
    FusedMoEQuantConfig<Tensor> config =
        new DeepSeekV3Experts().quantConfig(DEEPSEEK_W13, DEEPSEEK_W2);

    assertThat(config.quantDtype()).isEqualTo(DType.FLOAT8_E4M3FN);
    assertThat(config.blockShape()).containsExactly(128, 128).inOrder();
    assertThat(config.perActTokenQuant()).isFalse();
    assertThat(config.perOutChQuant()).isFalse();
    assertThat(config.isPerTensor()).isFalse();
    assertThat(config.useFp8W8A8()).isTrue();
    assertThat(config.configName(DType.BFLOAT16)).isEqualTo("fp8_w8a8");
    assertThat(config.w1Scale()).isSameInstanceAs(DEEPSEEK_W13);
    assertThat(config.w2Scale()).isSameInstanceAs(DEEPSEEK_W2);
    assertThat(config.a1Scale()).isNull();
    assertThat(config.scaleShape(16, 7168)).containsExactly(16, 56).inOrder();
    assertThat(config.batchedScaleShape(256, 16, 7168)).containsExactly(256, 16, 56).inOrder();
  }

  @Test
  void theShortFormGivesWhatTheStagedFormGives() {
    Tensor w13 = f32(128, 12, 16);
    Tensor w2 = f32(128, 16, 6);

    FusedMoEQuantConfig<Tensor> staged =
        Qwen3Moe30BExpertsQuantConfig.quantConfig(TENSORS, q -> q.w1Scale(w13).w2Scale(w2));

    assertThat(new Qwen3Moe30BExperts(w13, w2).quantConfig().toString())
        .isEqualTo(staged.toString());
    assertThat(staged.scaleShape(4096, 2048)).containsExactly(4096, 16).inOrder();
  }

  @Test
  void staticActivationsKeepTheScalesOfTheCheckpoint() {
    Tensor input = f32(1);
    Tensor intermediate = f32();

    FusedMoEQuantConfig<Tensor> config =
        new Mixtral8x7BExperts(f32(8), f32(8)).quantConfig(input, intermediate);

    assertThat(config.a1Scale()).isSameInstanceAs(input);
    assertThat(config.a2Scale()).isSameInstanceAs(intermediate);
    assertThat(config.isPerTensor()).isTrue();
    assertThat(config.blockShape()).isNull();
    assertThat(config.scaleShape(4096, 4096)).containsExactly(1, 1).inOrder();
  }

  @Test
  void perTokenGivesOneScaleForEachToken() {
    FusedMoEQuantConfig<Tensor> config =
        new Llama4ScoutExperts().quantConfig(f32(16, 16384, 1), f32(16, 5120, 1));

    assertThat(config.perActTokenQuant()).isTrue();
    assertThat(config.perOutChQuant()).isTrue();
    assertThat(config.blockShape()).isNull();
    assertThat(config.scaleShape(16, 5120)).containsExactly(16, 1).inOrder();
  }

  @Test
  void int8HasNoPartInTheNamesOfTunedFiles() {
    FusedMoEQuantConfig<Tensor> config =
        new DeepSeekR1Int8Experts().quantConfig(f32(256, 4096, 1), f32(256, 7168, 1));

    assertThat(config.quantDtype()).isEqualTo(DType.INT8);
    assertThat(config.useInt8W8A8()).isTrue();
    assertThat(config.useFp8W8A8()).isFalse();
    assertThat(config.configName(DType.BFLOAT16)).isNull();
    assertThat(config.scaleShape(1, 7168)).containsExactly(1, 1).inOrder();
  }

  @Test
  void aScaleWithTooFewDimensionsIsNamed() {
    InvalidQuantSchemeException thrown =
        assertThrows(
            InvalidQuantSchemeException.class,
            () -> new DeepSeekV3Experts().quantConfig(f32(256, 32), DEEPSEEK_W2));

    assertThat(thrown).hasMessageThat().startsWith("[MOEQ309] w1_scale is F32 [256, 32], but ");
    assertThat(thrown).hasMessageThat().contains("F32 [E, ceil(N/128), ceil(K/128)]");
    assertThat(thrown.findings()).hasSize(1);
  }

  @Test
  void aScaleOfAnotherDtypeIsNamed() {
    Tensor half = new Tensor(TensorType.F16, List.of(256, 32, 56));

    QuantReport report =
        DeepSeekV3ExpertsQuantConfig.check(TENSORS, q -> q.w1Scale(half).w2Scale(DEEPSEEK_W2));

    assertThat(report.isValid()).isFalse();
    assertThat(report.toString()).contains("[MOEQ309] w1_scale is F16 [256, 32, 56], but ");
  }

  @Test
  void gateAndUpWithAScaleEachMustBeFusedFirst() {
    InvalidQuantSchemeException thrown =
        assertThrows(
            InvalidQuantSchemeException.class,
            () -> new Mixtral8x7BExperts(f32(8, 2), f32(8)).quantConfig(f32(1), f32(1)));

    assertThat(thrown).hasMessageThat().startsWith("[MOEQ309] w1_scale is F32 [8, 2], but ");
    assertThat(thrown).hasMessageThat().contains("take the maximum over dimension 1");
  }
}
