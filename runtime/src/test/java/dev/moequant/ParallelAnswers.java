package dev.moequant;

import static dev.moequant.VllmValues.encode;
import static dev.moequant.parity.Encoding.bool;
import static dev.moequant.parity.Encoding.dtype;
import static dev.moequant.parity.Encoding.integer;
import static dev.moequant.parity.Encoding.text;

import dev.moequant.annotations.DType;
import dev.moequant.layer.Accelerator;
import dev.moequant.layer.ExpertCounts;
import dev.moequant.layer.ExpertLayer;
import dev.moequant.layer.FusedMoEConfig;
import dev.moequant.layer.FusedMoEParallelConfig;
import dev.moequant.layer.MoEActivation;
import dev.moequant.layer.MoEEnvironment;
import dev.moequant.layer.ParallelConfig;
import dev.moequant.layer.ParallelSizes;
import dev.moequant.layer.Platform;
import dev.moequant.layer.RoutingMethodType;
import dev.moequant.parity.ParityRun;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seed's records about parallelism, layers and the environment. */
final class ParallelAnswers {
  private static final List<String> BACKENDS =
      List.of(
          "naive",
          "pplx",
          "deepep_high_throughput",
          "deepep_low_latency",
          "allgather_reducescatter",
          "unknown",
          "null");

  private ParallelAnswers() {}

  private static FusedMoEParallelConfig make(
      Map<String, @Nullable Object> in, MoEEnvironment environment, RecordedRanks ranks) {
    return FusedMoEParallelConfig.make(
        VllmRevision.V2025_10,
        ParallelSizes.of(integer(in.get("tp_size_")), integer(in.get("dp_size_"))),
        ParallelConfig.of(bool(in.get("enable_expert_parallel")), environment),
        ranks);
  }

  static Map<String, @Nullable Object> parallel(String function, Map<String, @Nullable Object> in) {
    known(function, "FusedMoEParallelConfig.make");
    RecordedRanks ranks = new RecordedRanks(in);
    MoEEnvironment defaults = MoEEnvironment.of(VllmRevision.V2025_10, Map.of());
    FusedMoEParallelConfig config = make(in, defaults, ranks);
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("tp_size", config.tpSize());
    out.put("tp_rank", config.tpRank());
    out.put("dp_size", config.dpSize());
    out.put("dp_rank", config.dpRank());
    out.put("ep_size", config.epSize());
    out.put("ep_rank", config.epRank());
    out.put("use_ep", encode(config.useEp()));
    out.put("asked", ranks.asked());
    Map<String, Object> byBackend = new HashMap<>();
    for (String backend : BACKENDS) {
      MoEEnvironment environment =
          defaults.withAll2AllBackend(backend.equals("null") ? null : backend);
      byBackend.put(backend, kernels(make(in, environment, new RecordedRanks(in))));
    }
    out.put("by_backend", byBackend);
    return out;
  }

  private static Map<String, @Nullable Object> kernels(FusedMoEParallelConfig config) {
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("use_all2all_kernels", encode(config.useAll2AllKernels()));
    out.put("use_pplx_kernels", encode(config.usePplxKernels()));
    out.put("use_deepep_ht_kernels", encode(config.useDeepepHtKernels()));
    out.put("use_deepep_ll_kernels", encode(config.useDeepepLlKernels()));
    return out;
  }

