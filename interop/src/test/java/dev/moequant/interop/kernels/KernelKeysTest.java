package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.Quantity;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys that vLLM passes for a scheme; each row cites who passes them (f37d5868b). */
class KernelKeysTest {
  private static final KernelCatalogue NEWEST = KernelCatalogues.of(VllmRevision.V2026_08);
  private static final List<KernelCatalogue> CATALOGUES =
      List.of(KernelCatalogues.of(VllmRevision.V2026_07), NEWEST);

  private static final List<Arguments> ROWS =
      List.of(
          // UnquantizedFusedMoEMethod, unquantized_fused_moe_method.py:47
          row(SchemeSpec.unquantized(), "unquantized", "none|none", ""),
          // Fp8MoEMethod, fp8.py:499; compressed-tensors passes kFp8Dynamic128Sym instead
          row(SchemeSpec.fp8W8A8(), "fp8", "kFp8StaticTensorSym|kFp8DynamicTensorSym", ""),
          row(
              SchemeSpec.fp8W8A8().withStaticActivations(true),
              "fp8",
              "kFp8StaticTensorSym|kFp8StaticTensorSym",
              ""),
          // The same method: "weight_block_size set (any block size)"
          row(
              SchemeSpec.fp8W8A8().withBlockShape(128, 128),
              "fp8",
              "kFp8Static128BlockSym|kFp8Dynamic128Sym",
              ""),
          row(
              SchemeSpec.fp8W8A8().withBlockShape(64, 64),
              "fp8",
              "kFp8Static128BlockSym|kFp8Dynamic128Sym",
              ""),
          // CompressedTensorsW8A8Fp8MoEMethod, compressed_tensors_moe_w8a8_fp8.py:106
          row(
              SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true),
              "fp8",
              "kFp8StaticChannelSym|kFp8DynamicTokenSym",
              ""),
          // Nobody passes them: what loaders make of the three above on Marlin or a CPU
          row(SchemeSpec.fp8W8A16(), "fp8", "kFp8StaticTensorSym|kFp8DynamicTensorSym", ""),
          row(
              SchemeSpec.fp8W8A16().withBlockShape(128, 128),
              "fp8",
              "kFp8Static128BlockSym|kFp8Dynamic128Sym",
              ""),
          row(
              SchemeSpec.fp8W8A16().withPerOutCh(true),
              "fp8",
              "kFp8StaticChannelSym|kFp8DynamicTokenSym",
              ""),
          // CompressedTensorsW8A8Int8MoEMethod, compressed_tensors_moe_w8a8_int8.py:71
          row(SchemeSpec.int8W8A8(), "int8", "kInt8StaticChannelSym|kInt8DynamicTokenSym", ""),
          // CompressedTensorsWNA16MoEMethod, "8 bit symmetric": of any group and of channels
          row(SchemeSpec.int8W8A16(), "int_wna16", "kInt8Static|none", ""),
          row(SchemeSpec.int8W8A16().withGroupSize(128), "int_wna16", "kInt8Static|none", ""),
          // The same method: "4 bit, group 32" and "other group"
          row(SchemeSpec.int4W4A16(), "int_wna16", "kInt4Static|none", ""),
          row(SchemeSpec.int4W4A16().withGroupSize(32), "int_wna16", "kInt4Static32|none", ""),
          row(SchemeSpec.int4W4A16().withGroupSize(-1), "int_wna16", "kInt4Static|none", ""),
          // AutoAWQMoEMethod, as the annotation's javadoc: it passes the symmetric key
          row(SchemeSpec.int4W4A16().withZeroPoints(true), "int_wna16", "kInt4Static|none", ""),
          // AutoGPTQMoEMethod, as the README: no key of its own for groups of 32
          row(
              SchemeSpec.int4W4A16().withGroupSize(32).withActOrder(ActOrder.GROUP),
              "int_wna16",
              "kInt4Static|none",
              ""),
          // CompressedTensorsW4A8Fp8MoEMethod, compressed_tensors_moe_w4a8_fp8.py:53
          row(SchemeSpec.int4W4A8(), "w4a8", "kInt4Static|kFp8DynamicTokenSym", ""),
          // GptOssMxfp4MoEMethod
          row(SchemeSpec.mxfp4W4A16(), "mxfp4_gpt_oss", "kMxfp4Static|none", ""),
          // QuarkOCP_MX_MoEMethod, "scheme w_mxfp4_a_fp8, static" and "w_mxfp4_a_mxfp4"
          row(
              SchemeSpec.mxfp4W4A8(),
              "mxfp4_gpt_oss",
              "kMxfp4Static|kFp8StaticTensorSym",
              "kFp8StaticTensorSym"),
          row(
              SchemeSpec.mxfp4W4A4(),
              "mxfp4_gpt_oss",
              "kMxfp4Static|kMxfp4Dynamic",
              "kMxfp4Dynamic"),
          // Mxfp4MoEMethod, "key of the backend"; with biases gpt-oss, whose user asks for the key
          row(SchemeSpec.mxfp4Mxfp8(), "mxfp4_deepseek_v4", "kMxfp4Static|kMxfp8Dynamic", ""),
          row(
              SchemeSpec.mxfp4Mxfp8().withBias(true),
              "mxfp4_gpt_oss",
              "kMxfp4Static|kMxfp8Dynamic",
              "kMxfp8Dynamic"),
          // DeepGEMM's for DeepSeek-V4, the same method
          row(OracleSchemes.DEEPSEEK_V4, "mxfp4_deepseek_v4", "kMxfp4Static|kFp8Dynamic128Sym", ""),
          // ModelOptMxFp8FusedMoE, ModelOptNvFp4FusedMoE, modelopt.py:1409
          row(SchemeSpec.mxfp8W8A8(), "mxfp8", "kMxfp8Static|kMxfp8Dynamic", ""),
          row(SchemeSpec.nvfp4W4A16(), "nvfp4", "kNvfp4Static|none", ""),
          row(SchemeSpec.nvfp4W4A4(), "nvfp4", "kNvfp4Static|kNvfp4Dynamic", ""));

  static Stream<Arguments> schemes() {
    return ROWS.stream();
  }

  private static Arguments row(SchemeSpec scheme, String oracle, String pair, String requested) {
    return Arguments.of(scheme, oracle, pair, requested);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void vllmPassesTheseKeys(SchemeSpec scheme, String oracle, String pair, String requested) {
    for (KernelCatalogue catalogue : CATALOGUES) {
      String revision = catalogue.source().revision();
      KernelKeys keys = KernelKeys.of(catalogue, scheme).orElseThrow();
      assertWithMessage("%s: oracle", revision).that(keys.oracle()).isEqualTo(oracle);
      assertWithMessage("%s: pair", revision).that(keys.pair().toString()).isEqualTo(pair);
      assertWithMessage("%s: requested", revision)
          .that(keys.requestedActivationKey().orElse(""))
          .isEqualTo(requested);
    }
  }

  @Test
  void pairsOfMxfp6AskNoOracle() {
    SchemeSpec mxfp6 =
        SchemeSpec.quantScheme()
            .withActivations(ActivationSpec.unquantized().withDtype(DType.MXFP6_E3M2))
            .withWeights(WeightSpec.unquantized().withDtype(DType.MXFP6_E3M2));
    assertThat(KernelKeys.of(NEWEST, mxfp6)).isEqualTo(Optional.empty());
  }

  @Test
  void theQuestionSaysWhatTheSchemeSays() {
    KernelQuestion layer = KernelQuestion.of(KernelDevice.cuda(9.0), KernelPair.UNQUANTIZED);
    KernelQuestion awq =
        keys(SchemeSpec.int4W4A16().withZeroPoints(true).withBias(true)).ask(layer);
    assertThat(awq.pair()).isEqualTo(KernelPair.of("kInt4Static|none"));
    assertThat(awq.get(Quantity.GROUP_SIZE)).isEqualTo(Optional.of(128));
    assertThat(awq.get(Quantity.CHECKPOINT)).isEqualTo(Optional.of("auto_awq"));
    assertThat(awq.get(Quantity.MAY_HAVE_ZERO_POINTS)).isEqualTo(Optional.of(true));
    assertThat(awq.get(Quantity.HAS_BIAS)).isEqualTo(Optional.of(true));
    assertThat(awq.method()).isEqualTo(Optional.of("AutoAWQMoEMethod"));
    KernelQuestion blocks = keys(SchemeSpec.fp8W8A8().withBlockShape(64, 32)).ask(layer);
    assertThat(blocks.get(Quantity.BLOCK_SHAPE)).isEqualTo(Optional.of(List.of(64, 32)));
    assertThat(blocks.get(Quantity.INPUT_SCALES)).isEqualTo(Optional.of(false));
    KernelQuestion gptOss =
        keys(SchemeSpec.mxfp4Mxfp8().withBias(true).withGemm1Alpha(1.702).withGemm1ClampLimit(7.0))
            .ask(layer);
    assertThat(gptOss.get(Quantity.SWIGLU_ALPHA)).isEqualTo(Optional.of(1.702));
    assertThat(gptOss.get(Quantity.SWIGLU_BETA)).isEqualTo(Optional.empty());
    assertThat(gptOss.get(Quantity.SWIGLU_LIMIT)).isEqualTo(Optional.of(7.0));
    assertThat(gptOss.get(Quantity.REQUESTED_ACTIVATION_KEY))
        .isEqualTo(Optional.of("kMxfp8Dynamic"));
  }

  private static KernelKeys keys(SchemeSpec scheme) {
    return KernelKeys.of(NEWEST, scheme).orElseThrow();
  }
}
