package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.kernels.Check;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.Phase;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why kernels do not run a layer: every reason, the one that vLLM finds first in front. */
class KernelReasonsTest {
  private static final KernelCatalogue NEWEST = KernelCatalogues.of(VllmRevision.V2026_08);
  private static final KernelDevice HOPPER = KernelDevice.cuda(9.0);
  private static final KernelDevice BLACKWELL = KernelDevice.cuda(10.0);

  /** The question with standard activations, as an oracle would ask it. */
  private static KernelQuestion on(KernelDevice device, String pair) {
    return KernelQuestion.of(device, KernelPair.of(pair))
        .with(Quantity.ACTIVATION_FORMAT, "standard")
        .withRouting("Renormalize", "bfloat16")
        .withSizes(4096, 1024)
        .withExperts(128, 128, 8);
  }

  private static void refused(String kernel, KernelQuestion question, String... sentences) {
    assertWithMessage("%s: %s", kernel, question)
        .that(NEWEST.refusals(kernel, question).stream().map(Reason::sentence).toList())
        .containsExactlyElementsIn(sentences)
        .inOrder();
  }

  private static List<String> failures(String kernel, KernelQuestion question, Phase phase) {
    return NEWEST.failures(kernel, question, phase).stream().map(Reason::sentence).toList();
  }

  /** The first worked example of the facts: chosen, and then weights cannot be created. */
  @Test
  void int4WithFp8OnHopperFailsWhileItIsLoaded() {
    KernelQuestion question = on(HOPPER, "kInt4Static|kFp8DynamicTokenSym").withSizes(2880, 2880);
    refused("CutlassExpertsW4A8Fp8", question);
    assertThat(failures("CutlassExpertsW4A8Fp8", question, Phase.LOAD))
        .containsExactly(
            "hiddenDim = 2880 is not a multiple of 256",
            "intermediateSize per rank = 2880 is not a multiple of 256");
    refused(
        "CutlassExpertsW4A8Fp8",
        question.withDevice(KernelDevice.cuda(8.9)).with(Quantity.IN_DTYPE, "float16"),
        "runs on compute capability 9.0 to below 11.0, not on 8.9",
        "takes inDtype = BFLOAT16, not FLOAT16");
  }

  /** The second: refused at load with a gate, padded without one. */
  @Test
  void nvfp4OnBlackwellIsPaddedWithoutAGateOnly() {
    KernelQuestion gated = on(BLACKWELL, "kNvfp4Static|kNvfp4Dynamic").withSizes(4096, 352);
    refused("FlashInferExperts", gated);
    assertThat(failures("FlashInferExperts", gated, Phase.LOAD))
        .containsExactly("intermediateSize per rank = 352 is not a multiple of 64");
    KernelQuestion plain = gated.withActivation("relu2_no_mul");
    assertThat(failures("FlashInferExperts", plain, Phase.LOAD)).isEmpty();
    assertThat(
            NEWEST.kernel("FlashInferExperts").padding().stream()
                .filter(padding -> padding.when().holds(plain))
                .map(padding -> padding.intermediateSize(352, 16))
                .toList())
        .containsExactly(384);
  }

  @Test
  void aKernelOfOtherDevicesSaysAlsoWhatElseIsWrong() {
    refused(
        "TrtLlmNvFp4ExpertsMonolithic",
        on(HOPPER, "kNvfp4Static|kNvfp4Dynamic")
            .withActivation("swiglustep")
            .withRouting("Llama4", "float16"),
        "runs on compute capability 10.x, not on 9.0",
        "takes activation = SILU, GELU, GELU_TANH, SITU, SWIGLUOAI_UNINTERLEAVE or RELU2_NO_MUL,"
            + " not SWIGLUSTEP",
        "takes routerLogitsDtype = BFLOAT16 or FLOAT32, not FLOAT16");
  }

