package dev.moequant.layer;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.VllmRevision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One MoE layer on one rank (vLLM: {@code FusedMoEConfig}, {@code fused_moe/config.py}; 17edd8a80,
 * b6ff8a2f5). Immutable. It answers as the revision of its {@link FusedMoEParallelConfig}.
 *
 * <p>2025-10 knows fewer properties, and its config checks only {@code max_num_tokens}, of which
 * the environment has the default; here {@code intermediate_size} is checked, too, which that vLLM
 * does in the layer, before it makes the config. 2026-08 has fields that are not here yet ({@code
 * defer_moe_finalize}, {@code defer_moe_finalize_max_num_tokens}, {@code activation_situ_beta},
 * {@code activation_situ_linear_beta}); what is here answers as 2026-07.
 */
public final class FusedMoEConfig implements OnRanks {
  private final ExpertLayer layer;
  private final FusedMoEParallelConfig moeParallelConfig;
  private final LayerSettings settings;

  private FusedMoEConfig(
      ExpertLayer layer, FusedMoEParallelConfig moeParallelConfig, LayerSettings settings) {
    this.layer = layer;
    this.moeParallelConfig = moeParallelConfig;
    this.settings = settings;
  }

  /**
   * A layer. Checks and logs what vLLM checks and logs, in its order.
   *
   * @param layer what the model says
   * @param moeParallelConfig how the layer is split, and as which revision to answer
   * @param platform where it runs
   * @param environment what else decides in 2025-10, and where messages go; read as the revision of
   *     the split
   * @param options what else there is to say
   * @return the layer
   * @throws InvalidQuantConfigException if the ranks cannot share intermediate_size, or
   *     max_num_tokens is not positive; from 2026-07 on also if tokens travel by MoRI and AITER's
   *     fused MoE kernels are not enabled, or compute shared experts
   * @throws UnsupportedOperationException from 2026-07 on, for an activation without a gate
   *     elsewhere than on CUDA, ROCm and XPU
   * @throws ArithmeticException for no ranks, as vLLM divides by them
   * @throws IllegalArgumentException for an environment that was read as another revision
   */
  public static FusedMoEConfig of(
      ExpertLayer layer,
      FusedMoEParallelConfig moeParallelConfig,
      Platform platform,
      MoEEnvironment environment,
      Scope<? super FusedMoEOptions> options) {
    VllmRevision revision = moeParallelConfig.revision();
    LayerChecks.sameRevision(revision, environment.revision());
    FusedMoEOptions said = FusedMoEOptions.of(options);
    LayerChecks.divisible(layer.intermediateSize(), moeParallelConfig.tpSize());
    int tokens = said.maxNumTokens(revision, environment);
    if (moeParallelConfig.dpSize() > 1) {
      environment.log().debugOnce("Using FusedMoEConfig::max_num_tokens=" + tokens);
    }
    LayerChecks.roomForTokens(tokens, revision);
    LayerSettings settings = said.decide(layer, moeParallelConfig, tokens, platform, environment);
    FusedMoEConfig config = new FusedMoEConfig(layer, moeParallelConfig, settings);
    if (revision.has(VllmRevision.V2026_07)) {
      LayerChecks.mori(config);
      LayerChecks.gated(layer.activation(), platform.accelerator(), revision);
    }
    return config;
  }

  /** {@return how the layer is split} vLLM: {@code moe_parallel_config}. */
  @Override
  public FusedMoEParallelConfig moeParallelConfig() {
    return moeParallelConfig;
  }

  /** {@return experts of the layer, on all ranks} vLLM: {@code num_experts}. */
  public int numExperts() {
    return layer.experts().numExperts();
  }

  /** {@return experts of the model, each once} vLLM: {@code num_logical_experts}. */
  public int numLogicalExperts() {
    return layer.experts().numLogicalExperts();
  }

  /** {@return experts on this rank, E} vLLM: {@code num_local_experts}. */
  public int numLocalExperts() {
    return layer.experts().numLocalExperts();
  }

  /** {@return experts that a token is sent to, top-k} vLLM: {@code experts_per_token}. */
  public int expertsPerToken() {
    return layer.experts().expertsPerToken();
  }

  /** {@return the width of the experts' input, H} vLLM: {@code hidden_dim}. */
  public int hiddenDim() {
    return layer.hiddenDim();
  }

  /** {@return the same before it was padded} vLLM: {@code hidden_dim_unpadded}. */
  public int hiddenDimUnpadded() {
    return settings.hiddenDimUnpadded();
  }

