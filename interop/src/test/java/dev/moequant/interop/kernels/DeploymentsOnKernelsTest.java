package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.MoECheck;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.dsl.Scope;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.testing.Goldens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that no kernel runs, or another one than was asked for: real reports, mostly. */
class DeploymentsOnKernelsTest {
  /** Read once: a file is read in milliseconds, and asked in microseconds. */
  private static final Map<VllmRevision, KernelCatalogue> CATALOGUES =
      Map.of(
          VllmRevision.V2026_07, KernelCatalogues.of(VllmRevision.V2026_07),
          VllmRevision.V2026_08, KernelCatalogues.of(VllmRevision.V2026_08));

  private static QuantReport check(
      SchemeSpec scheme, LayerSpec layer, DeploymentSpec deployment, VllmRevision revision) {
    return MoECheck.of(scheme)
        .vllm(revision)
        .layer(layer)
        .deployment(deployment)
        .kernels(Objects.requireNonNull(CATALOGUES.get(revision)))
        .check();
  }

  /** One of each architecture that a kernel asks for. */
  private static final List<Gpu> GPUS =
      List.of(
          Gpu.UNSPECIFIED,
          Gpu.T4,
          Gpu.A100,
          Gpu.L40S,
          Gpu.H100,
          Gpu.B200,
          Gpu.B300,
          Gpu.RTX_PRO_6000,
          Gpu.MI300X,
          Gpu.MI355X,
          Gpu.RX_7900_XTX,
          Gpu.ARC_B580,
          Gpu.CPU_ARM64,
          Gpu.CPU_X86_WITH_AMX);

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.moequant.interop.kernels.DeploymentRows#rows")
  void findings(
      String why, SchemeSpec scheme, LayerSpec layer, DeploymentSpec deployment, List<String> ids) {
    QuantReport report = check(scheme, layer, deployment, VllmRevision.V2026_08);

    assertWithMessage("%s", report).that(ids(report)).containsExactlyElementsIn(ids);
  }

  @Test
  void messagesReadAsApproved() {
    String texts =
        DeploymentRows.rows()
            .map(Arguments::get)
            .map(
                row ->
                    "%s: %s, %s\n%s\n"
                        .formatted(
                            row[0],
                            row[1],
                            row[3],
                            check(
                                    (SchemeSpec) row[1],
                                    (LayerSpec) row[2],
                                    (DeploymentSpec) row[3],
                                    VllmRevision.V2026_08)
                                .findings()
                                .stream()
                                .map(DeploymentsOnKernelsTest::atPlace)
                                .collect(Collectors.joining("\n"))))
            .collect(Collectors.joining("\n"));
    Goldens.assertMatches("kernels/kernel-texts.txt", texts);
  }

  /** Its message, and the member that a compiler points at. */
  private static String atPlace(Finding found) {
    String member =
        found.place() instanceof Place.OfLayer place
            ? place.member()
            : ((Place.OfDeployment) found.place()).member();
    String text = found.message();
    return "at %s: %s".formatted(member, text.substring(0, text.indexOf("\n  see ")));
  }

  /** vLLM does not start with it, whatever the oracle would have said to a name. */
  @Test
  void aNameIsOneOfTheRevision() {
    LayerSpec layer = LayerSpec.of(DeploymentRows.sizes(256, 6, 4096, 2048));
    DeploymentSpec named = DeploymentSpec.of("d", DeploymentRows.on(Gpu.H100, 1, Kernel.B12X));
    assertThat(ids(check(SchemeSpec.int4W4A8(), layer, named, VllmRevision.V2026_07)))
        .containsExactly("MOEQ601");
    assertThat(ids(check(SchemeSpec.int4W4A8(), layer, named, VllmRevision.V2026_08)))
        .containsExactly("MOEQ614");
  }

  private static List<String> ids(QuantReport report) {
    return report.findings().stream().map(found -> found.rule().toString()).toList();
  }

