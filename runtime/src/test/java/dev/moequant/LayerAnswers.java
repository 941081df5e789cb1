package dev.moequant;

import static dev.moequant.parity.Encoding.bool;
import static dev.moequant.parity.Encoding.dtype;
import static dev.moequant.parity.Encoding.integer;
import static dev.moequant.parity.Encoding.text;

import dev.moequant.annotations.DType;
import dev.moequant.layer.Accelerator;
import dev.moequant.layer.ExpertCounts;
import dev.moequant.layer.ExpertLayer;
import dev.moequant.layer.FusedMoEConfig;
import dev.moequant.layer.FusedMoEOptions;
import dev.moequant.layer.FusedMoEParallelConfig;
import dev.moequant.layer.MoEActivation;
import dev.moequant.layer.MoEEnvironment;
import dev.moequant.layer.ParallelConfig;
import dev.moequant.layer.ParallelSizes;
import dev.moequant.layer.Platform;
import dev.moequant.layer.RankGroup;
import dev.moequant.layer.RoutingMethodType;
import dev.moequant.parity.ParityRun;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of 2026-07 about parallelism, layers, routing and activations. */
final class LayerAnswers {
  private LayerAnswers() {}

  static Map<String, @Nullable Object> parallel(String function, Map<String, @Nullable Object> in) {
    return switch (function) {
      case "FusedMoEParallelConfig.make" -> {
        RecordedRanks ranks = new RecordedRanks(in);
        Map<String, @Nullable Object> out = LayerProperties.of(make(in, ranks));
        out.put("asked", ranks.asked());
        yield out;
      }
      case "FusedMoEParallelConfig.make_no_parallel" ->
          LayerProperties.of(FusedMoEParallelConfig.makeNoParallel(VllmRevision.V2026_07));
      case "FusedMoEParallelConfig.flatten_tp_across_dp_and_pcp" -> flattened(in);
      default -> throw nobodyKnows(function);
    };
  }

  private static FusedMoEParallelConfig make(
      Map<String, @Nullable Object> in, RecordedRanks ranks) {
    return FusedMoEParallelConfig.make(
        VllmRevision.V2026_07,
        new ParallelSizes(
            integer(in.get("tp_size_")),
            integer(in.get("pcp_size_")),
            integer(in.get("dp_size_")),
            integer(in.get("sp_size_"))),
        new ParallelConfig(
            bool(in.get("enable_expert_parallel")),
            text(in.get("all2all_backend")),
            bool(in.get("enable_eplb"))),
        ranks);
  }

  private static Map<String, @Nullable Object> flattened(Map<String, @Nullable Object> in) {
    RecordedRanks ranks = new RecordedRanks(in, "env_tp_rank");
    RankGroup all =
        FusedMoEParallelConfig.flattenTpAcrossDpAndPcp(
            integer(in.get("tp_size")),
            new RankGroup(integer(in.get("dp_size")), integer(in.get("dp_rank"))),
            new RankGroup(integer(in.get("pcp_size")), integer(in.get("pcp_rank"))),
            ranks);
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("tp_size", all.size());
    out.put("tp_rank", all.rank());
    out.put("asked", ranks.asked());
    return out;
  }

  static Map<String, @Nullable Object> moeConfig(
      String function, Map<String, @Nullable Object> in) {
    if (!function.equals("FusedMoEConfig")) {
      throw nobodyKnows(function);
    }
    Map<String, @Nullable Object> parallel = ParityRun.mapOf(in.get("parallel"));
    List<String> logs = new ArrayList<>();
    FusedMoEConfig config =
        FusedMoEConfig.of(
            layer(in),
            make(parallel, new RecordedRanks(parallel)),
            platform(ParityRun.mapOf(in.get("env"))),
            MoEEnvironment.of(VllmRevision.V2026_07, Map.of(), new NotingLogger(logs)),
            options -> configure(options, in));
    Map<String, @Nullable Object> out = LayerProperties.of(config);
    out.put("logs", logs);
    return out;
  }

  private static ExpertLayer layer(Map<String, @Nullable Object> in) {
    return new ExpertLayer(
        new ExpertCounts(
            integer(in.get("num_experts")),
            integer(in.get("num_logical_experts")),
            integer(in.get("num_local_experts")),
            integer(in.get("experts_per_token"))),
        integer(in.get("hidden_dim")),
        integer(in.get("intermediate_size")),
        MoEActivation.valueOf(member(in.get("activation"))),
        RoutingMethodType.ofName(member(in.get("routing_method"))).orElseThrow(),
        dtype(in.get("in_dtype")).orElse(DType.NONE));
  }

