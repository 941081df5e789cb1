package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.kernels.HiddenRounding;
import dev.moequant.kernels.Ignored;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.OracleCandidates;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import dev.moequant.kernels.Refusal;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an oracle's table says to a layer: the first choice, the others, and why not the rest. */
class KernelReportTest {
  private static final KernelCatalogue NEWEST = KernelCatalogues.of(VllmRevision.V2026_08);

  /** Qwen3-30B-A3B: H 2048, I 768, 128 experts. */
  private static KernelQuestion qwen(double capability, int intermediate) {
    return KernelQuestion.of(KernelDevice.cuda(capability), KernelPair.UNQUANTIZED)
        .withRouting("Renormalize", "bfloat16")
        .withSizes(2048, intermediate)
        .withExperts(128, 128, 8);
  }

  private static KernelReport report(SchemeSpec scheme, KernelQuestion layer) {
    KernelKeys keys = KernelKeys.of(NEWEST, scheme).orElseThrow();
    return NEWEST.examine(keys.oracle(), keys.ask(layer));
  }

  private static List<String> kernels(List<KernelVerdict> verdicts) {
    return verdicts.stream().map(verdict -> verdict.kernel().id()).toList();
  }

  @Test
  void theFirstChoiceStandsInFrontOfWhatWouldAlsoRun() {
    KernelReport report = report(SchemeSpec.fp8W8A8().withBlockShape(128, 128), qwen(8.9, 768));
    assertThat(report.selection().toString()).isEqualTo("TRITON TritonExperts");
    assertThat(kernels(report.runnable()))
        .containsExactly("TritonExperts", "MarlinExperts", "HummingIndexedExperts")
        .inOrder();
    assertThat(report.chosen().map(KernelVerdict::names)).isEqualTo(Optional.of(List.of("triton")));
    assertThat(report.rejected()).hasSize(report.verdicts().size() - 3);
    assertThat(
            report.rejected().stream()
                .filter(verdict -> verdict.leftOut().isEmpty())
                .allMatch(verdict -> !verdict.refused().isEmpty()))
        .isTrue();
  }

  /** At TP 4 a rank has 192 rows: no kernel's fault, the method refuses. */
  @Test
  void whatTheMethodRefusesRunsNowhere() {
    KernelReport report =
        report(
            SchemeSpec.fp8W8A8().withBlockShape(128, 128),
            qwen(8.9, 192).with(Quantity.TP_SIZE, 4));
    assertThat(report.methodFailures().stream().map(Reason::sentence).toList())
        .containsExactly(
            "intermediateSize per rank = 192 is not a multiple of blockN = 128",
            "intermediateSize per rank = 192 is not a multiple of blockK = 128")
        .inOrder();
    assertThat(report.selection().hasKernel()).isTrue();
    assertThat(report.runnable()).isEmpty();
  }

  @Test
  void marlinDropsWhatItDoesNotCompute() {
    KernelReport report =
        report(SchemeSpec.nvfp4W4A4(), qwen(9.0, 768).with(Quantity.SWIGLU_LIMIT, 7.0));
    KernelVerdict chosen = report.chosen().orElseThrow();
    assertThat(chosen.kernel().id()).isEqualTo("MarlinExperts");
    assertThat(chosen.ignores().stream().map(Ignored::what).toList())
        .containsExactly("activationQuantization");
    assertThat(chosen.padding().get(0).intermediateSize(96, 16)).isEqualTo(128);
  }

  @Test
  void aFilterLeavesOutWhatWouldRun() {
    KernelReport report =
        report(
            SchemeSpec.fp8W8A8().withBlockShape(128, 128),
            qwen(9.0, 768).withEnvironment(Map.of("VLLM_USE_DEEP_GEMM", "1")));
    assertThat(report.selection().toString()).isEqualTo("DEEPGEMM TritonOrDeepGemmExperts");
    KernelVerdict triton =
        report.verdicts().stream()
            .filter(verdict -> verdict.backend().equals("TRITON"))
            .findFirst()
            .orElseThrow();
    assertThat(triton.refused()).isEmpty();
    assertThat(triton.isSelectable()).isFalse();
    assertThat(triton.leftOut().map(OracleCandidates.Filter::effect))
        .isEqualTo(Optional.of(OracleCandidates.Effect.FORCE));
  }

  @Test
  void aNameThatDoesNotRunTheLayerIsAnException() {
    KernelReport report =
        report(
            SchemeSpec.fp8W8A8().withBlockShape(128, 128),
            qwen(8.9, 768).withMoeBackend("deep_gemm"));
    assertThat(report.selection().refusal())
        .isEqualTo(
            Optional.of(
                new Refusal(
                    "ValueError",
                    "FP8 MoE backend DEEPGEMM does not support the deployment configuration since"
                        + " runs on compute capability 9.0 or 10.x, 12.x, not on 8.9.")));
    assertThat(kernels(report.runnable())).contains("TritonExperts");
    assertThat(
            NEWEST
                .select("fp8", qwen(8.9, 768).withMoeBackend("nobody"))
                .refusal()
                .map(Refusal::sentence)
                .orElse(""))
        .startsWith("moe_backend='nobody' is not supported for FP8 MoE. Expected one of triton, ");
  }

  @Test
  void keysOfBackendsArePassedToTheirKernels() {
    KernelReport report =
        report(SchemeSpec.mxfp4W4A16().withBias(true), qwen(10.0, 768).withSizes(2880, 2880));
    assertThat(report.selection().toString())
        .isEqualTo("FLASHINFER_TRTLLM_MXFP4_BF16 TrtLlmMxfp4ExpertsMonolithic");
    KernelVerdict mxfp8 =
        report.verdicts().stream()
            .filter(verdict -> verdict.backend().equals("FLASHINFER_TRTLLM_MXFP4_MXFP8"))
            .findFirst()
            .orElseThrow();
    assertThat(mxfp8.pair().toString()).isEqualTo("kMxfp4Static|kMxfp8Dynamic");
    assertThat(mxfp8.leftOut().map(OracleCandidates.Filter::reason))
        .isEqualTo(Optional.of("its activation key is not the one asked for"));
    assertThat(mxfp8.names())
        .containsExactly("flashinfer_trtllm", "flashinfer_trtllm_afp8")
        .inOrder();
  }

  @Test
  void all2allBackendsRoundTheHiddenSize() {
    KernelQuestion layer = qwen(9.0, 768).withSizes(2880, 768);
    assertThat(NEWEST.hiddenRounding(layer)).isEqualTo(Optional.empty());
    HiddenRounding deepep =
        NEWEST.hiddenRounding(layer.withAll2AllBackend("deepep_low_latency")).orElseThrow();
    assertThat(deepep.rounded(2880, 2)).isEqualTo(3072);
    assertThat(deepep.rounded(9000, 2)).isEqualTo(9000);
    HiddenRounding throughput =
        NEWEST.hiddenRounding(layer.withAll2AllBackend("deepep_high_throughput")).orElseThrow();
    assertThat(throughput.rounded(2880, 2)).isEqualTo(3072);
    assertThat(throughput.rounded(4096, 2)).isEqualTo(4096);
  }
}