  /** A name does not run: its kernels are asked all the same. */
  @Test
  void deploymentsWithoutNamesOfTheirOwn() {
    Scope<DeploymentOptions> trtllm = DeploymentRows.on(Gpu.H100, 8, Kernel.FLASHINFER_TRTLLM);
    List<Finding> found =
        MoECheck.of(DeploymentRows.FP8)
            .layer(DeploymentRows.sizes(256, 8, 7168, 2048))
            .deployment("twice", DeploymentRows.on(Gpu.H100, 8))
            .deployment("twice", trtllm)
            .deployment(" ", trtllm)
            .kernels(KernelCatalogues.of(VllmRevision.NEWEST))
            .check()
            .findings();

    assertThat(found.stream().map(one -> one.rule() + " " + one.place()))
        .containsExactly(
            "MOEQ517 OfDeployment[deployment=1, member=name]",
            "MOEQ602 OfDeployment[deployment=1, member=kernel]",
            "MOEQ517 OfDeployment[deployment=2, member=name]",
            "MOEQ602 OfDeployment[deployment=2, member=kernel]")
        .inOrder();
    assertThat(found.get(0).text().toString()).startsWith("two deployments are called ");
    assertThat(found.get(2).text().toString()).startsWith("a deployment is called ");
  }

  /** Each kernel that a help names is tried: it has no error. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.moequant.interop.kernels.NamedKernelRows#named")
  void namedKernelsRun(
      String why, SchemeSpec scheme, LayerSpec layer, DeploymentSpec deployment, List<String> ids) {
    for (Finding found : check(scheme, layer, deployment, VllmRevision.V2026_08).findings()) {
      String help = found.help().toString();
      Stream.of(Kernel.values())
          .filter(kernel -> help.matches("(?s)kernels that run it: .*\\b" + kernel + "\\b.*; .*"))
          .filter(kernel -> kernel != Kernel.AUTO)
          .forEach(
              kernel ->
                  assertWithMessage("%s: %s", why, kernel)
                      .that(
                          check(
                                  scheme,
                                  layer,
                                  DeploymentSpec.of(
                                      "d",
                                      d -> {
                                        d.tp(deployment.tp());
                                        d.dp(deployment.dp());
                                        d.expertParallel(deployment.expertParallel());
                                        d.all2all(deployment.all2all());
                                        d.gpu(deployment.gpu());
                                        d.kernel(kernel);
                                      }),
                                  VllmRevision.V2026_08)
                              .errors())
                      .isEmpty());
    }
  }

  /**
   * Every kernel on every GPU, for a scheme of each oracle, at both revisions: an answer, no
   * exception.
   */
  @Test
  void everyKernelOnEveryGpu() {
    List<SchemeSpec> schemes =
        List.of(
            DeploymentRows.FP8,
            SchemeSpec.int8W8A8(),
            SchemeSpec.int4W4A16(),
            DeploymentRows.GPT_OSS,
            SchemeSpec.nvfp4W4A4(),
            SchemeSpec.unquantized());
    for (VllmRevision revision : List.of(VllmRevision.V2026_07, VllmRevision.V2026_08)) {
      for (SchemeSpec scheme : schemes) {
        for (Gpu gpu : GPUS) {
          for (Kernel kernel : Kernel.values()) {
            QuantReport report =
                check(
                    scheme,
                    LayerSpec.of(
                        DeploymentRows.sizes(64, 6, 2048, 1024).and(l -> l.bias(scheme.bias()))),
                    DeploymentSpec.of(
                        kernel.name().toLowerCase(Locale.ROOT), DeploymentRows.on(gpu, 2, kernel)),
                    revision);
            assertThat(report.toString()).isNotEmpty();
          }
        }
      }
    }
  }

  @Test
  void kernelsAreOfTheRevision() {
    MoECheck check =
        MoECheck.of(DeploymentRows.FP8)
            .vllm(VllmRevision.V2025_10)
            .kernels(KernelCatalogues.of(VllmRevision.V2026_08));
    IllegalStateException thrown = assertThrows(IllegalStateException.class, check::check);
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "kernels of vLLM 2026-08 for vLLM 2025-10: give those of the revision that serves the"
                + " layer");
  }

  /** Half an expert of w4a8 is no multiple of 256, so two ranks are none of the ways on an H100. */
  @Test
  void fittingSizesAskKernels() {
    MoECheck qwen3 =
        MoECheck.of(SchemeSpec.int4W4A8())
            .layer(
                l -> {
                  l.numExperts(128);
                  l.expertsPerToken(8);
                  l.hiddenDim(2048);
                  l.intermediateSize(768);
                });

    assertThat(qwen3.fittingSizes(8).tensorParallelSizes()).containsExactly(1, 2, 4, 8);
    assertThat(
            qwen3
                .kernels(KernelCatalogues.of(VllmRevision.NEWEST))
                .fittingSizes(8, d -> d.gpu(Gpu.H100))
                .tensorParallelSizes())
        .containsExactly(1);
  }
}
