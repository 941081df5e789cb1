package dev.moequant.internal.rules;

import static dev.moequant.annotations.All2AllBackend.ALLGATHER_REDUCESCATTER;
import static dev.moequant.annotations.All2AllBackend.DEEPEP_HIGH_THROUGHPUT;
import static dev.moequant.annotations.All2AllBackend.DEEPEP_LOW_LATENCY;
import static dev.moequant.annotations.All2AllBackend.FLASHINFER_ALL2ALLV;
import static dev.moequant.annotations.All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED;
import static dev.moequant.annotations.All2AllBackend.NAIVE;
import static dev.moequant.annotations.All2AllBackend.NIXL_EP;
import static dev.moequant.annotations.All2AllBackend.PPLX;
import static dev.moequant.internal.rules.DeploymentWords.atDeployment;
import static dev.moequant.internal.rules.DeploymentWords.atLayer;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.VllmRevision;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** 502 to 508, 510, 511, 514, 518: how tokens travel to the ranks of their experts. */
public final class All2AllRules {
  private static final int MOST_HIDDEN = 8192;
  private static final int MOST_OF_A_TOKEN = 11;

  /** For which DeepEP's and NIXL's low latency kernels are compiled. */
  private static final List<Integer> HIDDEN_SIZES =
      List.of(2048, 2560, 3072, 4096, 5120, 6144, 7168, 8192);

  private static final Set<Integer> NOT_OF_2025 = Set.of(3072, 8192);
  private static final Set<All2AllBackend> OF_2025 =
      EnumSet.of(
          ALLGATHER_REDUCESCATTER,
          NAIVE,
          PPLX,
          DEEPEP_HIGH_THROUGHPUT,
          DEEPEP_LOW_LATENCY,
          FLASHINFER_ALL2ALLV);

  static final Rule<DeployedLayer> UNEVEN =
      error(502, "experts that an all2all backend cannot deal out evenly")
          .unless(501, 518)
          .when(
              atDeployment("all2all")
                  .whenOf(
                      (s, revision) ->
                          isUsed(s) && hasFixedBuffers(s, revision) && RankRules.isUneven(s))
                  .says(
                      "%s%s experts are not divisible by %s ranks, and all2all = %s makes room for %s"
                          + " a rank only",
                      DeploymentWords::where,
                      DeployedLayer::allExperts,
                      s -> s.deployment().ranks(),
                      All2AllRules::backend,
                      s -> s.allExperts() / s.deployment().ranks())
                  .help(
                      "redundantExperts = %s with eplb = true makes them even; or all2all ="
                          + " ALLGATHER_REDUCESCATTER, which takes any number",
                      RankRules::evenRedundant));

  static final Rule<DeployedLayer> NOT_USED =
      warning(503, "an all2all backend that is not used")
          .unless(518)
          .when(
              atDeployment("all2all")
                  .when(s -> !s.isAlone() && backendOf(s) != ALLGATHER_REDUCESCATTER && !isUsed(s))
                  .says(
                      "%sall2all = %s changes nothing: tokens travel between ranks only with"
                          + " expertParallel = true and dp above 1, and here %s",
                      DeploymentWords::where, All2AllRules::backend, All2AllRules::whyUnused)
                  .help("%s", Words.byRevision(All2AllRules::usedOrLeftOut)));

  static final Rule<DeployedLayer> PADDED =
      warning(504, "a hidden size that low latency kernels do not have")
          .unless(510, 518)
          .when(
              atLayer("hiddenDim")
                  .whenOf((s, revision) -> isLowLatency(s) && !hasHidden(s, revision))
                  .says(
                      "%shiddenDim = %s is none of %s, for which the kernels of all2all = %s are"
                          + " compiled: %s",
                      DeploymentWords::where,
                      s -> s.layer().hiddenDim(),
                      Words.byRevision((s, revision) -> sizes(revision)),
                      All2AllRules::backend,
                      Words.byRevision(All2AllRules::padding))
                  .help("all2all = ALLGATHER_REDUCESCATTER takes it as it is"));

  static final Rule<DeployedLayer> PER_TOKEN =
      warning(506, "per-token scales that do not travel")
          .unless(518)
          .when(
              atDeployment("all2all")
                  .when(
                      s ->
                          isUsed(s)
                              && backendOf(s) == DEEPEP_HIGH_THROUGHPUT
                              && activations(s).granularity() == Granularity.PER_TOKEN)
                  .says(
                      "%sall2all = %s quantizes tokens per tensor, after they have travelled, but %s"
                          + " has one scale for each token",
                      DeploymentWords::where, All2AllRules::backend, DeploymentWords::scheme)
                  .help("all2all = ALLGATHER_REDUCESCATTER keeps one scale for each token"));

