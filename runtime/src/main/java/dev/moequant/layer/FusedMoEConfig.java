package dev.moequant.layer;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.MoeDsl;
import dev.moequant.dsl.Scope;
import dev.moequant.internal.rules.LayerRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One MoE layer on one rank (vLLM: {@code FusedMoEConfig}). Immutable.
 *
 * @param numExperts experts of the layer, on all ranks
 * @param expertsPerToken experts that a token is sent to, top-k
 * @param hiddenDim hidden size, H
 * @param numLocalExperts experts on this rank, E
 * @param moeParallelConfig how the layer is split
 * @param inDtype the dtype of the activations that enter
 * @param maxNumTokens most tokens of a batch; positive
 * @param hasBias whether the experts have biases
 * @param platform what is installed
 */
public record FusedMoEConfig(
    int numExperts,
    int expertsPerToken,
    int hiddenDim,
    int numLocalExperts,
    FusedMoEParallelConfig moeParallelConfig,
    DType inDtype,
    int maxNumTokens,
    boolean hasBias,
    Platform platform) {
  /** What can be said beside the required values. */
  @MoeDsl
  public static final class Options {
    private @Nullable Integer maxNumTokens;
    private boolean hasBias;

    private Options() {}

    /**
     * Most tokens of a batch; vLLM: {@code max_num_tokens}.
     *
     * @param value positive; the environment's VLLM_MOE_DP_CHUNK_SIZE is the default
     */
    public void maxNumTokens(int value) {
      maxNumTokens = value;
    }

    /** The experts have biases; vLLM: {@code has_bias=True}. */
    public void hasBias() {
      hasBias(true);
    }

    /**
     * Says whether the experts have biases; vLLM: {@code has_bias}.
     *
     * @param value false is the default
     */
    public void hasBias(boolean value) {
      hasBias = value;
    }
  }

  /** Logs and checks what vLLM logs and checks, in its order. */
  public FusedMoEConfig {
    if (moeParallelConfig.dpSize() > 1) {
      moeParallelConfig
          .environment()
          .log()
          .debugOnce("Using FusedMoEConfig::max_num_tokens=" + maxNumTokens);
    }
    if (maxNumTokens <= 0) {
      throw new InvalidQuantConfigException(
          List.of(LayerRules.MAX_NUM_TOKENS.finding(List.of(maxNumTokens), List.of())));
    }
  }

  /**
   * A layer.
   *
   * @param numExperts experts of the layer, on all ranks
   * @param expertsPerToken experts that a token is sent to, top-k
   * @param hiddenDim hidden size, H
   * @param numLocalExperts experts on this rank, E
   * @param moeParallelConfig how the layer is split
   * @param inDtype the dtype of the activations that enter
   * @param platform what is installed
   * @param options what else there is to say
   * @return the layer
   * @throws InvalidQuantConfigException if max_num_tokens is not positive
   */
  public static FusedMoEConfig of(
      int numExperts,
      int expertsPerToken,
      int hiddenDim,
      int numLocalExperts,
      FusedMoEParallelConfig moeParallelConfig,
      DType inDtype,
      Platform platform,
      Scope<? super Options> options) {
    Options said = new Options();
    options.configure(said);
    Integer tokens = said.maxNumTokens;
    return new FusedMoEConfig(
        numExperts,
        expertsPerToken,
        hiddenDim,
        numLocalExperts,
        moeParallelConfig,
        inDtype,
        tokens != null ? tokens : moeParallelConfig.environment().moeDpChunkSize(),
        said.hasBias,
        platform);
  }

  /** {@return ranks that share an expert} vLLM: {@code tp_size}. */
  public int tpSize() {
    return moeParallelConfig.tpSize();
  }

  /** {@return data-parallel ranks} vLLM: {@code dp_size}. */
  public int dpSize() {
    return moeParallelConfig.dpSize();
  }

  /** {@return ranks among which experts are dealt out} vLLM: {@code ep_size}. */
  public int epSize() {
    return moeParallelConfig.epSize();
  }

  /** {@return this rank among those that share an expert} vLLM: {@code tp_rank}. */
  public int tpRank() {
    return moeParallelConfig.tpRank();
  }

  /** {@return this rank among the data-parallel ones} vLLM: {@code dp_rank}. */
  public int dpRank() {
    return moeParallelConfig.dpRank();
  }

  /** {@return this rank among the expert-parallel ones} vLLM: {@code ep_rank}. */
  public int epRank() {
    return moeParallelConfig.epRank();
  }

  /** {@return whether experts are dealt out} vLLM: {@code use_ep}. */
  public boolean useEp() {
    return moeParallelConfig.useEp();
  }

  /** {@return whether tokens travel by PPLX} vLLM: {@code use_pplx_kernels}. */
  public boolean usePplxKernels() {
    return moeParallelConfig.usePplxKernels();
  }

  /** {@return whether by DeepEP, high throughput} vLLM: {@code use_deepep_ht_kernels}. */
  public boolean useDeepepHtKernels() {
    return moeParallelConfig.useDeepepHtKernels();
  }

  /** {@return whether by DeepEP, low latency} vLLM: {@code use_deepep_ll_kernels}. */
  public boolean useDeepepLlKernels() {
    return moeParallelConfig.useDeepepLlKernels();
  }

  /**
   * {@return whether FlashInfer's CUTLASS kernels are chosen} vLLM: {@code
   * use_flashinfer_cutlass_kernels}; the environment and the platform decide, whatever the scheme.
   */
  public boolean useFlashinferCutlassKernels() {
    MoEEnvironment environment = moeParallelConfig.environment();
    return environment.useFlashinferMoeFp4()
        && platform.hasFlashinferCutlassFusedMoe()
        && environment.flashinferMoeBackend().equals("throughput");
  }
}