  static Map<String, @Nullable Object> moeConfig(
      String function, Map<String, @Nullable Object> in) {
    known(function, "FusedMoEConfig");
    Map<String, @Nullable Object> env = ParityRun.mapOf(in.get("env"));
    List<String> logs = new ArrayList<>();
    MoEEnvironment environment =
        MoEEnvironment.of(
                VllmRevision.V2025_10,
                Map.of(
                    "VLLM_MOE_DP_CHUNK_SIZE",
                    String.valueOf(env.get("VLLM_MOE_DP_CHUNK_SIZE_at_import")),
                    "VLLM_USE_FLASHINFER_MOE_FP4",
                    bool(env.get("VLLM_USE_FLASHINFER_MOE_FP4")) ? "1" : "0",
                    "VLLM_FLASHINFER_MOE_BACKEND",
                    String.valueOf(text(env.get("VLLM_FLASHINFER_MOE_BACKEND")))),
                new NotingLogger(logs))
            .withAll2AllBackend(text(env.get("VLLM_ALL2ALL_BACKEND")));
    Map<String, @Nullable Object> parallel = ParityRun.mapOf(in.get("parallel"));
    Platform platform = Platform.of(Accelerator.CUDA);
    FusedMoEConfig config =
        FusedMoEConfig.of(
            layer(in),
            make(parallel, environment, new RecordedRanks(parallel)),
            bool(env.get("has_flashinfer_cutlass_fused_moe"))
                ? platform.withFlashinferCutlassFusedMoe()
                : platform,
            environment,
            options -> {
              if (in.get("max_num_tokens") != null) {
                options.maxNumTokens(integer(in.get("max_num_tokens")));
              }
              options.hasBias(bool(in.get("has_bias")));
            });
    Map<String, @Nullable Object> out = properties(config);
    out.put("logs", logs);
    return out;
  }

  /** The seed's config knows neither the width between the GEMMs, nor activation and routing. */
  private static ExpertLayer layer(Map<String, @Nullable Object> in) {
    int numExperts = integer(in.get("num_experts"));
    return new ExpertLayer(
        ExpertCounts.of(numExperts, integer(in.get("experts_per_token")))
            .withLocalExperts(integer(in.get("num_local_experts"))),
        integer(in.get("hidden_dim")),
        0,
        MoEActivation.SILU,
        RoutingMethodType.UNSPECIFIED,
        dtype(in.get("in_dtype")).orElse(DType.NONE));
  }

  private static Map<String, @Nullable Object> properties(FusedMoEConfig config) {
    Map<String, @Nullable Object> out = kernels(config.moeParallelConfig());
    out.remove("use_all2all_kernels");
    out.put("num_experts", config.numExperts());
    out.put("experts_per_token", config.expertsPerToken());
    out.put("hidden_dim", config.hiddenDim());
    out.put("num_local_experts", config.numLocalExperts());
    out.put("in_dtype", encode(config.inDtype()));
    out.put("max_num_tokens", config.maxNumTokens());
    out.put("has_bias", encode(config.hasBias()));
    out.put("tp_size", config.tpSize());
    out.put("dp_size", config.dpSize());
    out.put("ep_size", config.epSize());
    out.put("tp_rank", config.tpRank());
    out.put("dp_rank", config.dpRank());
    out.put("ep_rank", config.epRank());
    out.put("use_ep", encode(config.useEp()));
    out.put("use_pplx_kernels", encode(config.usePplxKernels()));
    out.put("use_deepep_ht_kernels", encode(config.useDeepepHtKernels()));
    out.put("use_deepep_ll_kernels", encode(config.useDeepepLlKernels()));
    out.put("use_flashinfer_cutlass_kernels", encode(config.useFlashinferCutlassKernels()));
    return out;
  }

  static Map<String, @Nullable Object> envs(String function, Map<String, @Nullable Object> in) {
    known(function, "vllm.envs");
    String name = String.valueOf(text(in.get("name") == null ? null : "S:" + in.get("name")));
    String value = text(in.get("value"));
    MoEEnvironment environment =
        MoEEnvironment.of(VllmRevision.V2025_10, value == null ? Map.of() : Map.of(name, value));
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put(
        "value",
        encode(
            switch (name) {
              case "VLLM_MOE_DP_CHUNK_SIZE" -> environment.moeDpChunkSize();
              case "VLLM_ALL2ALL_BACKEND" -> environment.all2AllBackend();
              case "VLLM_USE_FLASHINFER_MOE_FP4" -> environment.useFlashinferMoeFp4();
              case "VLLM_FLASHINFER_MOE_BACKEND" -> environment.flashinferMoeBackend();
              case "VLLM_TUNED_CONFIG_FOLDER" -> environment.tunedConfigFolder();
              default -> throw new IllegalStateException("nobody knows the variable " + name);
            }));
    return out;
  }

  private static void known(String function, String expected) {
    if (!function.equals(expected)) {
      throw new IllegalStateException("nobody knows the function " + function);
    }
  }
}
