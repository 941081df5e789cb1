package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.seeded.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever numbers somebody gives: an id, and nothing else. */
class AnyDeploymentTest {
  private static final List<SchemeSpec> SCHEMES = List.copyOf(EveryDeployment.schemes().keySet());
  private static final List<Integer> EDGES =
      List.of(Integer.MIN_VALUE, -1, 0, 1, 7, 8, 128, 46_341, 65_536, Integer.MAX_VALUE);

  @Test
  void anyNumbersHaveAnAnswerAndTheSameAgain() {
    Seeded.tries(
        20_000,
        random -> {
          SchemeSpec scheme = random.oneOf(SCHEMES);
          LayerSpec layer = LayerSpec.of(l -> layer(l, random));
          List<DeploymentSpec> deployments =
              IntStream.range(0, random.between(0, 3))
                  .mapToObj(i -> DeploymentSpec.of(name(random), d -> deployment(d, random)))
                  .toList();
          VllmRevision revision = random.oneOf(List.of(VllmRevision.values()));
          List<Finding> findings =
              findings(DeployedLayer.alone(scheme, layer), deployments, revision);
          if (random.between(0, 9) == 9) {
            assertThat(findings(DeployedLayer.alone(scheme, layer), deployments, revision))
                .isEqualTo(findings);
          }
          findings.forEach(AnyDeploymentTest::assertReadable);
        });
  }

  private static List<Finding> findings(
      DeployedLayer alone, List<DeploymentSpec> deployments, VllmRevision revision) {
    return LayerFindings.of(alone, revision, Optional.empty()).with(deployments);
  }

  private static void assertReadable(Finding finding) {
    String message = finding.message();
    boolean isReadable =
        !finding.place().equals(Place.WHOLE)
            && !finding.help().isEmpty()
            && Stream.of("%s", "null", "groups of 0", "groupSize = 0 ", ": ;", ": , ")
                .noneMatch(message::contains);
    if (!isReadable) {
      assertWithMessage(message).fail();
    }
  }

  private static String name(Seeded random) {
    return random.oneOf(List.of("a", "b", "", " ", "%d", "\"", "d\n"));
  }

  /** Half of them are sizes as models have them. */
  private static int size(Seeded random) {
    return random.coin()
        ? 16 * random.between(1, 1200)
        : random.coin() ? random.oneOf(EDGES) : random.between(-3, Integer.MAX_VALUE);
  }

  private static int few(Seeded random) {
    return random.coin() ? random.between(1, 64) : size(random);
  }

  private static void layer(LayerOptions layer, Seeded random) {
    BrokenLayers.sizes(layer, few(random), few(random), size(random), size(random));
    layer.activation(random.oneOf(List.of(Activation.values())));
    layer.bias(random.coin());
    layer.denseIntermediateSize(random.coin() ? 0 : size(random));
    layer.sharedIntermediateSize(random.coin() ? 0 : size(random));
  }

  private static void deployment(DeploymentOptions deployment, Seeded random) {
    deployment.tp(few(random));
    deployment.dp(few(random));
    deployment.expertParallel(random.coin());
    deployment.eplb(random.coin());
    deployment.redundantExperts(random.coin() ? 0 : few(random));
    deployment.all2all(random.oneOf(List.of(All2AllBackend.values())));
    deployment.gpu(random.oneOf(List.of(Gpu.values())));
    deployment.kernel(random.oneOf(List.of(Kernel.values())));
  }

  /** What a rank holds is exact, and what is left of nothing is refused. */
  @Test
  void sizesOfARankDoNotOverflow() {
    LayerSpec layer = LayerSpec.of(l -> BrokenLayers.sizes(l, Integer.MAX_VALUE, 1, 128, 128));
    DeploymentSpec most =
        DeploymentSpec.of(
            "most",
            d -> {
              d.tp(Integer.MAX_VALUE);
              d.dp(Integer.MAX_VALUE);
              d.redundantExperts(Integer.MAX_VALUE);
            });
    RankSizes split = RankSizes.of(SchemeSpec.unquantized(), layer, most);
    assertThat(split.mostExperts()).isEqualTo(2L * Integer.MAX_VALUE);
    assertThat(split.shards()).isEqualTo((long) Integer.MAX_VALUE * Integer.MAX_VALUE);
    assertThat(assertThrows(IllegalArgumentException.class, split::layerSizes))
        .hasMessageThat()
        .contains("I = 0");
    RankSizes dealtOut =
        RankSizes.of(
            SchemeSpec.unquantized(),
            layer,
            most.withRanks(Integer.MAX_VALUE, Integer.MAX_VALUE, true));
    assertThat(List.of(dealtOut.fewestExperts(), dealtOut.mostExperts())).containsExactly(0L, 1L);
  }

  @Test
  void aSchemeWithoutAMeaningIsRefused() {
    LayerSpec layer = ModelLayers.all().get(0);
    SchemeSpec wrong = SchemeSpec.fp8W8A8().withBlockShape(128);
    assertThat(assertThrows(IllegalStateException.class, () -> DeployedLayer.alone(wrong, layer)))
        .hasMessageThat()
        .contains("have no meaning");
  }

  @Test
  void errorsAndWarningsAreTold() {
    List<Severity> severities = new ArrayList<>();
    BrokenLayers.rows().forEach(row -> row.found().forEach(f -> severities.add(f.severity())));
    assertThat(severities).containsAtLeast(Severity.ERROR, Severity.WARNING);
  }
}