  /**
   * {@return the width between the two GEMMs of a whole expert} vLLM: {@code intermediate_size}.
   */
  public int intermediateSize() {
    return layer.intermediateSize();
  }

  /** {@return the part of it on this rank, I} vLLM: {@code intermediate_size_per_partition}. */
  public int intermediateSizePerPartition() {
    return settings.intermediateSizePerPartition();
  }

  /**
   * {@return the same before it was padded} vLLM: {@code intermediate_size_per_partition_unpadded}.
   */
  public int intermediateSizePerPartitionUnpadded() {
    return settings.intermediateSizePerPartitionUnpadded();
  }

  /** {@return by how much the model itself pads it, or null} vLLM: {@code intermediate_pad}. */
  public @Nullable Integer intermediatePad() {
    return settings.intermediatePad();
  }

  /** {@return what is between the two GEMMs} vLLM: {@code activation}. */
  public MoEActivation activation() {
    return layer.activation();
  }

  /** {@return whether gate and up are multiplied} vLLM: {@code is_act_and_mul}. */
  public boolean isActAndMul() {
    return layer.activation().isGated();
  }

  /** {@return how tokens find their experts} vLLM: {@code routing_method}. */
  public RoutingMethodType routingMethod() {
    return layer.routingMethod();
  }

  /** {@return the dtype of the activations that enter} vLLM: {@code in_dtype}. */
  public DType inDtype() {
    return layer.inDtype();
  }

  /** {@return the dtype of the router's output} vLLM: {@code router_logits_dtype}. */
  public DType routerLogitsDtype() {
    return settings.routerLogitsDtype();
  }

  /** {@return the device, as torch names it} vLLM: {@code device}. */
  public String device() {
    return settings.device();
  }

  /** {@return the kernels to use} vLLM: {@code moe_backend}. */
  public String moeBackend() {
    return settings.moeBackend();
  }

  /**
   * {@return most tokens of a batch that ranks exchange; positive} vLLM: {@code max_num_tokens}.
   */
  public int maxNumTokens() {
    return settings.maxNumTokens();
  }

  /** {@return whether the experts have biases} vLLM: {@code has_bias}. */
  public boolean hasBias() {
    return settings.hasBias();
  }

  /** {@return whether adapters may change the layer} vLLM: {@code is_lora_enabled}. */
  public boolean isLoraEnabled() {
    return settings.isLoraEnabled();
  }

  /**
   * {@return whether the caller sums up what the ranks computed} vLLM: {@code
   * skip_final_all_reduce}.
   */
  public boolean skipFinalAllReduce() {
    return settings.skipFinalAllReduce();
  }

  /** {@return where SwiGLU clamps gate and up, or null} vLLM: {@code swiglu_limit}. */
  public @Nullable Double swigluLimit() {
    return settings.swigluLimit();
  }

  /** {@return what SwiGLU's sigmoid multiplies the gate by, or null} vLLM: {@code swiglu_alpha}. */
  public @Nullable Double swigluAlpha() {
    return settings.swigluAlpha();
  }

  /** {@return what SwiGLU adds to up, or null} vLLM: {@code swiglu_beta}. */
  public @Nullable Double swigluBeta() {
    return settings.swigluBeta();
  }

  /** {@return the largest batch in a CUDA graph} vLLM: {@code max_capture_size}. */
  public int maxCaptureSize() {
    return settings.maxCaptureSize();
  }

  /**
   * {@return whether AITER's fused MoE kernels are enabled} vLLM: {@code rocm_aiter_fmoe_enabled}.
   */
  public boolean rocmAiterFmoeEnabled() {
    return settings.rocmAiterFmoeEnabled();
  }

  /**
   * {@return whether AITER computes shared experts with the others} vLLM: {@code
   * aiter_fmoe_shared_expert_enabled}.
   */
  public boolean aiterFmoeSharedExpertEnabled() {
    return settings.aiterFmoeSharedExpertEnabled();
  }

  /**
   * {@return whether FlashInfer's CUTLASS kernels are chosen} vLLM: {@code
   * use_flashinfer_cutlass_kernels}; the environment and the platform decide, whatever the scheme.
   * False from 2026-07 on, which chooses kernels elsewhere.
   */
  public boolean useFlashinferCutlassKernels() {
    return settings.useFlashinferCutlassKernels();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FusedMoEConfig that
        && layer.equals(that.layer)
        && moeParallelConfig.equals(that.moeParallelConfig)
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(layer, moeParallelConfig, settings);
  }

  /** Prints all of it. */
  @Override
  public String toString() {
    return "FusedMoEConfig[%s, %s, %s]".formatted(layer, moeParallelConfig, settings);
  }
}
