package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
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
import dev.moequant.internal.rules.LayerFindings;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every scheme × layer of a sample × tp and dp in powers of two to 32 × expert parallelism ×
 * all2all backend × kernel × GPU, at each revision with kernels: an answer, no exception, and
 * kernels change nothing of the arithmetic, which {@code ShardingOracleTest} of the runtime holds
 * against vLLM's. Of GPUs that are one to kernels one is asked, which the last test justifies.
 *
 * <p>Each build asks every scheme about every kernel on each GPU; for each it draws a layer, and
 * whether experts are on one rank, split, dealt out, or dealt out to ranks that tokens travel to,
 * and how. {@code -Pcensus} draws nothing and asks all, with all2all backends in turn.
 */
class EveryDeploymentOnKernelsTest {
  private static final boolean IN_FULL = Boolean.getBoolean("moequant.census");

  private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32);

  private static final List<Scope<LayerOptions>> LAYERS =
      List.of(
          DeploymentRows.sizes(8, 2, 4096, 14336),
          DeploymentRows.sizes(8, 2, 6144, 16384).and(l -> l.routing(Routing.RENORMALIZE)),
          DeploymentRows.sizes(16, 1, 5120, 8192)
              .and(
                  l -> {
                    l.routing(Routing.LLAMA4);
                    l.routerWeightOnInput(true);
                  }),
          gptOss(32),
          gptOss(128),
          DeploymentRows.sizes(128, 8, 2048, 768).and(l -> l.routing(Routing.RENORMALIZE)),
          DeploymentRows.sizes(256, 8, 2048, 512),
          DeploymentRows.sizes(256, 6, 4096, 2048)
              .and(
                  l -> {
                    l.swigluLimit(10.0);
                    l.routing(Routing.DEEPSEEK_V4);
                  }),
          DeploymentRows.sizes(256, 8, 7168, 2048).and(l -> l.routing(Routing.DEEPSEEK_V3)),
          DeploymentRows.sizes(128, 6, 2688, 1856).and(l -> l.activation(Activation.RELU2_NO_MUL)));

  private static final List<Gpu> GPUS = onePerDevice();

  private static final List<List<DeploymentSpec>> FORMS = forms();

  /** All ranks, and each backend that tokens travel by at some of them. */
  private static final List<DeploymentSpec> IN_TURN = inTurn();

  /** With a fixed seed: each build draws the same. */
  private final Random random = new Random(17);

  private final Set<Integer> met = new ConcurrentSkipListSet<>();

  /**
   * A layer, asked about with its kernels and without.
   *
   * @param ofLayer how many findings no deployment changes
   */
  private record Asked(LayerFindings arithmetic, LayerFindings all, int ofLayer) {
    static Asked of(SchemeSpec scheme, Scope<LayerOptions> sizes, KernelCatalogue catalogue) {
      LayerSpec layer = LayerSpec.of(sizes.and(l -> l.bias(scheme.bias())));
      DeployedLayer alone = DeployedLayer.alone(scheme, layer);
      VllmRevision revision = VllmRevision.of(catalogue.source().revision()).orElseThrow();
      LayerFindings arithmetic = LayerFindings.of(alone, revision, Optional.empty());
      return new Asked(
          arithmetic,
          LayerFindings.of(alone, revision, Optional.of(catalogue)),
          arithmetic.with(List.of()).size());
    }
  }

  private static Scope<LayerOptions> gptOss(int experts) {
    return DeploymentRows.sizes(experts, 4, 2880, 2880)
        .and(
            l -> {
              l.activation(Activation.SWIGLUOAI);
              l.swigluLimit(7.0);
              l.routing(Routing.RENORMALIZE);
            });
  }

  private static List<Gpu> allGpus() {
    return Stream.of(Gpu.values()).filter(gpu -> gpu != Gpu.UNSPECIFIED).toList();
  }

  private static List<Gpu> onePerDevice() {
    Set<KernelDevice> known = new HashSet<>();
    return allGpus().stream().filter(gpu -> known.add(KernelDevice.of(gpu))).toList();
  }

  /** Each that vLLM asks an oracle for, with biases where it may have them. */
  private static List<SchemeSpec> schemes() {
    return KernelKeysTest.schemes()
        .map(row -> (SchemeSpec) row.get()[0])
        .flatMap(
            scheme ->
                scheme.findMember(SchemeMember.BIAS).isPresent()
                    ? Stream.of(scheme, scheme.with(SchemeMember.BIAS, !scheme.bias()))
                    : Stream.of(scheme))
        .distinct()
        .toList();
  }

  private static Stream<DeploymentSpec> ranks() {
    return SIZES.stream()
        .flatMap(
            tp ->
                SIZES.stream()
                    .flatMap(
                        dp ->
                            Stream.of(false, true)
                                .map(isEp -> DeploymentSpec.of("one").withRanks(tp, dp, isEp))));
  }

  /** On one rank, split, dealt out, and dealt out to ranks that tokens travel to. */
  private static List<List<DeploymentSpec>> forms() {
    return List.copyOf(
        ranks()
            .flatMap(one -> backends(one).stream().map(one::withAll2all))
            .collect(groupingBy(EveryDeploymentOnKernelsTest::form, TreeMap::new, toList()))
            .values());
  }

  private static List<DeploymentSpec> inTurn() {
    List<DeploymentSpec> all = new ArrayList<>();
    int turn = 0;
    for (DeploymentSpec one : ranks().toList()) {
      List<All2AllBackend> backends = backends(one);
      all.add(one.withAll2all(backends.get(turn % backends.size())));
      turn += one.useAll2AllKernels() ? 1 : 0;
    }
    return List.copyOf(all);
  }

  private static List<All2AllBackend> backends(DeploymentSpec one) {
    return one.useAll2AllKernels()
        ? List.of(All2AllBackend.values())
        : List.of(All2AllBackend.ALLGATHER_REDUCESCATTER);
  }

  private static int form(DeploymentSpec one) {
    return one.useAll2AllKernels() ? 3 : one.useEp() ? 2 : one.ranks() > 1 ? 1 : 0;
  }

  private <T> T some(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void eachBackendHasATurn() {
    assertThat(IN_TURN.stream().map(DeploymentSpec::all2all).collect(toSet()))
        .containsExactlyElementsIn(All2AllBackend.values());
  }

  @ParameterizedTest
  @EnumSource(names = {"V2026_07", "V2026_08"})
  void eachHasAnAnswer(VllmRevision revision) {
    KernelCatalogue catalogue = KernelCatalogues.of(revision);
    (IN_FULL ? schemes().parallelStream() : schemes().stream())
        .forEach(
            scheme -> {
              List<Asked> layers =
                  LAYERS.stream().map(sizes -> Asked.of(scheme, sizes, catalogue)).toList();
              if (IN_FULL) {
                layers.forEach(layer -> askAll(scheme, layer));
              } else {
                askSome(scheme, layers);
              }
            });
    assertThat(met).containsAtLeast(402, 403, 407, 501, 601, 602, 603, 604, 605, 606);
  }

  private void askSome(SchemeSpec scheme, List<Asked> layers) {
    for (Gpu gpu : GPUS) {
      for (Kernel kernel : Kernel.values()) {
        List<DeploymentSpec> form = some(FORMS);
        Asked layer = some(layers);
        DeploymentSpec one = some(form);
        assertAnswered(scheme, layer, ofRanks(layer, one), one.withGpu(gpu).withKernel(kernel));
      }
    }
  }

  /** Of ranks that are wrong no kernel is asked, whichever is named. */
  private void askAll(SchemeSpec scheme, Asked layer) {
    for (DeploymentSpec one : IN_TURN) {
      List<Finding> arithmetic = ofRanks(layer, one);
      boolean isAsked = isSound(layer, arithmetic);
      for (Gpu gpu : GPUS) {
        for (Kernel kernel : isAsked ? Kernel.values() : new Kernel[] {Kernel.AUTO}) {
          assertAnswered(scheme, layer, arithmetic, one.withGpu(gpu).withKernel(kernel));
        }
      }
    }
  }

  private static List<Finding> ofRanks(Asked layer, DeploymentSpec anywhere) {
    return layer.arithmetic().with(List.of(anywhere));
  }

  private static boolean isSound(Asked layer, List<Finding> arithmetic) {
    return arithmetic.subList(layer.ofLayer(), arithmetic.size()).stream()
        .noneMatch(one -> one.severity() == Severity.ERROR);
  }

  private void assertAnswered(
      SchemeSpec scheme, Asked layer, List<Finding> arithmetic, DeploymentSpec deployment) {
    List<Finding> all = layer.all().with(List.of(deployment));
    List<Finding> ofKernels = all.subList(Math.min(arithmetic.size(), all.size()), all.size());
    boolean isRight =
        all.subList(0, all.size() - ofKernels.size()).equals(arithmetic)
            && (ofKernels.isEmpty() || isSound(layer, arithmetic))
            && ofKernels.stream().allMatch(EveryDeploymentOnKernelsTest::isReadable);
    if (!isRight) {
      assertWithMessage("%s, %s: %s after %s", scheme, deployment, all, arithmetic).fail();
    }
    all.forEach(one -> met.add(one.rule().number()));
  }

  private static boolean isReadable(Finding finding) {
    String message = finding.message();
    int rule = finding.rule().number();
    return (rule / 100 == 6 || rule == 409)
        && !finding.help().isEmpty()
        && Stream.of("%s", "null", "Optional", "[]", ": ;", ", ;").noneMatch(message::contains);
  }

  /** So one of each kind will do. */
  @Test
  void gpusOfOneKindHaveOneAnswer() {
    KernelCatalogue catalogue = KernelCatalogues.of(VllmRevision.NEWEST);
    Map<List<Object>, List<String>> answers = new HashMap<>();
    for (SchemeSpec scheme : schemes()) {
      Asked layer = Asked.of(scheme, LAYERS.get(0), catalogue);
      for (Gpu gpu : allGpus()) {
        for (Kernel kernel : IN_FULL ? List.of(Kernel.values()) : List.of(Kernel.AUTO)) {
          DeploymentSpec one = DeploymentSpec.of("one").withGpu(gpu).withKernel(kernel);
          List<String> found =
              layer.all().with(List.of(one)).stream()
                  .map(finding -> finding.rule() + " " + finding.place())
                  .toList();
          List<String> other =
              answers.putIfAbsent(List.of(scheme, KernelDevice.of(gpu), kernel), found);
          if (other != null) {
            assertWithMessage("%s, %s", scheme, one).that(found).isEqualTo(other);
          }
        }
      }
    }
  }
}