  @Test
  void aPairMayRunOnFewerDevicesThanTheKernel() {
    refused(
        "FlashInferExperts",
        on(HOPPER, "kNvfp4Static|kNvfp4Dynamic"),
        "runs this scheme on compute capability 10.x, 12.x only, not on 9.0");
  }

  @Test
  void whatIsMissingOnTheDeviceIsNamed() {
    KernelQuestion question = on(HOPPER, "kFp8Static128BlockSym|kFp8Dynamic128Sym");
    refused(
        "DeepGemmExperts",
        question.withPackages(Set.of()).withEnvironment(Map.of("VLLM_USE_DEEP_GEMM", "0")),
        "requires the package deep_gemm",
        "requires VLLM_USE_DEEP_GEMM=1");
    refused("DeepGemmExperts", question);
  }

  /** In the order of b12x.py: 495, the base class, 409 to 444. */
  @Test
  void parallelRowsStandWhereVllmLooksAtThem() {
    refused(
        "B12xExperts",
        on(KernelDevice.cuda(12.0), "kMxfp4Static|kMxfp8Dynamic")
            .withParallel(true, 2, 1)
            .withActivation("swigluoai_uninterleave")
            .withSizes(2880, 720)
            .with(Quantity.HAS_BIAS, true)
            .with(Quantity.IS_LORA_ENABLED, true),
        "does not take expertParallel = true",
        "does not take expertParallel = true",
        "does not take LoRA adapters",
        "does not take biases",
        "does not take activation = SWIGLUOAI_UNINTERLEAVE",
        "intermediateSize per rank = 720 is not a multiple of 32",
        "takes activation = SILU or SITU, not SWIGLUOAI_UNINTERLEAVE",
        "hiddenDim = 2880 is not a multiple of 256");
  }

  @Test
  void whatAnOracleAsksComesLast() {
    KernelQuestion question =
        on(KernelDevice.rocm("gfx942"), "kInt4Static|none")
            .withSizes(2048, 192)
            .with(Quantity.GROUP_SIZE, 128)
            .with(Quantity.CHECKPOINT, "moe_wna16")
            .withEnvironment(Map.of("VLLM_BATCH_INVARIANT", "1"));
    refused(
        "MarlinExperts",
        question,
        "runs on cuda, not on rocm",
        "does not go with VLLM_BATCH_INVARIANT=1",
        "intermediateSize per rank = 192 is not a multiple of groupSize = 128",
        "does not run on rocm",
        "checkpoint format = moe_wna16 is not taken");
    Reason third = NEWEST.refusals("MarlinExperts", question).get(2);
    assertThat(third.check()).isEqualTo(Check.INTERMEDIATE_SIZE);
    assertThat(third.found()).isEqualTo(192);
    assertThat(third.phase()).isEqualTo(Phase.SELECTION);
    assertThat(third.source())
        .isEqualTo("vllm/model_executor/layers/quantization/utils/marlin_utils.py:378");
  }

  @Test
  void whatNobodySaidIsNotJudged() {
    KernelQuestion question =
        KernelQuestion.of(BLACKWELL, KernelPair.of("kMxfp4Static|none"))
            .with(Quantity.ACTIVATION_FORMAT, "standard");
    refused("TrtLlmMxfp4ExpertsMonolithic", question);
    refused(
        "TrtLlmMxfp4ExpertsMonolithic",
        question.withRouting("Default", "bfloat16"),
        "takes routing = DEEPSEEK_V3, RENORMALIZE or RENORMALIZE_NAIVE, not DEFAULT");
  }

  @Test
  void aKernelWhoseAnswersRaiseIsNeverAsked() {
    KernelQuestion question = on(HOPPER, "none|none");
    refused("NaiveBatchedExperts", question, "is never asked: its answers raise");
    assertThat(NEWEST.refusals("NaiveBatchedExperts", question).get(0).check())
        .isEqualTo(Check.NOT_ASKED);
  }
}