  static final Rule<DeployedLayer> PPLX_FORMATS =
      error(507, "formats that PPLX does not send")
          .when(
              atDeployment("all2all")
                  .whenOf(
                      (s, revision) ->
                          !revision.has(V2026_07)
                              && isUsed(s)
                              && backendOf(s) == PPLX
                              && activations(s).dtype().groupSize() > 0)
                  .says(
                      "%sall2all = %s cannot send activations in %s (%s)",
                      DeploymentWords::where,
                      All2AllRules::backend,
                      s -> activations(s).dtype().vllmName(),
                      Words.revision())
                  .help("all2all = ALLGATHER_REDUCESCATTER takes them"));

  static final Rule<DeployedLayer> ONE_SIDED =
      error(508, "activations that FlashInfer's one-sided all2all does not send")
          .unless(518)
          .when(
              atDeployment("all2all")
                  .whenOf(
                      (s, revision) ->
                          isUsed(s)
                              && backendOf(s) == FLASHINFER_NVLINK_ONE_SIDED
                              && !sendsOneSided(s, revision))
                  .says(
                      "%sall2all = %s sends unquantized, nvfp4 and mxfp8 activations%s, not those of"
                          + " %s (%s)",
                      DeploymentWords::where,
                      All2AllRules::backend,
                      Words.byRevision(
                          (s, revision) ->
                              revision.has(V2026_08)
                                  ? ", and fp8 in blocks of 128x128 where hiddenDim is divisible by"
                                      + " 128"
                                  : ""),
                      DeploymentWords::scheme,
                      Words.revision())
                  .help(
                      "all2all = FLASHINFER_NVLINK_TWO_SIDED or ALLGATHER_REDUCESCATTER send them"));

  static final Rule<DeployedLayer> TOO_WIDE =
      error(510, "a hidden size above what low latency kernels have")
          .unless(518)
          .when(
              atLayer("hiddenDim")
                  .when(s -> isLowLatency(s) && s.layer().hiddenDim() > MOST_HIDDEN)
                  .says(
                      "%shiddenDim = %s is above 8192, the widest that all2all = %s is compiled for",
                      DeploymentWords::where, s -> s.layer().hiddenDim(), All2AllRules::backend)
                  .help("all2all = DEEPEP_HIGH_THROUGHPUT or ALLGATHER_REDUCESCATTER take it"));

  static final Rule<DeployedLayer> REPLACED =
      warning(511, "an all2all backend that vLLM replaces")
          .unless(503)
          .when(
              atDeployment("all2all")
                  .whenOf((s, revision) -> !s.isAlone() && isReplaced(s, revision))
                  .says(
                      "%sall2all = %s is gone: %s takes allgather_reducescatter in its place",
                      DeploymentWords::where, All2AllRules::backend, Words.revision())
                  .help(
                      "leave all2all out; DEEPEP_LOW_LATENCY and DEEPEP_HIGH_THROUGHPUT are what is"
                          + " used across nodes"));

  static final Rule<DeployedLayer> TOO_MANY_OF_A_TOKEN =
      warning(514, "more experts a token than DeepEP's low latency kernels take")
          .when(
              atLayer("expertsPerToken")
                  .when(
                      s ->
                          isUsed(s)
                              && backendOf(s) == DEEPEP_LOW_LATENCY
                              && s.layer().expertsPerToken() > MOST_OF_A_TOKEN)
                  .says(
                      "%sexpertsPerToken = %s is above 11, the most that all2all = %s takes",
                      DeploymentWords::where,
                      s -> s.layer().expertsPerToken(),
                      All2AllRules::backend)
                  .help("all2all = DEEPEP_HIGH_THROUGHPUT or ALLGATHER_REDUCESCATTER take them"));

  static final Rule<DeployedLayer> NOT_YET =
      error(518, "an all2all backend of a later vLLM")
          .when(
              atDeployment("all2all")
                  .whenOf(
                      (s, revision) ->
                          !s.isAlone()
                              && !revision.has(V2026_07)
                              && !OF_2025.contains(backendOf(s)))
                  .says(
                      "%s%s has no all2all = %s yet: %s is the first that has it",
                      DeploymentWords::where,
                      Words.revision(),
                      All2AllRules::backend,
                      s -> V2026_07)
                  .help(
                      "take one of %s",
                      s -> OF_2025.stream().map(Enum::name).collect(Collectors.joining(", "))));

