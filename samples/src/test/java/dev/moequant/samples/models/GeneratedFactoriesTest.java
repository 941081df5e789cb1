package dev.moequant.samples.models;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.samples.models.Tensor.TENSORS;
import static dev.moequant.samples.models.Tensor.f32;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.samples.layers.TinyLayers;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The factories of the samples give what vLLM's factories give, of the very tensors that were read
 * from a file, and refuse tensors that do not fit.
 */
final class GeneratedFactoriesTest {
  private static final Tensor DEEPSEEK_W13 = f32(256, 32, 56);
  private static final Tensor DEEPSEEK_W2 = f32(256, 56, 16);

  @TempDir Path folder;

  private Layer read(Layer written) throws IOException {
    return FromFile.read(folder, written);
  }

  @Test
  void blocksGiveOneScaleForEach128ValuesOfAToken() throws IOException {
    Layer layer = read(TinyLayers.fp8Blocks(128));

    FusedMoEQuantConfig<Tensor> config = DeepSeekV3Experts.of(layer).quantConfig();

    assertThat(config.quantDtype()).isEqualTo(DType.FLOAT8_E4M3FN);
    assertThat(config.blockShape()).containsExactly(128, 128).inOrder();
    assertThat(config.perActTokenQuant()).isFalse();
    assertThat(config.perOutChQuant()).isFalse();
    assertThat(config.isPerTensor()).isFalse();
    assertThat(config.useFp8W8A8()).isTrue();
    assertThat(config.configName(DType.BFLOAT16)).isEqualTo("fp8_w8a8");
    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale_inv"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale_inv"));
    assertThat(config.a1Scale()).isNull();
    assertThat(config.scaleShape(16, 7168)).containsExactly(16, 56).inOrder();
    assertThat(config.batchedScaleShape(256, 16, 7168)).containsExactly(256, 16, 56).inOrder();
  }

  @Test
  void blocksOfWeightsAloneSayNothingOfActivations() throws IOException {
    Layer layer = read(TinyLayers.fp8Blocks(128));

    FusedMoEQuantConfig<Tensor> config = Qwen3Fp8OnMarlinExperts.of(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale_inv"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale_inv"));
    assertThat(config.quantDtype()).isNull();
    assertThat(config.blockShape()).isNull();
    assertThat(config.useFp8W8A8()).isFalse();
    assertThat(config.scaleShape(16, 2048)).isNull();
  }

  @Test
  void eachFormOfAFactoryGivesTheSame() throws IOException {
    Qwen3Moe30BExperts experts = new Qwen3Moe30BExperts(read(TinyLayers.fp8Blocks(128)));

    FusedMoEQuantConfig<Tensor> bound = experts.quantConfig();

    assertThat(bound.w1Scale()).isSameInstanceAs(experts.w13Scale);
    assertThat(bound.w2Scale()).isSameInstanceAs(experts.w2Scale);
    assertThat(
            Qwen3Moe30BExpertsQuantConfig.create(TENSORS, experts.w13Scale, experts.w2Scale)
                .toString())
        .isEqualTo(bound.toString());
    assertThat(
            Qwen3Moe30BExpertsQuantConfig.quantConfig(
                    TENSORS, q -> q.w1Scale(experts.w13Scale).w2Scale(experts.w2Scale))
                .toString())
        .isEqualTo(bound.toString());
    assertThat(bound.scaleShape(4096, 2048)).containsExactly(4096, 16).inOrder();
  }

  @Test
  void staticActivationsKeepTheScalesOfTheCheckpoint() throws IOException {
    Layer layer = read(TinyLayers.fp8PerTensor());

    FusedMoEQuantConfig<Tensor> config = Mixtral8x7BExperts.of(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    assertThat(config.a1Scale()).isSameInstanceAs(layer.tensor("w13_input_scale"));
    assertThat(config.a2Scale()).isSameInstanceAs(layer.tensor("w2_input_scale"));
    assertThat(config.isPerTensor()).isTrue();
    assertThat(config.blockShape()).isNull();
    assertThat(config.scaleShape(4096, 4096)).containsExactly(1, 1).inOrder();
  }

  @Test
  void perTokenGivesOneScaleForEachToken() throws IOException {
    Layer layer = read(TinyLayers.perChannel(TensorType.F8_E4M3));

    FusedMoEQuantConfig<Tensor> config = new Llama4ScoutExperts(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    assertThat(config.perActTokenQuant()).isTrue();
    assertThat(config.perOutChQuant()).isTrue();
    assertThat(config.blockShape()).isNull();
    assertThat(config.scaleShape(16, 5120)).containsExactly(16, 1).inOrder();
  }

  @Test
  void int8HasNoPartInTheNamesOfTunedFiles() throws IOException {
    Layer layer = read(TinyLayers.perChannel(TensorType.I8));

    FusedMoEQuantConfig<Tensor> config = new DeepSeekR1Int8Experts(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    assertThat(config.quantDtype()).isEqualTo(DType.INT8);
    assertThat(config.perActTokenQuant()).isTrue();
    assertThat(config.useInt8W8A8()).isTrue();
    assertThat(config.useFp8W8A8()).isFalse();
    assertThat(config.configName(DType.BFLOAT16)).isNull();
    assertThat(config.scaleShape(1, 7168)).containsExactly(1, 1).inOrder();
  }

  @Test
  void weightOnlyInt8LeavesTheActivations() throws IOException {
    Layer layer = read(TinyLayers.expertsInt8());

    FusedMoEQuantConfig<Tensor> config = new Mixtral8x22BInt8Experts(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_scale"));
    assertThat(config.w1Zp()).isNull();
    assertThat(config.quantDtype()).isNull();
    assertThat(config.useInt8W8A16()).isTrue();
    assertThat(config.blockShape()).isNull();
    assertThat(config.configName(DType.BFLOAT16)).isEqualTo("int8_w8a16");
  }

  @Test
  void awqHasZeroPoints() throws IOException {
    Layer layer = read(TinyLayers.int4Groups(128));

    FusedMoEQuantConfig<Tensor> config = new MixtralAwqExperts(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_scales"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_scales"));
    assertThat(config.w1Zp()).isSameInstanceAs(layer.tensor("w13_qzeros"));
    assertThat(config.w2Zp()).isSameInstanceAs(layer.tensor("w2_qzeros"));
    assertThat(config.useInt4W4A16()).isTrue();
    assertThat(config.blockShape()).containsExactly(0, 128).inOrder();
    assertThat(config.scaleShape(16, 4096)).isNull();
  }

  @Test
  void gptOssHasBiases() throws IOException {
    Layer layer = read(TinyLayers.mxfp4(TinyLayers.biases()));

    FusedMoEQuantConfig<Tensor> config = GptOss20BExperts.of(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    assertThat(config.w1Bias()).isSameInstanceAs(layer.tensor("w13_bias"));
    assertThat(config.w2Bias()).isSameInstanceAs(layer.tensor("w2_bias"));
    assertThat(config.useMxfp4W4A16()).isTrue();
    assertThat(config.quantDtype()).isNull();
  }

  @Test
  void quarksMxfp4QuantizesActivationsToo() throws IOException {
    Layer layer = read(TinyLayers.mxfp4());

    FusedMoEQuantConfig<Tensor> config = DeepSeekR1Mxfp4Experts.of(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    assertThat(config.quantDtype()).isEqualTo(DType.MXFP4);
    assertThat(config.useMxfp4W4A4()).isTrue();
    assertThat(config.w1Bias()).isNull();
  }

  /** The scales of {@link TinyLayers} are 1/1024, 2/1024, …, one for each expert. */
  @Test
  void theScalesOfNvfp4AreMultipliedOnce() throws IOException {
    Layer layer = read(TinyLayers.nvfp4());

    FusedMoEQuantConfig<Tensor> config = new DeepSeekNvfp4Experts(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    float[] alphas = {1f / 1024 / 1024, 4f / 1024 / 1024};
    assertThat(config.g1Alphas()).isEqualTo(f32("g1_alphas", alphas));
    assertThat(config.g2Alphas()).isEqualTo(f32("g2_alphas", alphas));
    assertThat(config.a1Gscale()).isEqualTo(f32("w13_input_scale_quant", 1024f, 512f));
    assertThat(config.a2Gscale()).isEqualTo(f32("w2_input_scale_quant", 1024f, 512f));
    assertThat(config.quantDtype()).isEqualTo(DType.NVFP4);
    assertThat(config.useNvfp4W4A4()).isTrue();
  }

  @Test
  void theSecondScalesAreTheAlphasWhereActivationsAreNotQuantized() throws IOException {
    Layer layer = read(TinyLayers.nvfp4Weights());

    FusedMoEQuantConfig<Tensor> config = Qwen36Nvfp4Experts.of(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_weight_scale"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_weight_scale"));
    assertThat(config.g1Alphas()).isSameInstanceAs(layer.tensor("w13_weight_scale_2"));
    assertThat(config.g2Alphas()).isSameInstanceAs(layer.tensor("w2_weight_scale_2"));
    assertThat(config.a1Gscale()).isNull();
    assertThat(config.quantDtype()).isNull();
    assertThat(config.useNvfp4W4A4()).isFalse();
  }

  @Test
  void anUnquantizedLayerNeedsNothing() {
    FusedMoEQuantConfig<Tensor> config = new MixtralExperts().quantConfig();

    assertThat(config.isQuantized()).isFalse();
    assertThat(config.w1Scale()).isNull();
    assertThat(config.quantDtype()).isNull();
    assertThat(config.scaleShape(16, 4096)).isNull();
  }

  @Test
  void anAnnotationOfOnesOwnIsAScheme() throws IOException {
    Layer layer = read(TinyLayers.int8Groups(GgufQ8.BLOCK));

    FusedMoEQuantConfig<Tensor> config = Qwen3GgufExperts.of(layer).quantConfig();

    assertThat(config.w1Scale()).isSameInstanceAs(layer.tensor("w13_scales"));
    assertThat(config.w2Scale()).isSameInstanceAs(layer.tensor("w2_scales"));
    assertThat(config.useInt8W8A16()).isTrue();
    assertThat(config.blockShape()).containsExactly(0, 32).inOrder();
  }

  @Test
  void aBoundTensorThatDoesNotFitIsNamed() {
    Layer layer = TinyLayers.mxfp4(f32("w13_bias", 1f), f32("w2_bias", 1f));

    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class, () -> GptOss20BExperts.of(layer).quantConfig());

    assertThat(thrown).hasMessageThat().contains("[MOEQ309] w1_bias is F32 [1], but ");
    assertThat(thrown).hasMessageThat().contains("[MOEQ309] w2_bias is F32 [1], but ");
  }

  @Test
  void aScaleWithTooFewDimensionsIsNamed() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> new DeepSeekV3Experts(f32(256, 32), DEEPSEEK_W2).quantConfig());

    assertThat(thrown).hasMessageThat().startsWith("[MOEQ309] w1_scale is F32 [256, 32], but ");
    assertThat(thrown).hasMessageThat().contains("F32 [E, 2*ceil(I/128), ceil(H/128)]");
    assertThat(thrown.findings()).hasSize(1);
  }

  @Test
  void aScaleOfAnotherDtypeIsNamed() {
    Tensor half =
        new Tensor(
            "w13", TensorType.F16, DEEPSEEK_W13.shape(), ByteBuffer.allocate(2 * 256 * 32 * 56));

    QuantReport report =
        DeepSeekV3ExpertsQuantConfig.check(TENSORS, q -> q.w1Scale(half).w2Scale(DEEPSEEK_W2));

    assertThat(report.isValid()).isFalse();
    assertThat(report.toString()).contains("[MOEQ309] w1_scale is F16 [256, 32, 56], but ");
  }

  @Test
  void gateAndUpWithAScaleEachMustBeFusedFirst() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> new Mixtral8x7BExperts(f32(8, 2), f32(8), f32(1), f32(1)).quantConfig());

    assertThat(thrown).hasMessageThat().startsWith("[MOEQ309] w1_scale is F32 [8, 2], but ");
    assertThat(thrown).hasMessageThat().contains("take the maximum over dimension 1");
  }
}
