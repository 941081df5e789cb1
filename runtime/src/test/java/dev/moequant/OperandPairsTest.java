package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** MOEQ216: what vLLM's constructor takes and no kernel does. */
class OperandPairsTest {
  private static final FusedMoEQuantDesc<Object> FP8 =
      desc(DType.FLOAT8_E4M3FN, GroupShape.PER_TENSOR);

  private static FusedMoEQuantDesc<Object> desc(@Nullable DType dtype, @Nullable GroupShape shape) {
    return new FusedMoEQuantDesc<>(dtype, shape, null, null, null, null);
  }

  @Test
  void alikeIsWhatTheConstructorMakes() {
    assertThat(QuantConfigs.checked(FP8, FP8, FP8, FP8))
        .isEqualTo(new FusedMoEQuantConfig<>(FP8, FP8, FP8, FP8));
  }

  @Test
  void bothPairsAreNamedWithWhatTheyAre() {
    FusedMoEQuantDesc<Object> blocks = desc(DType.FLOAT8_E4M3FN, new GroupShape(128, 128));
    FusedMoEQuantDesc<Object> none = desc(null, null);
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class, () -> QuantConfigs.checked(FP8, blocks, FP8, none));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "[MOEQ216] a1 is float8_e4m3fn with group shape (-1, -1), but a2 is float8_e4m3fn with"
                + " group shape (128, 128): no MoE kernel takes a layer whose two GEMMs are"
                + " quantized differently\n"
                + "  help: give both the same dtype and the same shape\n"
                + "  see docs/rules/MOEQ216.md, or run java -jar moequant-processor.jar MOEQ216\n"
                + "[MOEQ216] w1 is float8_e4m3fn with group shape (-1, -1), but w2 is not"
                + " quantized: no MoE kernel takes a layer whose two GEMMs are quantized"
                + " differently\n"
                + "  help: give both the same dtype and the same shape\n"
                + "  see docs/rules/MOEQ216.md, or run java -jar moequant-processor.jar MOEQ216");
  }

  @Test
  void aDtypeAloneIsADifference() {
    FusedMoEQuantDesc<Object> int8 = desc(DType.INT8, GroupShape.PER_TENSOR);
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class, () -> QuantConfigs.checked(FP8, int8, FP8, FP8));
    assertThat(thrown.findings()).hasSize(1);
  }
}