  private static Platform platform(Map<String, @Nullable Object> env) {
    String name = String.valueOf(text(env.get("platform"))).toUpperCase(Locale.ROOT);
    Platform platform = Platform.of(Accelerator.valueOf(name.equals("CPU") ? "OTHER" : name));
    if (bool(env.get("aiter_fused_moe"))) {
      platform = platform.withAiterFusedMoe();
    }
    return bool(env.get("aiter_shared")) ? platform.withAiterFusedSharedExperts() : platform;
  }

  /** A given intermediate_size_per_partition is no option of ours: vLLM overwrites it. */
  private static void configure(FusedMoEOptions options, Map<String, @Nullable Object> in) {
    options.device(String.valueOf(text(in.get("device"))));
    dtype(in.get("router_logits_dtype")).ifPresent(options::routerLogitsDtype);
    give(in.get("hidden_dim_unpadded"), n -> options.hiddenDimUnpadded(n.intValue()));
    give(
        in.get("intermediate_size_per_partition_unpadded"),
        n -> options.intermediateSizePerPartitionUnpadded(n.intValue()));
    give(in.get("intermediate_pad"), n -> options.intermediatePad(n.intValue()));
    if (in.get("moe_backend") != null) {
      options.moeBackend(String.valueOf(text(in.get("moe_backend"))));
    }
    give(in.get("max_num_tokens"), n -> options.maxNumTokens(n.intValue()));
    options.hasBias(bool(in.get("has_bias")));
    options.isLoraEnabled(bool(in.get("is_lora_enabled")));
    options.skipFinalAllReduce(bool(in.get("skip_final_all_reduce")));
    give(in.get("swiglu_limit"), n -> options.swigluLimit(n.doubleValue()));
    give(in.get("swiglu_alpha"), n -> options.swigluAlpha(n.doubleValue()));
    give(in.get("swiglu_beta"), n -> options.swigluBeta(n.doubleValue()));
    give(in.get("max_capture_size"), n -> options.maxCaptureSize(n.intValue()));
    options.rocmAiterFmoeEnabled(bool(in.get("rocm_aiter_fmoe_enabled")));
  }

  private static void give(@Nullable Object recorded, Consumer<Number> setter) {
    if (recorded instanceof Number number) {
      setter.accept(number);
    }
  }

  /** {@return NAME of "N:NAME=value"} */
  private static String member(@Nullable Object recorded) {
    return Objects.requireNonNull(text(recorded)).split("=", 2)[0];
  }

  static Map<String, @Nullable Object> routing(String function, Map<String, @Nullable Object> in) {
    Map<String, @Nullable Object> out = new HashMap<>();
    switch (function) {
      case "RoutingMethodType" ->
          out.put("value", method(String.valueOf(text(in.get("name")))).value());
      case "get_routing_method_type" ->
          out.put(
              "value",
              LayerProperties.encode(
                  RoutingMethodType.of(
                      String.valueOf(text(in.get("scoring_func"))),
                      bool(in.get("renormalize")),
                      in.get("num_expert_group") instanceof Number groups ? groups.intValue() : 0,
                      bool(in.get("has_e_score_bias")),
                      in.get("routed_scaling_factor") instanceof Number factor
                          ? factor.doubleValue()
                          : 1)));
      default -> throw nobodyKnows(function);
    }
    return out;
  }

  private static RoutingMethodType method(String vllmName) {
    return RoutingMethodType.ofName(vllmName).orElseThrow();
  }

  static Map<String, @Nullable Object> activation(
      String function, Map<String, @Nullable Object> in) {
    Map<String, @Nullable Object> out = new HashMap<>();
    switch (function) {
      case "MoEActivation" -> {
        MoEActivation activation = MoEActivation.of(String.valueOf(text(in.get("value"))));
        out.put("name", "S:" + activation.name());
        out.put("is_gated", String.valueOf(activation.isGated()));
        out.put("custom_op_name", "S:" + activation.customOpName());
        out.put("without_mul", LayerProperties.encode(activation.withoutMul()));
      }
      case "MoEActivation.from_str" ->
          out.put(
              "value", LayerProperties.encode(MoEActivation.of(String.valueOf(text(in.get("s"))))));
      default -> throw nobodyKnows(function);
    }
    return out;
  }

  private static IllegalStateException nobodyKnows(String function) {
    return new IllegalStateException("nobody knows the function " + function);
  }
}
