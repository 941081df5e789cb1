package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.dsl.Scope;
import dev.moequant.internal.rules.KernelFindings;
import dev.moequant.internal.rules.LayerFindings;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelReport;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * There is an error about a kernel exactly where vLLM does not serve the layer, whichever kernel is
 * asked for; where there is none nevertheless, it is for a reason that stands here.
 */
class VerdictsAgreeTest {
  /** Layers, each as it is split. */
  private static final Map<DeploymentSpec, Scope<LayerOptions>> LAYERS =
      Map.of(
          DeploymentSpec.of("one"),
          DeploymentRows.sizes(128, 6, 2688, 1856).and(l -> l.activation(Activation.RELU2_NO_MUL)),
          DeploymentSpec.of("experts of tp").withTp(2).withExpertParallel(true),
          DeploymentRows.sizes(256, 6, 4096, 2048)
              .and(
                  l -> {
                    l.swigluLimit(10.0);
                    l.routing(Routing.DEEPSEEK_V4);
                  }),
          DeploymentSpec.of("experts of dp").withRanks(1, 2, true),
          DeploymentRows.sizes(128, 8, 2048, 768).and(l -> l.routing(Routing.RENORMALIZE)));

  /** What vLLM's sentence says where there is no error on purpose. */
  private static final Map<String, String> SILENT =
      Map.of(
          "a variable, which a deployment does not say",
          "requires VLLM_",
          "vLLM's method, which a scheme does not say: compressed-tensors' lets them be named",
          "vLLM CUTLASS FP8 MoE backend is disabled",
          "what a user may ask for beside the name: vLLM's CI starts gpt-oss so, with activations in"
              + " mxfp8 (VO7a59db256e)",
          "Mxfp4 MoE backend 'FLASHINFER_CUTLASS_MXFP4_BF16'");

  private static final String OF_MODEL =
      "DeepSeek-V4's and Kimi-K3's own code, for which no oracle is asked";

  private static boolean hasError(List<Finding> findings) {
    return findings.stream().anyMatch(found -> found.severity() == Severity.ERROR);
  }

  private static Stream<Gpu> gpus() {
    return Stream.of(
        Gpu.UNSPECIFIED,
        Gpu.A100,
        Gpu.L40S,
        Gpu.H100,
        Gpu.B200,
        Gpu.RTX_PRO_6000,
        Gpu.MI300X,
        Gpu.MI355X,
        Gpu.ARC_B580,
        Gpu.CPU_X86_WITH_AMX);
  }

  @ParameterizedTest
  @EnumSource(names = {"V2026_07", "V2026_08"})
  void anErrorIsWhereVllmDoesNotServe(VllmRevision revision) {
    KernelCatalogue catalogue = KernelCatalogues.of(revision);
    Set<String> excuses = new TreeSet<>();
    KernelKeysTest.schemes()
        .map(row -> (SchemeSpec) row.get()[0])
        .forEach(scheme -> compare(scheme, revision, catalogue, excuses));
    assertThat(excuses.remove(OF_MODEL)).isTrue();
    assertThat(excuses).isEqualTo(SILENT.keySet());
  }

  /** Some methods refuse sizes before a kernel sees a weight. */
  @ParameterizedTest
  @EnumSource(names = {"V2026_07", "V2026_08"})
  void sizesThatAMethodRefusesAreFindings(VllmRevision revision) {
    KernelCatalogue catalogue = KernelCatalogues.of(revision);
    Set<String> refusing = new TreeSet<>();
    for (int hidden : List.of(2064, 2080, 2096, 4096)) {
      for (int size : List.of(1040, 1056, 1536)) {
        KernelKeysTest.schemes()
            .map(row -> (SchemeSpec) row.get()[0])
            .forEach(
                scheme -> {
                  DeployedLayer layer = onTwoRanks(scheme, hidden, size);
                  KernelReport report =
                      KernelFindings.of(scheme, catalogue).orElseThrow().report(layer);
                  if (!report.methodFailures().isEmpty()) {
                    refusing.add(report.question().method().orElseThrow());
                    assertWithMessage("%s, %s", scheme, report.methodFailures())
                        .that(
                            LayerFindings.of(
                                    DeployedLayer.alone(scheme, layer.layer()),
                                    revision,
                                    Optional.of(catalogue))
                                .with(List.of(layer.deployment())))
                        .isNotEmpty();
                  }
                });
      }
    }
    assertThat(refusing).containsAtLeast("Fp8MoEMethod", "ModelOptMxFp8FusedMoE");
  }

  private static DeployedLayer onTwoRanks(SchemeSpec scheme, int hidden, int size) {
    LayerSpec layer =
        LayerSpec.of(DeploymentRows.sizes(64, 8, hidden, size).and(l -> l.bias(scheme.bias())));
    return new DeployedLayer(scheme, layer, DeploymentSpec.of("two").withTp(2), 0);
  }

  private static void compare(
      SchemeSpec scheme, VllmRevision revision, KernelCatalogue catalogue, Set<String> excuses) {
    KernelFindings kernels = KernelFindings.of(scheme, catalogue).orElseThrow();
    LAYERS.forEach(
        (ranks, sizes) -> {
          LayerSpec layer = LayerSpec.of(sizes.and(l -> l.bias(scheme.bias())));
          DeployedLayer alone = DeployedLayer.alone(scheme, layer);
          LayerFindings all = LayerFindings.of(alone, revision, Optional.of(catalogue));
          LayerFindings arithmetic = LayerFindings.of(alone, revision, Optional.empty());
          if (!hasError(arithmetic.with(List.of(ranks)))) {
            gpus()
                .flatMap(gpu -> Stream.of(Kernel.values()).map(ranks.withGpu(gpu)::withKernel))
                .forEach(
                    one -> {
                      List<Finding> found = all.with(List.of(one));
                      KernelReport report =
                          kernels.report(new DeployedLayer(scheme, layer, one, 0));
                      boolean isName = catalogue.moeBackends().contains(one.kernel().vllmName());
                      if (hasError(found) == (isName && report.choice().runs())) {
                        excuses.add(excuse(found, one, report));
                      }
                    });
          }
        });
  }

  private static String excuse(List<Finding> found, DeploymentSpec one, KernelReport report) {
    String sentence =
        report.selection().refusal().map(refusal -> refusal.sentence()).orElse("no refusal");
    Optional<String> excuse =
        one.kernel() == Kernel.DEEP_GEMM_MEGA_MOE
            ? Optional.of(OF_MODEL)
            : SILENT.entrySet().stream()
                .filter(row -> sentence.contains(row.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    assertWithMessage("%s: %s, vLLM: %s", one, found, report.selection())
        .that(!hasError(found) && excuse.isPresent())
        .isTrue();
    return excuse.orElseThrow();
  }
}
