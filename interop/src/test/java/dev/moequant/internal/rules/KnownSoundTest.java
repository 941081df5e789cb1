package dev.moequant.internal.rules;

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
import dev.moequant.dsl.Scope;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No rule is asked about a deployment that is known to be sound: none would have spoken. */
class KnownSoundTest {
  private static final List<SchemeSpec> SCHEMES =
      List.of(
          SchemeSpec.fp8W8A8(),
          SchemeSpec.fp8W8A8().withBlockShape(128, 128),
          SchemeSpec.fp8W8A16(),
          SchemeSpec.int8W8A8(),
          SchemeSpec.int4W4A16(),
          SchemeSpec.mxfp4W4A16(),
          SchemeSpec.mxfp4W4A16().with(SchemeMember.BIAS, true),
          SchemeSpec.nvfp4W4A4(),
          SchemeSpec.nvfp4W4A16());

  private static final List<Scope<LayerOptions>> LAYERS =
      List.of(
          l -> l.routing(Routing.RENORMALIZE),
          l -> l.activation(Activation.RELU2_NO_MUL),
          l -> l.swigluLimit(10.0),
          l -> {
            l.activation(Activation.SWIGLUOAI);
            l.swigluLimit(7.0);
          },
          l -> l.hiddenDim(2880));

  private int sound;
  private int others;

  @ParameterizedTest
  @EnumSource(names = {"V2026_07", "V2026_08"})
  void noRuleSpeaksOfIt(VllmRevision revision) {
    KernelCatalogue catalogue = KernelCatalogues.of(revision);
    for (SchemeSpec scheme : SCHEMES) {
      KernelFindings kernels = KernelFindings.of(scheme, catalogue).orElseThrow();
      for (Scope<LayerOptions> options : LAYERS) {
        DeployedLayer alone = DeployedLayer.alone(scheme, LayerSpec.of(layer(scheme).and(options)));
        deployments().forEach(each -> ask(kernels.answered(alone.with(each, 0)), revision));
      }
    }
    assertThat(sound).isGreaterThan(1000);
    assertThat(others).isGreaterThan(1000);
  }

  private static Scope<LayerOptions> layer(SchemeSpec scheme) {
    return l -> {
      l.numExperts(128);
      l.expertsPerToken(8);
      l.hiddenDim(2048);
      l.intermediateSize(1024);
      l.bias(scheme.bias());
    };
  }

  private static Stream<DeploymentSpec> deployments() {
    return Stream.of(Gpu.values())
        .flatMap(
            gpu ->
                Stream.of(1, 2)
                    .flatMap(
                        tp ->
                            Stream.of(Kernel.AUTO, Kernel.MARLIN, Kernel.FLASHINFER_TRTLLM)
                                .map(
                                    kernel ->
                                        DeploymentSpec.of("one")
                                            .withRanks(tp, 1, false)
                                            .withGpu(gpu)
                                            .withKernel(kernel))));
  }

  private void ask(KernelSubject subject, VllmRevision revision) {
    if (subject.isKnownSound(revision)) {
      sound++;
      assertWithMessage("%s on %s", subject.choice(), subject.deployment())
          .that(KernelFindings.Rules.findings(subject, revision))
          .isEmpty();
    } else {
      others += KernelFindings.Rules.findings(subject, revision).isEmpty() ? 0 : 1;
    }
  }
}
