package dev.moequant.layer;

import dev.moequant.annotations.DType;
import dev.moequant.dsl.MoeDsl;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.VllmRevision;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a {@link FusedMoEConfig} beside the required values: vLLM's optional
 * arguments. Its {@code intermediate_size_per_partition} is none: vLLM computes it, whatever it is
 * given. Once the block has returned, each method throws {@link IllegalStateException}.
 */
@MoeDsl
public final class FusedMoEOptions {
  /**
   * vLLM: {@code SchedulerConfig.DEFAULT_MAX_NUM_BATCHED_TOKENS_FOR_BATCHED_DP}, and in 2025-10 the
   * default of VLLM_MOE_DP_CHUNK_SIZE.
   */
  static final int MAX_NUM_TOKENS = 256;

  private @Nullable Integer maxNumTokens;
  private @Nullable String device;
  private @Nullable DType routerLogitsDtype;
  private @Nullable Integer hiddenDimUnpadded;
  private @Nullable Integer intermediateSizePerPartitionUnpadded;
  private @Nullable Integer intermediatePad;
  private @Nullable String moeBackend;
  private @Nullable Integer maxCaptureSize;
  private @Nullable Double swigluLimit;
  private @Nullable Double swigluAlpha;
  private @Nullable Double swigluBeta;
  private boolean hasBias;
  private boolean isLoraEnabled;
  private boolean skipFinalAllReduce;
  private boolean rocmAiterFmoeEnabled;
  private boolean closed;

  private FusedMoEOptions() {}

