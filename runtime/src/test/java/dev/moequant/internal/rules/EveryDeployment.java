package dev.moequant.internal.rules;

import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.MXFP8;
import static dev.moequant.annotations.DType.NONE;
import static dev.moequant.annotations.DType.NVFP4;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.internal.rules.BrokenSchemes.a;
import static dev.moequant.internal.rules.BrokenSchemes.scheme;
import static dev.moequant.internal.rules.BrokenSchemes.w;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Schemes, layers and deployments whose product is tried. */
final class EveryDeployment {
  static final List<LayerSpec> LAYERS =
      Stream.concat(ModelLayers.all().stream(), ModelLayers.oddOnes().stream()).toList();

  private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32);

  private EveryDeployment() {}

  /** Short forms that differ in dtypes and scales, and long ones that say the same. */
  static Map<SchemeSpec, ShardingOracle> schemes() {
    Map<SchemeSpec, ShardingOracle> schemes = new LinkedHashMap<>();
    EveryScheme.shortForms()
        .filter(EveryScheme::isSound)
        .filter(s -> !s.bias() && !s.precisionConfig())
        .forEach(s -> schemes.put(s, ShardingOracle.of(s)));
    schemes.put(
        scheme(
            a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 128),
            w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)),
        ShardingOracle.blocks(List.of(128, 128)));
    schemes.put(
        scheme(a(INT8, BLOCK).withGroupShape(64, 128), w(INT8, BLOCK).withGroupShape(64, 128)),
        ShardingOracle.blocks(List.of(64, 128)));
    schemes.put(
        scheme(
            a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 128),
            w(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 128)),
        ShardingOracle.blocks(List.of()));
    schemes.put(scheme(a(NONE), w(INT4, GROUP).withGroupShape(0, 32)), ShardingOracle.groupsOf(32));
    schemes.put(scheme(a(NONE), w(INT8, GROUP).withGroupShape(1, 16)), ShardingOracle.groupsOf(16));
    schemes.put(
        scheme(a(MXFP4), w(MXFP4, BLOCK).withGroupShape(1, 32)), ShardingOracle.blocks(List.of()));
    schemes.put(scheme(a(NVFP4), w(NVFP4, BLOCK).withGroupShape(1, 16)), ShardingOracle.nvfp4());
    schemes.put(scheme(a(MXFP8), w(MXFP8, BLOCK).withGroupShape(1, 32)), ShardingOracle.mxfp8());
    return schemes;
  }

  /**
   * All of it: each of those with each backend, with and without load balancing and copies. A
   * backend that is not used is the default one, unless all is asked.
   */
  static Stream<DeploymentSpec> unreduced() {
    return all().stream()
        .flatMap(
            one ->
                Stream.of(All2AllBackend.values())
                    .filter(
                        backend ->
                            EveryScheme.IN_FULL
                                || one.useAll2AllKernels()
                                || backend == All2AllBackend.ALLGATHER_REDUCESCATTER)
                    .map(one::withAll2all)
                    .flatMap(s -> Stream.of(s.withEplb(false), s.withEplb(true)))
                    .flatMap(
                        s -> Stream.of(s.withRedundantExperts(0), s.withRedundantExperts(24))));
  }

  /** TP and DP in powers of two, with and without EP; load balancing and backends in turn. */
  static List<DeploymentSpec> all() {
    List<DeploymentSpec> all = new ArrayList<>();
    All2AllBackend[] backends = All2AllBackend.values();
    for (int tp : SIZES) {
      for (int dp : SIZES) {
        for (boolean isEp : List.of(false, true)) {
          int n = all.size();
          all.add(
              DeploymentSpec.of(
                  "n" + n,
                  d -> {
                    d.tp(tp);
                    d.dp(dp);
                    d.expertParallel(isEp);
                    d.eplb(n % 3 == 0);
                    d.redundantExperts(n % 5 == 0 ? n : 0);
                    d.all2all(backends[n % backends.length]);
                  }));
        }
      }
    }
    return all;
  }
}
