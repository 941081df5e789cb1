package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.Scope;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.scheme.VllmRevision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What vLLM has since 2026-07, in the words of its blocks; recorded answers prove the rest. */
class QuantConfigs2026Test {
  private static final String SEE_201 =
      "\n  see docs/rules/MOEQ201.md, or run java -jar moequant-processor.jar MOEQ201";

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
  }

  private static String refused(Executable call) {
    return String.valueOf(assertThrows(InvalidQuantConfigException.class, call).getMessage());
  }

  private static String refused(VllmRevision revision, DType dtype) {
    return refused(
        () -> FusedMoEQuantConfig.make(revision, GivenArguments.TENSORS, q -> q.quantDtype(dtype)));
  }

  @Test
  void aRefusalNamesTheRevisionThatWasAsked() {
    assertThat(refused(V2026_08, DType.INT4))
        .isEqualTo(
            "[MOEQ201] quantDtype(int4): no MoE kernel of vLLM 2026-08 quantizes activations to"
                + " int4\n"
                + "  help: activations can be quantized to nvfp4, mxfp4, mxfp6_e3m2, mxfp6_e2m3,"
                + " mxfp8 and any torch dtype; for weight-only quantization, leave quantDtype out"
                + SEE_201);
    assertThat(refused(V2025_10, DType.INT4))
        .isEqualTo(
            "[MOEQ201] quantDtype(int4): no MoE kernel of vLLM 2025-10 quantizes activations to"
                + " int4\n"
                + "  help: activations can be quantized to nvfp4, mxfp4 and any torch dtype; for"
                + " weight-only quantization, leave quantDtype out"
                + SEE_201);
  }

  private static void assertHasNo(String said, Scope<QuantOptions.Make<Tensor>> block) {
    for (Executable call :
        List.<Executable>of(
            () -> FusedMoEQuantConfig.make(GivenArguments.TENSORS, block),
            () -> FusedMoEQuantConfig.make(V2025_10, GivenArguments.TENSORS, block))) {
      assertThat(assertThrows(IllegalArgumentException.class, call))
          .hasMessageThat()
          .isEqualTo(
              "vLLM 2025-10's make has no "
                  + said
                  + "; say the revision: make(VllmRevision.V2026_07, …)");
    }
    assertThat(FusedMoEQuantConfig.make(V2026_07, GivenArguments.TENSORS, block))
        .isNotEqualTo(QuantConfigs.<Tensor>unquantized());
  }

  @Test
  void theSeedsMakeHasNoLaterArguments() {
    assertHasNo("weightDtype(int4)", q -> q.weightDtype(DType.INT4));
    assertHasNo("weightDtype(int4)", q -> q.weightDtype("int4"));
    assertHasNo("isScaleSwizzled(false)", q -> q.isScaleSwizzled(false));
    assertHasNo("gemm1Alpha(1.702)", q -> q.gemm1Alpha(1.702));
    assertHasNo("gemm1Beta(1.0)", q -> q.gemm1Beta(1.0));
    assertHasNo("platformFp8(FLOAT8_E4M3FNUZ)", q -> q.platformFp8(DType.FLOAT8_E4M3FNUZ));
    assertHasNo(
        "weightDtype(nvfp4) and no gemm1ClampLimit(7.0)",
        q -> {
          q.weightDtype(DType.NVFP4);
          q.gemm1ClampLimit(7.0);
        });
  }

  @Test
  void whatIsVllmsDefaultIsNoArgument() {
    assertThat(
            FusedMoEQuantConfig.make(
                GivenArguments.TENSORS,
                q -> {
                  q.weightDtype(DType.NONE);
                  q.isScaleSwizzled(true);
                  q.platformFp8(DType.FLOAT8_E4M3FN);
                }))
        .isEqualTo(QuantConfigs.<Tensor>unquantized());
  }

  @Test
  void kernelsReadFp8ThatMakeDoesNotTake() {
    assertThat(QuantConfigs2026.mxfp4W4A8("w1", "w2", q -> {}).quantDtype()).isEqualTo(DType.FP8);
    assertThat(refused(V2026_07, DType.FP8))
        .isEqualTo(
            "[MOEQ201] quantDtype(fp8) is no format of vLLM 2026-07's make\n"
                + "  help: activations can be quantized to nvfp4, mxfp4, mxfp6_e3m2, mxfp6_e2m3,"
                + " mxfp8 and any torch dtype; for weight-only quantization, leave quantDtype out"
                + SEE_201);
  }

  @Test
  void ofANameThatNobodyKnowsOnlyMakeIsSaidToHaveNone() {
    assertThat(
            refused(
                () -> FusedMoEQuantConfig.make(GivenArguments.TENSORS, q -> q.quantDtype("int8"))))
        .isEqualTo(
            "[MOEQ201] quantDtype(int8) is no format of vLLM 2025-10's make\n"
                + "  help: activations can be quantized to nvfp4, mxfp4 and any torch dtype; for"
                + " weight-only quantization, leave quantDtype out"
                + SEE_201);
  }

  @Test
  void ocpMxSaysWhatItTakesWhicheverAssertRefuses() {
    for (String format :
        Arrays.asList("nvfp4", "mxfp8", "mxfp8_e4m3", "mxint8", "float8_e4m3fn", null)) {
      assertThat(refused(() -> QuantConfigs2026.ocpMxWithScales(format, null, null, q -> {})))
          .isEqualTo(
              "[MOEQ201] quantDtype("
                  + format
                  + ") is no format of vLLM 2026-07's ocp_mx_moe_quant_config\n"
                  + "  help: ocpMx takes MXFP4, MXFP6_E3M2, MXFP6_E2M3; for weight-only"
                  + " quantization use QuantConfigs.mxfp4W4A16"
                  + SEE_201);
    }
    assertThat(refused(() -> QuantConfigs2026.ocpMx(DType.NVFP4, "w1", "w2", q -> {})))
        .startsWith("[MOEQ201] quantDtype(nvfp4) is no format of vLLM 2026-07's ocp_mx");
  }

  private static String refusedWeights(Scope<QuantOptions.Make<Tensor>> block) {
    return refused(() -> FusedMoEQuantConfig.make(V2026_07, GivenArguments.TENSORS, block));
  }

  @Test
  void aWrongWeightDtypeIsSaidInTheWordsOfTheCall() {
    String help =
        "\n  help: weights can be quantized to nvfp4, mxfp4, mxfp6_e3m2, mxfp6_e2m3, mxfp8, int4"
            + " and any torch dtype\n"
            + "  see docs/rules/MOEQ202.md, or run java -jar moequant-processor.jar MOEQ202";
    assertThat(refusedWeights(q -> q.weightDtype(DType.FP8)))
        .isEqualTo(
            "[MOEQ202] Unsupported FusedMoe scheme: no scheme of vLLM 2026-07 has weightDtype(fp8)"
                + help);
    assertThat(refusedWeights(q -> q.weightDtype("int8")))
        .isEqualTo("[MOEQ202] weightDtype(int8) is no format of vLLM 2026-07's make" + help);
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
  void zeroPointsAreInTheBlockOrPositionalNeverBoth() {
    assertThat(QuantOptions2026.ZeroPoints.class.isAssignableFrom(QuantOptions.Wna16.class))
        .isFalse();
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
    assertThat(OcpMxScheme.ofNames("fp8", "mxfp4")).isEqualTo(OcpMxScheme.W_MXFP4_A_FP8);
    assertThat(OcpMxScheme.ofNames("mxint8", "mxfp4")).isNull();
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
  void anotherFp8OfThePlatformIsNotWhatInt4WeightsComputeWith() {
    FusedMoEQuantConfig<String> config =
        QuantConfigs2026.int4W4Afp8(
            "w1", "w2", "g1", "g2", q -> q.platformFp8(DType.FLOAT8_E4M3FNUZ));
    assertThat(config.quantDtype()).isEqualTo(DType.FLOAT8_E4M3FN);
    assertThat(config.useFp8W8A8()).isFalse();
    assertThat(config.configName(DType.BFLOAT16, V2026_07)).isNull();
    FusedMoEQuantConfig<String> usual =
        QuantConfigs2026.int4W4Afp8("w1", "w2", "g1", "g2", q -> {});
    assertThat(usual.useFp8W8A8()).isTrue();
    assertThat(usual.configName(DType.BFLOAT16, V2026_07)).isEqualTo("fp8_w8a8");
    assertThat(usual.w1()).isEqualTo(config.w1());
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
