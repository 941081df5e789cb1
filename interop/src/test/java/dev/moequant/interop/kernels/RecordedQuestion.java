package dev.moequant.interop.kernels;

import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question as the records of vLLM's selections write it. */
final class RecordedQuestion {
  private static final Map<String, Quantity> QUANTITIES =
      Map.ofEntries(
          Map.entry("activation", Quantity.ACTIVATION),
          Map.entry("routing", Quantity.ROUTING_METHOD),
          Map.entry("router_logits_dtype", Quantity.ROUTER_LOGITS_DTYPE),
          Map.entry("hidden", Quantity.HIDDEN_DIM),
          Map.entry("intermediate_per_rank", Quantity.INTERMEDIATE_SIZE_PER_PARTITION),
          Map.entry("num_experts_global", Quantity.NUM_EXPERTS),
          Map.entry("num_experts_local", Quantity.NUM_LOCAL_EXPERTS),
          Map.entry("top_k", Quantity.EXPERTS_PER_TOKEN),
          Map.entry("in_dtype", Quantity.IN_DTYPE),
          Map.entry("bias", Quantity.HAS_BIAS),
          Map.entry("lora", Quantity.IS_LORA_ENABLED),
          Map.entry("use_ep", Quantity.USE_EP),
          Map.entry("ep_size", Quantity.EP_SIZE),
          Map.entry("dp_size", Quantity.DP_SIZE),
          Map.entry("eplb", Quantity.ENABLE_EPLB),
          Map.entry("sequence_parallel", Quantity.IS_SEQUENCE_PARALLEL),
          Map.entry("all2all", Quantity.ALL2ALL_BACKEND),
          Map.entry("format", Quantity.ACTIVATION_FORMAT),
          Map.entry("situ_beta", Quantity.SITU_BETA),
          Map.entry("situ_linear_beta", Quantity.SITU_LINEAR_BETA),
          Map.entry("swiglu_alpha", Quantity.SWIGLU_ALPHA),
          Map.entry("swiglu_beta", Quantity.SWIGLU_BETA),
          Map.entry("clamp", Quantity.SWIGLU_LIMIT),
          Map.entry("act_order", Quantity.ACT_ORDER),
          Map.entry("actorder", Quantity.ACTORDER),
          Map.entry("group_size", Quantity.GROUP_SIZE),
          Map.entry("requested", Quantity.REQUESTED_ACTIVATION_KEY),
          Map.entry("allow_vllm_cutlass", Quantity.ALLOW_VLLM_CUTLASS),
          Map.entry("checkpoint", Quantity.CHECKPOINT),
          Map.entry("may_have_bias", Quantity.MAY_HAVE_BIAS),
          Map.entry("may_have_zero_points", Quantity.MAY_HAVE_ZERO_POINTS),
          Map.entry("zentorch", Quantity.ZENTORCH));

  /** No row and no oracle asks for them; tiles are padded exactly where there is no act order. */
  private static final Set<String> NOT_ASKED = Set.of("weight_layout", "zero_points", "tile");

  private RecordedQuestion() {}

  static KernelQuestion of(Map<String, @Nullable Object> in) {
    Map<String, @Nullable Object> rest = new HashMap<>(in);
    KernelQuestion question =
        KernelQuestion.of(
                device(mapOf(rest.remove("dev"))), KernelPair.of(text(rest.remove("pair"))))
            .withMoeBackend(text(rest.remove("moe_backend")))
            .withEnvironment(environment(mapOf(rest.remove("env")), rest.remove("env_set")));
    if (rest.remove("packages") instanceof List<?> packages) {
      question = question.withPackages(texts(packages));
    }
    rest.keySet().removeAll(NOT_ASKED);
    for (Map.Entry<String, @Nullable Object> entry : rest.entrySet()) {
      Quantity quantity = QUANTITIES.get(entry.getKey());
      if (quantity == null) {
        throw new IllegalStateException("nobody knows the key " + entry.getKey());
      }
      Object value = entry.getValue();
      question = value == null ? question : question.with(quantity, value);
    }
    return question;
  }

  private static KernelDevice device(Map<String, @Nullable Object> in) {
    return new KernelDevice(
        text(in.get("platform")),
        in.get("capability") instanceof Number number
            ? OptionalDouble.of(number.doubleValue())
            : OptionalDouble.empty(),
        Optional.ofNullable(in.get("gfx")).map(String::valueOf),
        Optional.ofNullable(in.get("arch")).map(String::valueOf),
        in.get("features") instanceof List<?> features ? texts(features) : Set.of());
  }

  /** What is set is what has a value; a flag is 1 or 0, as in a shell. */
  private static Map<String, String> environment(
      Map<String, @Nullable Object> values, @Nullable Object set) {
    Map<String, String> environment = new HashMap<>();
    values.forEach(
        (name, value) ->
            environment.put(
                name, value instanceof Boolean flag ? (flag ? "1" : "0") : String.valueOf(value)));
    if (set instanceof List<?> names && !environment.keySet().containsAll(texts(names))) {
      throw new IllegalStateException("of " + names + " some have no value");
    }
    return environment;
  }

  private static Set<String> texts(List<?> values) {
    Set<String> texts = new HashSet<>();
    values.forEach(value -> texts.add(String.valueOf(value)));
    return texts;
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> mapOf(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
  }
}
