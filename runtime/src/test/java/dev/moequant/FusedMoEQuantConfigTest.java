package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The seed's definitions, by hand; its recorded answers follow with the parity tests. */
class FusedMoEQuantConfigTest {
  private static final FusedMoEQuantDesc<String> NONE = FusedMoEQuantDesc.unquantized();

  private static FusedMoEQuantConfig<String> activations(
      @Nullable DType dtype, @Nullable GroupShape shape) {
    FusedMoEQuantDesc<String> a = new FusedMoEQuantDesc<>(dtype, shape, null, null, null, null);
    return new FusedMoEQuantConfig<>(a, a, NONE, NONE);
  }

  private static FusedMoEQuantConfig<String> weights(DType dtype, Scale<String> scale) {
    FusedMoEQuantDesc<String> w = new FusedMoEQuantDesc<>(dtype, null, scale, null, null, null);
    return new FusedMoEQuantConfig<>(NONE, NONE, w, w);
  }

  @Test
  void blocksHaveAScaleForEachTileOfK() {
    FusedMoEQuantConfig<String> config = activations(DType.FLOAT8_E4M3FN, new GroupShape(128, 128));
    assertThat(config.blockShape()).containsExactly(128, 128).inOrder();
    assertThat(config.isBlockQuantized()).isTrue();
    assertThat(config.scaleShape(16, 7168)).containsExactly(16, 56).inOrder();
    assertThat(config.scaleShape(16, 7169)).containsExactly(16, 57).inOrder();
    assertThat(config.batchedScaleShape(8, 16, 7168)).containsExactly(8, 16, 56).inOrder();
    assertThat(config.configName(DType.BFLOAT16)).isEqualTo("fp8_w8a8");
  }

  @Test
  void perTokenAndPerTensorAreNoBlocks() {
    FusedMoEQuantConfig<String> perToken = activations(DType.INT8, GroupShape.PER_TOKEN);
    assertThat(perToken.perActTokenQuant()).isTrue();
    assertThat(perToken.blockShape()).isNull();
    assertThat(perToken.scaleShape(16, 7168)).containsExactly(16, 1).inOrder();
    FusedMoEQuantConfig<String> perTensor = activations(DType.INT8, GroupShape.PER_TENSOR);
    assertThat(perTensor.isPerTensor()).isTrue();
    assertThat(perTensor.scaleShape(16, 7168)).containsExactly(1, 1).inOrder();
    assertThat(perTensor.configName(DType.FLOAT32)).isEqualTo("float32");
  }

  @Test
  void unquantizedActivationsHaveNoScaleShapeEvenWithABlock() {
    FusedMoEQuantConfig<String> config = activations(null, new GroupShape(128, 128));
    assertThat(config.isQuantized()).isFalse();
    assertThat(config.isBlockQuantized()).isTrue();
    assertThat(config.scaleShape(16, 7168)).isNull();
    assertThat(config.batchedScaleShape(8, 16, 7168)).isNull();
    assertThat(config.configName(DType.BFLOAT16)).isNull();
  }

  @Test
  void aNegativeBlockRoundsAsPythonDoes() {
    FusedMoEQuantConfig<String> config = activations(DType.FLOAT8_E4M3FN, new GroupShape(128, -1));
    assertThat(config.scaleShape(4, 100)).containsExactly(4, -100).inOrder();
    FusedMoEQuantConfig<String> zero = activations(DType.FLOAT8_E4M3FN, new GroupShape(0, 0));
    assertThrows(ArithmeticException.class, () -> zero.scaleShape(4, 100));
  }

  @Test
  void weightOnlySchemesAreKnownByTheirWeights() {
    Scale<String> scale = Scale.of("w");
    assertThat(weights(DType.INT8, scale).useInt8W8A16()).isTrue();
    assertThat(weights(DType.INT8, scale).useInt8W8A8()).isFalse();
    assertThat(weights(DType.INT4, scale).useInt4W4A16()).isTrue();
    assertThat(weights(DType.MXFP4, scale).useMxfp4W4A16()).isTrue();
    assertThat(weights(DType.INT4, scale).configName(DType.BFLOAT16)).isEqualTo("int4_w4a16");
  }

  @Test
  void aScaleIsReadAsWhatItIs() {
    PrecisionConfig precision = new PrecisionConfig() {};
    FusedMoEQuantConfig<String> config = weights(DType.MXFP4, Scale.precision(precision));
    assertThat(config.w1Precision()).isSameInstanceAs(precision);
    InvalidQuantConfigException thrown =
        assertThrows(InvalidQuantConfigException.class, config::w1Scale);
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            """
            [MOEQ306] w1_scale is a PrecisionConfig, not a tensor
              help: read w1_precision instead
              see docs/rules/MOEQ306.md, or run java -jar moequant-processor.jar MOEQ306""");
    FusedMoEQuantConfig<String> tensor = weights(DType.MXFP4, Scale.of("w"));
    assertThat(tensor.w2Scale()).isEqualTo("w");
    assertThrows(InvalidQuantConfigException.class, tensor::w2Precision);
    assertThat(activations(null, null).w1Scale()).isNull();
    assertThat(activations(null, null).w1Precision()).isNull();
  }
}
