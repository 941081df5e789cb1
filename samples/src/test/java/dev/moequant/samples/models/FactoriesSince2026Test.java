package dev.moequant.samples.models;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.GroupShape;
import dev.moequant.annotations.DType;
import dev.moequant.samples.layers.TinyLayers;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The factories of those samples that vLLM can serve since July 2026: each operand is described as
 * vLLM's own factory describes it (b6ff8a2f5, f37d5868b).
 */
final class FactoriesSince2026Test {
  @TempDir Path folder;

  @Test
  void mxfp8HasItsGroupsOnBothOperands() throws IOException {
    Layer layer = FromFile.read(folder, TinyLayers.mxfp8());

    FusedMoEQuantConfig<Tensor> config = Qwen3Mxfp8Experts.of(layer).quantConfig();

    assertThat(config.quantDtype()).isEqualTo(DType.MXFP8);
    assertThat(config.weightQuantDtype()).isEqualTo(DType.MXFP8);
    assertShapes(config, new GroupShape(1, 32), new GroupShape(1, 32));
    assertThat(config.blockShape()).containsExactly(1, 32).inOrder();
    assertThat(config.scaleShape(16, 2048)).containsExactly(16, 64).inOrder();
    assertThat(config.isScaleSwizzled()).isFalse();
    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    assertThat(config.a1Scale()).isNull();
  }

  @Test
  void mxfp4OnMxfp8HasNoShapesButTheNumbersOfTheActivationFunction() throws IOException {
    Layer layer = FromFile.read(folder, TinyLayers.mxfp4(TinyLayers.biases()));

    FusedMoEQuantConfig<Tensor> config = GptOss120BExperts.of(layer).quantConfig();

    assertThat(config.quantDtype()).isEqualTo(DType.MXFP8);
    assertThat(config.weightQuantDtype()).isEqualTo(DType.MXFP4);
    assertShapes(config, null, null);
    assertThat(config.isScaleSwizzled()).isTrue();
    assertThat(config.gemm1Alpha()).isEqualTo(1.702);
    assertThat(config.gemm1Beta()).isEqualTo(1.0);
    assertThat(config.gemm1ClampLimit()).isEqualTo(7.0);
    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w1Bias()).isSameInstanceAs(layer.tensor("w13_bias"));
    assertThat(config.w2Bias()).isSameInstanceAs(layer.tensor("w2_bias"));
  }

  /** vLLM's factory says the string "fp8", whichever fp8 the platform has. */
  @Test
  void mxfp4OnFp8SaysTheFp8OfThePlatform() throws IOException {
    Layer layer = FromFile.read(folder, TinyLayers.mxfp4OnFp8());

    FusedMoEQuantConfig<Tensor> config = GptOssQuarkExperts.of(layer).quantConfig();

    assertThat(config.quantDtype()).isEqualTo(DType.FP8);
    assertThat(config.weightQuantDtype()).isEqualTo(DType.MXFP4);
    assertShapes(config, null, null);
    assertThat(config.useMxfp4W4A8()).isTrue();
    assertThat(config.useFp8W8A8()).isFalse();
    assertThat(config.a1Scale()).isSameInstanceAs(layer.tensor("w13_input_scale"));
    assertThat(config.a2Scale()).isSameInstanceAs(layer.tensor("w2_input_scale"));
    assertThat(config.w1Bias()).isSameInstanceAs(layer.tensor("w13_bias"));
  }

  /** As wide as high, as vLLM's method has it: the kernel reads the width. */
  @Test
  void deepGemmReadsBlocksFromTheActivations() throws IOException {
    Layer layer = FromFile.read(folder, TinyLayers.mxfp4());

    FusedMoEQuantConfig<Tensor> config = DeepSeekV4FlashExperts.of(layer).quantConfig();

    assertThat(config.quantDtype()).isEqualTo(DType.FLOAT8_E4M3FN);
    assertThat(config.weightQuantDtype()).isEqualTo(DType.MXFP4);
    assertShapes(config, new GroupShape(128, 128), null);
    assertThat(config.blockShape()).containsExactly(128, 128).inOrder();
    assertThat(config.scaleShape(16, 4096)).containsExactly(16, 32).inOrder();
    assertThat(config.gemm1ClampLimit()).isEqualTo(10.0);
    assertThat(config.gemm1Alpha()).isNull();
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
  }

  @Test
  void int4OnFp8IsPerTokenAndPerChannelWhateverItsGroupsAre() throws IOException {
    Layer layer = FromFile.read(folder, TinyLayers.int4OfFp8Groups());

    FusedMoEQuantConfig<Tensor> config = Qwen3W4A8Experts.of(layer).quantConfig();

    assertThat(config.quantDtype()).isEqualTo(DType.FLOAT8_E4M3FN);
    assertThat(config.weightQuantDtype()).isEqualTo(DType.INT4);
    assertShapes(config, new GroupShape(1, -1), new GroupShape(1, -1));
    assertThat(config.perActTokenQuant()).isTrue();
    assertThat(config.perOutChQuant()).isTrue();
    assertThat(config.blockShape()).isNull();
    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.g1Alphas()).isSameInstanceAs(layer.tensor("w13_weight_chan_scale"));
    assertThat(config.g2Alphas()).isSameInstanceAs(layer.tensor("w2_weight_chan_scale"));
  }

  @Test
  void fp8ExpertsMayHaveBiases() throws IOException {
    Layer layer = FromFile.read(folder, TinyLayers.fp8PerTensor(TinyLayers.biases()));

    FusedMoEQuantConfig<Tensor> config = GptOssFp8Experts.of(layer).quantConfig();

    assertThat(config.useFp8W8A8()).isTrue();
    assertThat(config.a1Scale()).isSameInstanceAs(layer.tensor("w13_input_scale"));
    assertThat(config.w1Bias()).isSameInstanceAs(layer.tensor("w13_bias"));
    assertThat(config.w2Bias()).isSameInstanceAs(layer.tensor("w2_bias"));
  }

  private static void assertShapes(
      FusedMoEQuantConfig<Tensor> config,
      @Nullable GroupShape activations,
      @Nullable GroupShape weights) {
    assertThat(config.a1().shape()).isEqualTo(activations);
    assertThat(config.a2().shape()).isEqualTo(activations);
    assertThat(config.w1().shape()).isEqualTo(weights);
    assertThat(config.w2().shape()).isEqualTo(weights);
  }
}