  /** Run time: only tensors say how many scales there are. */
  public static final Rule<Object> STATIC_SCALES =
      error(505, "static activation scales that low latency kernels do not send")
          .atRunTime()
          .says(
              "a1_scale is %s, but all2all = %s of deployment %s takes one static scale for all tokens",
              "give the largest of them as the only one, [] or [1], as vLLM's loader does");

  static final List<Rule<Object>> AT_RUN_TIME = List.of(STATIC_SCALES);

  static final List<Rule<DeployedLayer>> RULES =
      List.of(
          UNEVEN,
          NOT_USED,
          PADDED,
          PER_TOKEN,
          PPLX_FORMATS,
          ONE_SIDED,
          TOO_WIDE,
          REPLACED,
          TOO_MANY_OF_A_TOKEN,
          NOT_YET);

  private All2AllRules() {}

  private static All2AllBackend backendOf(DeployedLayer s) {
    return s.deployment().all2all();
  }

  private static Object backend(DeployedLayer s) {
    return backendOf(s);
  }

  private static boolean isUsed(DeployedLayer s) {
    return s.deployment().useAll2AllKernels();
  }

  private static boolean isReplaced(DeployedLayer s, VllmRevision revision) {
    return revision.has(V2026_07) && (backendOf(s) == PPLX || backendOf(s) == NAIVE);
  }

  private static Object whyUnused(DeployedLayer s) {
    String ep = "expertParallel = " + s.deployment().expertParallel();
    String dp = "dp = " + s.deployment().dp();
    return s.deployment().dp() > 1 ? ep : s.deployment().expertParallel() ? dp : ep + " and " + dp;
  }

  /** Who is replaced would not be used either way. */
  private static Object usedOrLeftOut(DeployedLayer s, VllmRevision revision) {
    return isReplaced(s, revision)
        ? "leave all2all out: %s has no such backend any more".formatted(revision)
        : "leave all2all out, or deploy with expertParallel = true and dp above 1";
  }

  /**
   * vLLM sizes them by the floor; gathered tokens need none, and PPLX is one of them while it is
   * there.
   */
  private static boolean hasFixedBuffers(DeployedLayer s, VllmRevision revision) {
    return switch (backendOf(s)) {
      case ALLGATHER_REDUCESCATTER, NAIVE -> false;
      case PPLX -> !revision.has(V2026_07);
      default -> true;
    };
  }

  /**
   * Whether tokens travel by DeepEP's low latency kernels or by NIXL.
   *
   * @param s a layer as it is served
   * @return true where these kernels are used, not only named
   */
  public static boolean isLowLatency(DeployedLayer s) {
    return isUsed(s) && (backendOf(s) == DEEPEP_LOW_LATENCY || backendOf(s) == NIXL_EP);
  }

  private static boolean hasHidden(DeployedLayer s, VllmRevision revision) {
    return hiddenSizes(revision).contains(s.layer().hiddenDim());
  }

  private static List<Integer> hiddenSizes(VllmRevision revision) {
    return HIDDEN_SIZES.stream()
        .filter(size -> revision.has(V2026_07) || !NOT_OF_2025.contains(size))
        .toList();
  }

  private static Object sizes(VllmRevision revision) {
    return hiddenSizes(revision).stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static Object padding(DeployedLayer s, VllmRevision revision) {
    return revision.has(V2026_07)
        ? "%s pads it to %d"
            .formatted(
                revision,
                hiddenSizes(revision).stream()
                    .filter(size -> size > s.layer().hiddenDim())
                    .findFirst()
                    .orElse(MOST_HIDDEN))
        : revision + " ends with an assertion";
  }

  private static QuantKey activations(DeployedLayer s) {
    return s.resolved().activations();
  }

  private static boolean sendsOneSided(DeployedLayer s, VllmRevision revision) {
    QuantKey key = activations(s);
    return switch (key.dtype()) {
      case NONE, NVFP4, MXFP8 -> true;
      case FLOAT8_E4M3FN, FP8 ->
          revision.has(V2026_08)
              && s.layer().hiddenDim() % 128 == 0
              && isIn128(s.resolved().weights());
      default -> false;
    };
  }

  private static boolean isIn128(QuantKey weights) {
    return weights.dtype() != DType.NONE
        && weights.group().equals(java.util.Optional.of(new BlockShape(128, 128)));
  }
}
