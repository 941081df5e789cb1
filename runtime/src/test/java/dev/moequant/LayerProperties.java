package dev.moequant;

import dev.moequant.layer.FusedMoEConfig;
import dev.moequant.layer.FusedMoEParallelConfig;
import dev.moequant.layer.MoEActivation;
import dev.moequant.layer.RoutingMethodType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of layers, as the vectors of 2026-07 name them. */
final class LayerProperties {
  private LayerProperties() {}

  /** A Java value as the vectors write it, members of enums among them: "N:SILU=silu". */
  static @Nullable Object encode(@Nullable Object value) {
    if (value instanceof MoEActivation activation) {
      return "N:" + activation.name() + "=" + activation.vllmName();
    }
    if (value instanceof RoutingMethodType method) {
      return "N:" + method.vllmName() + "=" + method.value();
    }
    return VllmValues.encode(value);
  }

  static Map<String, @Nullable Object> of(FusedMoEParallelConfig config) {
    Map<String, @Nullable Object> out = ranks(config);
    out.put("all2all_backend", encode(config.all2AllBackend()));
    out.put("enable_eplb", encode(config.enableEplb()));
    out.put("use_all2all_kernels", encode(config.useAll2AllKernels()));
    out.put("use_batched_activation_format", encode(config.useBatchedActivationFormat()));
    out.put("use_deepep_ht_kernels", encode(config.useDeepepHtKernels()));
    out.put("use_deepep_ll_kernels", encode(config.useDeepepLlKernels()));
    out.put("use_deepep_v2_kernels", encode(config.useDeepepV2Kernels()));
    out.put("use_fi_nvl_two_sided_kernels", encode(config.useFiNvlTwoSidedKernels()));
    out.put("use_fi_nvl_one_sided_kernels", encode(config.useFiNvlOneSidedKernels()));
    out.put("use_ag_rs_all2all_kernels", encode(config.useAgRsAll2AllKernels()));
    out.put("use_mori_kernels", encode(config.useMoriKernels()));
    out.put("use_nixl_ep_kernels", encode(config.useNixlEpKernels()));
    out.put("needs_round_robin_routing_tables", encode(config.needsRoundRobinRoutingTables()));
    return out;
  }

  private static Map<String, @Nullable Object> ranks(FusedMoEParallelConfig config) {
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("tp_size", encode(config.tpSize()));
    out.put("pcp_size", encode(config.pcpSize()));
    out.put("dp_size", encode(config.dpSize()));
    out.put("ep_size", encode(config.epSize()));
    out.put("tp_rank", encode(config.tpRank()));
    out.put("pcp_rank", encode(config.pcpRank()));
    out.put("dp_rank", encode(config.dpRank()));
    out.put("ep_rank", encode(config.epRank()));
    out.put("sp_size", encode(config.spSize()));
    out.put("use_ep", encode(config.useEp()));
    out.put("is_sequence_parallel", encode(config.isSequenceParallel()));
    return out;
  }

  static Map<String, @Nullable Object> of(FusedMoEConfig config) {
    Map<String, @Nullable Object> out = repeated(config);
    out.put("num_experts", encode(config.numExperts()));
    out.put("experts_per_token", encode(config.expertsPerToken()));
    out.put("hidden_dim", encode(config.hiddenDim()));
    out.put("intermediate_size", encode(config.intermediateSize()));
    out.put("num_local_experts", encode(config.numLocalExperts()));
    out.put("num_logical_experts", encode(config.numLogicalExperts()));
    out.put("activation", encode(config.activation()));
    out.put("device", encode(config.device()));
    out.put("routing_method", encode(config.routingMethod()));
    out.put("in_dtype", encode(config.inDtype()));
    out.put("router_logits_dtype", encode(config.routerLogitsDtype()));
    out.put("hidden_dim_unpadded", encode(config.hiddenDimUnpadded()));
    out.put(
        "intermediate_size_per_partition_unpadded",
        encode(config.intermediateSizePerPartitionUnpadded()));
    out.put("intermediate_pad", encode(config.intermediatePad()));
    out.put("moe_backend", encode(config.moeBackend()));
    out.put("max_num_tokens", encode(config.maxNumTokens()));
    out.put("has_bias", encode(config.hasBias()));
    out.put("is_lora_enabled", encode(config.isLoraEnabled()));
    out.put("skip_final_all_reduce", encode(config.skipFinalAllReduce()));
    out.put("swiglu_limit", encode(config.swigluLimit()));
    out.put("swiglu_alpha", encode(config.swigluAlpha()));
    out.put("swiglu_beta", encode(config.swigluBeta()));
    out.put("max_capture_size", encode(config.maxCaptureSize()));
    out.put("intermediate_size_per_partition", encode(config.intermediateSizePerPartition()));
    out.put("rocm_aiter_fmoe_enabled", encode(config.rocmAiterFmoeEnabled()));
    out.put("aiter_fmoe_shared_expert_enabled", encode(config.aiterFmoeSharedExpertEnabled()));
    out.put("is_act_and_mul", encode(config.isActAndMul()));
    return out;
  }

  /** What a layer says of its ranks. */
  private static Map<String, @Nullable Object> repeated(FusedMoEConfig config) {
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("tp_size", encode(config.tpSize()));
    out.put("pcp_size", encode(config.pcpSize()));
    out.put("dp_size", encode(config.dpSize()));
    out.put("ep_size", encode(config.epSize()));
    out.put("tp_rank", encode(config.tpRank()));
    out.put("pcp_rank", encode(config.pcpRank()));
    out.put("dp_rank", encode(config.dpRank()));
    out.put("ep_rank", encode(config.epRank()));
    out.put("sp_size", encode(config.spSize()));
    out.put("use_ep", encode(config.useEp()));
    out.put("is_sequence_parallel", encode(config.isSequenceParallel()));
    out.put("use_deepep_ht_kernels", encode(config.useDeepepHtKernels()));
    out.put("use_deepep_ll_kernels", encode(config.useDeepepLlKernels()));
    out.put("use_deepep_v2_kernels", encode(config.useDeepepV2Kernels()));
    out.put("use_fi_nvl_two_sided_kernels", encode(config.useFiNvlTwoSidedKernels()));
    out.put("use_fi_nvl_one_sided_kernels", encode(config.useFiNvlOneSidedKernels()));
    out.put("use_ag_rs_all2all_kernels", encode(config.useAgRsAll2AllKernels()));
    out.put("use_mori_kernels", encode(config.useMoriKernels()));
    out.put("use_nixl_ep_kernels", encode(config.useNixlEpKernels()));
    out.put("needs_round_robin_routing_tables", encode(config.needsRoundRobinRoutingTables()));
    return out;
  }
}
