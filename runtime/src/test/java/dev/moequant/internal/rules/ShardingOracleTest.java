package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every layer of every sample on up to 32 x 32 ranks: the rules say what vLLM would refuse. */
class ShardingOracleTest {
  private static final Set<Integer> ARITHMETIC =
      Set.of(402, 403, 404, 406, 407, 408, 410, 501, 502, 512);

  private static final Map<SchemeSpec, ShardingOracle> SCHEMES = EveryDeployment.schemes();

  @Test
  void rulesSayWhatVllmWouldRefuse() {
    assertThat(compared(SCHEMES.keySet(), ModelLayers.all(), VllmRevision.NEWEST))
        .isEqualTo(ARITHMETIC);
  }

  /** Of each arithmetic one scheme, and sizes that no model has: revisions differ in backends. */
  @ParameterizedTest
  @EnumSource
  void rulesSayWhatEachVllmWouldRefuse(VllmRevision revision) {
    assertThat(compared(ofEachArithmetic(), EveryDeployment.LAYERS, revision))
        .isEqualTo(ARITHMETIC);
  }

  private static Collection<SchemeSpec> ofEachArithmetic() {
    Map<ShardingOracle, SchemeSpec> one = new HashMap<>();
    SCHEMES.forEach((scheme, oracle) -> one.put(oracle, scheme));
    return one.values();
  }

  /**
   * Nothing in turn: each backend with and without load balancing and copies, on all ranks. {@code
   * -Pcensus} asks it of every scheme, otherwise it is one of each arithmetic.
   */
  @Test
  void rulesSayWhatVllmWouldRefuseOfTheWholeProduct() {
    List<DeploymentSpec> deployments = EveryDeployment.unreduced().toList();
    assertThat(
            compared(
                EveryScheme.IN_FULL ? SCHEMES.keySet() : ofEachArithmetic(),
                ModelLayers.all(),
                deployments,
                VllmRevision.NEWEST))
        .isEqualTo(ARITHMETIC);
  }

  /** All ids that were expected somewhere. */
  private static Set<Integer> compared(
      Collection<SchemeSpec> schemes, List<LayerSpec> layers, VllmRevision revision) {
    return compared(schemes, layers, EveryDeployment.all(), revision);
  }

  private static Set<Integer> compared(
      Collection<SchemeSpec> schemes,
      List<LayerSpec> layers,
      List<DeploymentSpec> deployments,
      VllmRevision revision) {
    Set<Integer> met = new TreeSet<>();
    for (SchemeSpec scheme : schemes) {
      ShardingOracle oracle = Objects.requireNonNull(SCHEMES.get(scheme));
      for (LayerSpec layer : layers) {
        DeployedLayer alone = DeployedLayer.alone(scheme, layer);
        met.addAll(compared(alone, oracle.ofLayer(layer), revision));
        for (DeploymentSpec one : deployments) {
          DeployedLayer subject = alone.with(one, 0);
          met.addAll(compared(subject, oracle.ofDeployment(layer, one, revision), revision));
        }
      }
    }
    return met;
  }

  private static Set<Integer> compared(
      DeployedLayer subject, Set<Integer> expected, VllmRevision revision) {
    Set<Integer> found = ids(subject, revision);
    if (!found.equals(expected)) {
      assertWithMessage("%s", subject).that(found).isEqualTo(expected);
    }
    return expected;
  }

  private static Set<Integer> ids(DeployedLayer subject, VllmRevision revision) {
    Set<Integer> ids = new TreeSet<>();
    for (Case<DeployedLayer> one : DeploymentRules.reported(subject, true, revision)) {
      int id = one.rule().id().number();
      if (ARITHMETIC.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** What the arithmetic does not look at changes nothing of it. */
  @Test
  void everyBackendGpuAndKernelHasAnAnswer() {
    SchemeSpec scheme = BrokenLayers.fp8(128, 128);
    LayerSpec layer = BrokenLayers.row("", scheme, 128, 8, 2048, 768).layer();
    for (Gpu gpu : Gpu.values()) {
      for (Kernel kernel : Kernel.values()) {
        DeploymentSpec deployment =
            DeploymentSpec.of(
                "any",
                d -> {
                  d.tp(4);
                  d.gpu(gpu);
                  d.kernel(kernel);
                });
        DeployedLayer subject = new DeployedLayer(scheme, layer, deployment, 0);
        assertThat(ids(subject, VllmRevision.NEWEST)).containsExactly(403);
      }
    }
  }

  /** A scheme with all its extras, too: they share no size. */
  @Test
  void extrasChangeNoArithmetic() {
    List<DeploymentSpec> deployments = EveryDeployment.all();
    LayerSpec layer = ModelLayers.all().get(5);
    EveryScheme.shortForms()
        .filter(EveryScheme::isSound)
        .forEach(
            scheme -> {
              ShardingOracle oracle = ShardingOracle.of(scheme);
              for (DeploymentSpec one : deployments) {
                compared(
                    new DeployedLayer(scheme, layer, one, 0),
                    oracle.ofDeployment(layer, one, VllmRevision.NEWEST),
                    VllmRevision.NEWEST);
              }
            });
  }
}