  /** Runs a block on new options; afterwards they are dead to it. */
  static FusedMoEOptions of(Scope<? super FusedMoEOptions> block) {
    FusedMoEOptions options = new FusedMoEOptions();
    block.configure(options);
    options.closed = true;
    return options;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the block has returned: its scope configures nothing more");
    }
  }

  /**
   * Most tokens of a batch that ranks exchange; vLLM: {@code max_num_tokens}.
   *
   * @param value positive; by default 256, and in 2025-10 the environment's VLLM_MOE_DP_CHUNK_SIZE
   */
  public void maxNumTokens(int value) {
    checkOpen();
    maxNumTokens = value;
  }

  /**
   * The device, as torch names it; vLLM: {@code device}.
   *
   * @param value by default that of the platform's kind
   */
  public void device(String value) {
    checkOpen();
    device = value;
  }

  /**
   * The dtype of the router's output; vLLM: {@code router_logits_dtype}.
   *
   * @param value by default that of the activations that enter
   */
  public void routerLogitsDtype(DType value) {
    checkOpen();
    routerLogitsDtype = value;
  }

  /**
   * The width of the experts' input before it was padded; vLLM: {@code hidden_dim_unpadded}.
   *
   * @param value by default the padded one
   */
  public void hiddenDimUnpadded(int value) {
    checkOpen();
    hiddenDimUnpadded = value;
  }

  /**
   * The width between the two GEMMs on this rank before it was padded; vLLM: {@code
   * intermediate_size_per_partition_unpadded}.
   *
   * @param value by default the padded one
   */
  public void intermediateSizePerPartitionUnpadded(int value) {
    checkOpen();
    intermediateSizePerPartitionUnpadded = value;
  }

  /**
   * By how much the model itself pads the width between the two GEMMs; vLLM: {@code
   * intermediate_pad}.
   *
   * @param value by default nothing is known
   */
  public void intermediatePad(int value) {
    checkOpen();
    intermediatePad = value;
  }

  /**
   * The kernels to use; vLLM: {@code moe_backend}.
   *
   * @param value as the command line names them; {@code auto} is the default
   */
  public void moeBackend(String value) {
    checkOpen();
    moeBackend = value;
  }

  /**
   * The largest batch that is captured in a CUDA graph; vLLM: {@code max_capture_size}.
   *
   * @param value 0 is the default
   */
  public void maxCaptureSize(int value) {
    checkOpen();
    maxCaptureSize = value;
  }

  /**
   * Where SwiGLU clamps gate and up; vLLM: {@code swiglu_limit}.
   *
   * @param value by default nowhere
   */
  public void swigluLimit(double value) {
    checkOpen();
    swigluLimit = value;
  }

  /**
   * What SwiGLU's sigmoid multiplies the gate by; vLLM: {@code swiglu_alpha}.
   *
   * @param value by default what the activation has
   */
  public void swigluAlpha(double value) {
    checkOpen();
    swigluAlpha = value;
  }

  /**
   * What SwiGLU adds to up; vLLM: {@code swiglu_beta}.
   *
   * @param value by default what the activation has
   */
  public void swigluBeta(double value) {
    checkOpen();
    swigluBeta = value;
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
    checkOpen();
    hasBias = value;
  }

  /** Adapters may change the layer; vLLM: {@code is_lora_enabled=True}. */
  public void isLoraEnabled() {
    isLoraEnabled(true);
  }

  /**
   * Says whether adapters may change the layer; vLLM: {@code is_lora_enabled}.
   *
   * @param value false is the default
   */
  public void isLoraEnabled(boolean value) {
    checkOpen();
    isLoraEnabled = value;
  }

  /** The caller sums up what the ranks computed; vLLM: {@code skip_final_all_reduce=True}. */
  public void skipFinalAllReduce() {
    skipFinalAllReduce(true);
  }

  /**
   * Says whether the caller sums up what the ranks computed; vLLM: {@code skip_final_all_reduce}.
   *
   * @param value false is the default
   */
  public void skipFinalAllReduce(boolean value) {
    checkOpen();
    skipFinalAllReduce = value;
  }

  /**
   * AITER's fused MoE kernels are enabled; vLLM: {@code rocm_aiter_fmoe_enabled=True}. Only read
   * for an activation without a gate (and at 2025-10 merely kept): with a gate, {@link
   * Platform#hasAiterFusedMoe} decides.
   */
  public void rocmAiterFmoeEnabled() {
    rocmAiterFmoeEnabled(true);
  }

  /**
   * Says whether AITER's fused MoE kernels are enabled; vLLM: {@code rocm_aiter_fmoe_enabled}. Only
   * read for an activation without a gate (and at 2025-10 merely kept): with a gate, {@link
   * Platform#hasAiterFusedMoe} decides.
   *
   * @param value false is the default
   */
  public void rocmAiterFmoeEnabled(boolean value) {
    checkOpen();
    rocmAiterFmoeEnabled = value;
  }

  int maxNumTokens(VllmRevision revision, MoEEnvironment environment) {
    return orElse(
        maxNumTokens,
        revision.has(VllmRevision.V2026_07) ? MAX_NUM_TOKENS : environment.moeDpChunkSize());
  }

  LayerSettings decide(
      ExpertLayer layer,
      FusedMoEParallelConfig parallel,
      int tokens,
      Platform platform,
      MoEEnvironment environment) {
    int perPartition = layer.intermediateSize() / parallel.tpSize();
    boolean isNew = parallel.revision().has(VllmRevision.V2026_07);
    // What AITER says overwrites what the caller said, but only where there is a gate.
    boolean asksAiter = isNew && layer.activation().isGated();
    return new LayerSettings(
        orElse(device, platform.accelerator().device()),
        orElse(routerLogitsDtype, layer.inDtype()),
        orElse(hiddenDimUnpadded, layer.hiddenDim()),
        perPartition,
        orElse(intermediateSizePerPartitionUnpadded, perPartition),
        intermediatePad,
        orElse(moeBackend, "auto"),
        tokens,
        hasBias,
        isLoraEnabled,
        skipFinalAllReduce,
        swigluLimit,
        swigluAlpha,
        swigluBeta,
        orElse(maxCaptureSize, 0),
        asksAiter ? platform.hasAiterFusedMoe() : rocmAiterFmoeEnabled,
        asksAiter && platform.hasAiterFusedSharedExperts(),
        !isNew && platform.hasFlashinferCutlassFusedMoe() && environment.choosesCutlass());
  }

  private static <T> T orElse(@Nullable T said, T byDefault) {
    return said != null ? said : byDefault;
  }
}
