package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.scheme.VllmRevision.NEWEST;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.dsl.Scope;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.Check;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelReport;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What rules about kernels are declared of, declared anew: the real ones are declared once, when
 * their class is loaded. What they find is in the rows of {@code DeploymentsOnKernelsTest}.
 */
class KernelDeclarationsTest {
  private static final KernelCatalogue CATALOGUE = KernelCatalogues.of(NEWEST);
  private static final SchemeSpec FP8 = SchemeSpec.fp8W8A8().withBlockShape(128, 128);

  /** No gate, so not for DeepGEMM: the second of two deployments. */
  private static KernelSubject subject(
      SchemeSpec scheme, int size, Scope<DeploymentOptions> options) {
    LayerSpec layer =
        LayerSpec.of(
            l -> {
              l.numExperts(128);
              l.expertsPerToken(4);
              l.hiddenDim(size);
              l.intermediateSize(size);
              l.activation(Activation.RELU2_NO_MUL);
              l.bias(scheme.bias());
            });
    DeployedLayer deployed =
        DeployedLayer.alone(scheme, layer).with(DeploymentSpec.of("d", options), 1);
    return KernelFindings.of(scheme, CATALOGUE).orElseThrow().answered(deployed);
  }

  private static Scope<DeploymentOptions> onH100(Kernel kernel) {
    return d -> {
      d.gpu(Gpu.H100);
      d.kernel(kernel);
    };
  }

  private static Case<KernelSubject> only(Rule<KernelSubject> rule) {
    assertThat(rule.cases()).hasSize(1);
    return rule.cases().get(0);
  }

  private static Case<KernelSubject> of(Case.Draft<KernelSubject> draft) {
    return only(error(699, "a rule of this test").when(draft));
  }

  private static Finding finding(Case<KernelSubject> one, KernelSubject subject) {
    return one.finding(subject, NEWEST, List.of(), true);
  }

  @Test
  void reasonsOfOneKind() {
    KernelSubject deepGemm = subject(FP8, 2048, onH100(Kernel.DEEP_GEMM));
    Case<KernelSubject> gating =
        of(KernelRules.because(reason -> reason.check() == Check.GATING, KernelRules.atKernel()));

    assertThat(gating.isBroken(deepGemm, NEWEST)).isTrue();
    assertThat(gating.place()).isEqualTo(new Place.OfDeployment(0, "kernel"));
    Finding found = finding(gating, deepGemm);
    assertThat(found.place()).isEqualTo(new Place.OfDeployment(1, "kernel"));
    assertThat(found.text().toString())
        .isEqualTo(
            "deployment \"d\": kernel = DEEP_GEMM (TritonOrDeepGemmExperts in vLLM 2026-08): takes"
                + " layers with a gate only");
    assertThat(found.help().toString()).startsWith("kernels that run it: TRITON, ");
    assertThat(
            of(KernelRules.because(
                    reason -> reason.check() == Check.ROUTING, KernelRules.atKernel()))
                .isBroken(deepGemm, NEWEST))
        .isFalse();
  }

  @Test
  void whatNarrowsTheChoiceIsPointedAt() {
    Case<KernelSubject> one = of(KernelRules.atGpu().says("words").help("something"));
    assertThat(one.place()).isEqualTo(new Place.OfDeployment(0, "gpu"));
    assertThat(
            Stream.<Scope<DeploymentOptions>>of(
                    d -> d.gpu(Gpu.H100),
                    d -> d.kernel(Kernel.TRITON),
                    d -> {
                      d.dp(8);
                      d.expertParallel();
                      d.all2all(All2AllBackend.DEEPEP_LOW_LATENCY);
                    },
                    d -> d.tp(2))
                .map(options -> finding(one, subject(FP8, 2048, options)).place()))
        .containsExactly(
            new Place.OfDeployment(1, "gpu"),
            new Place.OfDeployment(1, "kernel"),
            new Place.OfDeployment(1, "all2all"),
            new Place.OfDeployment(1, "name"))
        .inOrder();
    assertThat(of(KernelRules.atLayer("routing")).place()).isEqualTo(new Place.OfLayer("routing"));
  }

  @Test
  void theReportHasTheChoiceAmongAllOthers() {
    KernelSubject asked = subject(FP8, 2048, d -> d.gpu(Gpu.H100));
    KernelReport report = asked.kernels().report(asked.layer());
    assertThat(report.choice()).isEqualTo(asked.choice());
    assertThat(report.verdicts().size()).isGreaterThan(10);
  }

  /** What a kernel does without a word is not said of one that does not run. */
  @Test
  void effectsAreWarningsOfKernelsThatRun() {
    KernelSubject gptOss =
        subject(SchemeSpec.mxfp4W4A16().withBias(true), 2880, d -> d.gpu(Gpu.H100));
    Rule<KernelSubject> rule =
        KernelEffectRules.effect(698, "another rule of this test")
            .when(KernelEffectRules.pads(KernelRules.atLayer("hiddenDim")));

    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(KernelRules.all().stream().filter(each -> each.severity() == Severity.ERROR))
        .hasSize(8);
    assertThat(rule.supersededBy())
        .containsExactlyElementsIn(
            KernelRules.all().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .<RuleId>map(Rule::id)
                .toList());
    assertThat(finding(only(rule), gptOss).text().toString())
        .contains(" pads hiddenDim = 2880 and intermediateSize per rank = 2880 with zeros to ");
  }

  @Test
  void allKindsOfDevicesAreKnownOnce() {
    assertThat(KernelQuestions.everyDevice()).containsNoDuplicates();
    assertThat(KernelQuestions.everyDevice())
        .containsAtLeast(
            KernelDevice.of(Gpu.T4), KernelDevice.of(Gpu.H100), KernelDevice.of(Gpu.CPU_ARM64));
  }

  @Test
  void keysThatACatalogueDoesNotExplainAreNamed() {
    assertThat(new PairWords(List.of()).of(new KernelPair("kNew", KernelPair.NONE)))
        .isEqualTo("weights of kNew with unquantized activations");
  }

  @Test
  void whatALaterRevisionMendsIsSaidOfEarlierOnes() {
    KernelSubject triton = subject(FP8, 2048, onH100(Kernel.TRITON));
    KnownWrong row = new KnownWrong("a thread", "TRITON", VllmRevision.V2026_07, s -> true);

    assertThat(row.applies(triton, VllmRevision.V2026_07)).isTrue();
    assertThat(row.applies(triton, VllmRevision.V2026_08)).isFalse();
    assertThat(
            new KnownWrong("a thread", "MARLIN", VllmRevision.V2026_07, s -> true)
                .applies(triton, VllmRevision.V2026_07))
        .isFalse();
    assertThat(
            new KnownWrong("a thread", "TRITON", VllmRevision.V2026_07, s -> false)
                .applies(triton, VllmRevision.V2026_07))
        .isFalse();
  }
}
