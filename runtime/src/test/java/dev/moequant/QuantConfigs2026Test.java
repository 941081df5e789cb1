package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.scheme.VllmRevision;
import org.junit.jupiter.api.Test;

/** What vLLM has since 2026-07, in the words of its blocks; recorded answers prove the rest. */
class QuantConfigs2026Test {
  private static FusedMoEQuantConfig<Tensor> mxfp8(VllmRevision revision) {
    return FusedMoEQuantConfig.make(
        revision,
        GivenArguments.TENSORS,
        q -> {
          q.quantDtype(DType.MXFP8);
          q.blockShape(1, 32);
          q.isScaleSwizzled(false);
        });
  }

  @Test
  void aRevisionTakesTheStringFormatsThatItHas() {
    assertThat(mxfp8(V2026_07).quantDtype()).isEqualTo(DType.MXFP8);
    assertThat(mxfp8(V2026_08)).isEqualTo(mxfp8(V2026_07));
    InvalidQuantConfigException thrown =
        assertThrows(InvalidQuantConfigException.class, () -> mxfp8(V2025_10));
    assertThat(thrown).hasMessageThat().startsWith("[MOEQ201] quantDtype(mxfp8): ");
    assertThat(thrown)
        .hasMessageThat()
        .contains("activations can be quantized to nvfp4, mxfp4 and any torch dtype; ");
  }

  @Test
  void aWrongWeightDtypeIsSaidInTheWordsOfTheCall() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () ->
                FusedMoEQuantConfig.make(
                    V2026_07, GivenArguments.TENSORS, q -> q.weightDtype("int8")));
    assertThat(thrown).hasMessageThat().startsWith("[MOEQ202] ");
    assertThat(thrown).hasMessageThat().contains("weightDtype(int8)");
    assertThat(thrown)
        .hasMessageThat()
        .contains(
            "help: weights can be quantized to nvfp4, mxfp4, mxfp6_e3m2, mxfp6_e2m3, mxfp8, int4"
                + " and any torch dtype");
  }

  @Test
  void fileNamesAreOfARevision() {
    FusedMoEQuantConfig<String> mxfp4 = QuantConfigs2026.mxfp4("w1", "w2");
    assertThat(mxfp4.configName(DType.BFLOAT16)).isEqualTo("mxfp4_w4a4");
    assertThat(mxfp4.configName(DType.BFLOAT16, V2026_08)).isNull();
    FusedMoEQuantConfig<String> fp8 = QuantConfigs2026.fp8W8A16("w1", "w2", q -> {});
    assertThat(fp8.configName(DType.BFLOAT16)).isNull();
    assertThat(fp8.configName(DType.BFLOAT16, V2026_07)).isEqualTo("fp8_w8a16");
  }

  @Test
  void marlinReadsFourOrEightBits() {
    assertThat(QuantConfigs2026.gptqMarlin("w1", "w2", 4, 128, q -> {}).blockShape())
        .containsExactly(1, 128)
        .inOrder();
    assertThat(QuantConfigs2026.gptqMarlin("w1", "w2", 8, -1, q -> {}).blockShape()).isNull();
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> QuantConfigs2026.gptqMarlin("w1", "w2", 3, 128, q -> {}));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("weightBits = 3: Marlin's kernels read 4 or 8 bits");
  }

  @Test
  void zeroPointsAreInTheBlockOrPositional() {
    assertThat(
            QuantConfigs2026.int4W4A16(
                "w1",
                "w2",
                q -> {
                  q.w1Zp("z1");
                  q.w2Zp("z2");
                }))
        .isEqualTo(QuantConfigs.int4W4A16("w1", "w2", "z1", "z2", q -> {}));
    assertThat(QuantConfigs2026.int8W8A16("w1", "w2", q -> {}).useInt8W8A16()).isTrue();
  }

  @Test
  void microscalingFormatsHaveASchemeOrAWarning() {
    FusedMoEQuantConfig<String> config =
        QuantConfigs2026.ocpMx(DType.MXFP6_E3M2, "w1", "w2", q -> q.weightDtype(DType.MXFP4));
    assertThat(config.ocpMxScheme()).isEqualTo(OcpMxScheme.W_MXFP4_A_MXFP6_E3M2);
    assertThat(QuantConfigs2026.mxfp4Mxfp8("w1", "w2", q -> {}).ocpMxScheme()).isNull();
    assertThat(QuantConfigs2026.mxfp4W4A8("w1", "w2", q -> {}).ocpMxScheme())
        .isEqualTo(OcpMxScheme.W_MXFP4_A_FP8);
    assertThat(OcpMxScheme.of(DType.NONE, DType.MXFP4)).isEqualTo(OcpMxScheme.W_MXFP4);
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> QuantConfigs2026.ocpMx(DType.MXFP8, "w1", "w2", q -> {}));
    assertThat(thrown).hasMessageThat().startsWith("[MOEQ201] quantDtype(mxfp8): ");
  }

  @Test
  void otherWeightsThanActivationsPrintAsTheConstructor() {
    assertThat(
            QuantConfigs2026.int4W4Afp8("w1", "w2", "g1", "g2", q -> q.perActTokenQuant())
                .toString()
                .replaceAll("@[0-9a-f]+", "@…"))
        .isEqualTo(
            "FusedMoEQuantConfig { a1 { dtype(FLOAT8_E4M3FN) shape(1, -1) } a2 {"
                + " dtype(FLOAT8_E4M3FN) shape(1, -1) } w1 { dtype(INT4) scale(String@…)"
                + " alphaOrGscale(String@…) } w2 { dtype(INT4) scale(String@…)"
                + " alphaOrGscale(String@…) } }");
  }

  @Test
  void w4A8Int8SaysItsBlockOnly() {
    FusedMoEQuantConfig<String> config = QuantConfigs2026.makeW4A8Int8(q -> q.blockShape(1, 32));
    assertThat(config.blockShape()).containsExactly(1, 32).inOrder();
    assertThat(config.w1().shape()).isEqualTo(new GroupShape(1, 32));
    assertThat(config.isQuantized()).isFalse();
    assertThat(QuantConfigs2026.<String>makeW4A8Int8(q -> {}))
        .isEqualTo(QuantConfigs.<String>unquantized());
  }

  @Test
  void weightsHaveABlockOfTheirOwn() {
    FusedMoEQuantConfig<String> config =
        QuantConfigs2026.fp8W8A16("w1", "w2", q -> q.blockShape(128, 128));
    assertThat(config.blockShape()).isNull();
    assertThat(config.w1().shape()).isEqualTo(new GroupShape(128, 128));
    assertThat(config.useFp8W8A16()).isTrue();
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> QuantConfigs2026.fp8W8A16("w1", "w2", q -> q.blockShape(128))))
        .hasMessageThat()
        .isEqualTo("blockShape(128) has 1 element, a group shape has two");
  }
}
