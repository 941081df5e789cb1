package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.TensorAdapter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a fused mixture-of-experts layer is quantized: the four operands of its two GEMMs, and what
 * their kernels are told beside (vLLM: {@code FusedMoEQuantConfig} in {@code fused_moe/config.py},
 * 17edd8a80, and what b6ff8a2f5 has in addition). Immutable.
 *
 * <p>Properties are vLLM's, with its definitions: those of the activations look at {@code a1} only,
 * those of the weights at {@code w1} only. Where both revisions have a property, they agree on it;
 * what the seed does not have says since when vLLM has it. Only {@link #make} and {@link
 * #configName} answer differently, and take the revision.
 *
 * @param <T> the tensor type
 */
public final class FusedMoEQuantConfig<T> extends OperandProperties<T> {
  private final QuantSettings settings;

  /**
   * A config of four descriptions; like vLLM's constructor it takes whatever it is given. Generated
   * factories and {@link QuantConfigs#checked} apply the rules.
   *
   * @param a1 activations that enter the gate and up projection
   * @param a2 activations that enter the down projection
   * @param w1 gate and up weights
   * @param w2 down weights
   */
  public FusedMoEQuantConfig(
      FusedMoEQuantDesc<T> a1,
      FusedMoEQuantDesc<T> a2,
      FusedMoEQuantDesc<T> w1,
      FusedMoEQuantDesc<T> w2) {
    this(a1, a2, w1, w2, QuantSettings.DEFAULTS);
  }

  /**
   * The same with what vLLM's constructor takes beside since 2026-07.
   *
   * @param a1 activations that enter the gate and up projection
   * @param a2 activations that enter the down projection
   * @param w1 gate and up weights
   * @param w2 down weights
   * @param settings for example {@code q -> q.gemm1ClampLimit(7.0)}; what it leaves out has vLLM's
   *     default
   */
  public FusedMoEQuantConfig(
      FusedMoEQuantDesc<T> a1,
      FusedMoEQuantDesc<T> a2,
      FusedMoEQuantDesc<T> w1,
      FusedMoEQuantDesc<T> w2,
      Scope<? super QuantOptions2026.Settings> settings) {
    this(a1, a2, w1, w2, new QuantArguments<T>().configuredBy(settings).settings());
  }

  FusedMoEQuantConfig(
      FusedMoEQuantDesc<T> a1,
      FusedMoEQuantDesc<T> a2,
      FusedMoEQuantDesc<T> w1,
      FusedMoEQuantDesc<T> w2,
      QuantSettings settings) {
    super(a1, a2, w1, w2);
    this.settings = settings;
  }

  /**
   * A config of one dtype and one group shape for activations and weights (vLLM: {@code make}), in
   * a block: {@code make(TENSORS, q -> { q.quantDtype(FLOAT8_E4M3FN); q.blockShape(128, 128); })}.
   * Takes what the seed's make takes: of string formats nvfp4 and mxfp4, and one dtype for both.
   *
   * @param tensors only tells the compiler what T is: nested blocks cannot
   * @param block says everything; what it leaves out has vLLM's default
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements, and for what make
   *     has since vLLM 2026-07: the dtype of weights, the layout of scales, the activation
   *     function, another fp8 of the platform
   */
  public static <T> FusedMoEQuantConfig<T> make(
      TensorAdapter<T> tensors, Scope<? super QuantOptions.Make<T>> block) {
    return make(VllmRevision.V2025_10, tensors, block);
  }

  /**
   * The same as a revision of vLLM answers: {@code make(V2026_07, TENSORS, q -> {
   * q.quantDtype(FLOAT8_E4M3FN); q.weightDtype(INT4); })}. They differ in what they take: since
   * 2026-07 mxfp6 and mxfp8, too, int4 for weights, and the arguments that {@code Make} says it of.
   *
   * @param revision whose make it is
   * @param tensors only tells the compiler what T is: nested blocks cannot
   * @param block says everything; what it leaves out has vLLM's default
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements, and for an
   *     argument that the revision's make does not have
   */
  @SuppressWarnings("unused") // tensors, see above
  public static <T> FusedMoEQuantConfig<T> make(
      VllmRevision revision, TensorAdapter<T> tensors, Scope<? super QuantOptions.Make<T>> block) {
    QuantArguments<T> arguments = new QuantArguments<T>().configuredBy(block);
    VllmAsserts.argumentsOf(revision, arguments);
    return VllmMake.make(arguments, revision);
  }

  /**
   * {@return whether activations are the platform's fp8} vLLM: {@code use_fp8_w8a8}; looks at the
   * activations only. The platform's is {@code float8_e4m3fn} unless the config was told another.
   */
  public boolean useFp8W8A8() {
    return quantDtype() == settings.platformFp8();
  }

  /**
   * {@return whether only the weights are quantized, to the platform's fp8} vLLM since 2026-07:
   * {@code use_fp8_w8a16}.
   */
  public boolean useFp8W8A16() {
    return isWeightOnly(settings.platformFp8());
  }

  /**
   * {@return whether activations are {@code int8}} vLLM: {@code use_int8_w8a8}; looks at the
   * activations only.
   */
  public boolean useInt8W8A8() {
    return quantDtype() == DType.INT8;
  }

  /**
   * {@return whether only the weights are quantized, to {@code int8}} vLLM: {@code use_int8_w8a16}.
   */
  public boolean useInt8W8A16() {
    return isWeightOnly(DType.INT8);
  }

  /**
   * {@return whether only the weights are quantized, to {@code int4}} vLLM: {@code use_int4_w4a16}.
   */
  public boolean useInt4W4A16() {
    return isWeightOnly(DType.INT4);
  }

  /** {@return whether activations and weights are {@code mxfp4}} vLLM: {@code use_mxfp4_w4a4}. */
  public boolean useMxfp4W4A4() {
    return quantDtype() == DType.MXFP4 && weightQuantDtype() == DType.MXFP4;
  }

  /**
   * {@return whether activations are the string {@code fp8} and weights {@code mxfp4}} vLLM since
   * 2026-07: {@code use_mxfp4_w4a8}; a torch dtype of activations does not count.
   */
  public boolean useMxfp4W4A8() {
    return quantDtype() == DType.FP8 && weightQuantDtype() == DType.MXFP4;
  }

  /**
   * {@return whether only the weights are quantized, to {@code mxfp4}} vLLM: {@code
   * use_mxfp4_w4a16}.
   */
  public boolean useMxfp4W4A16() {
    return isWeightOnly(DType.MXFP4);
  }

  /**
   * {@return whether activations are {@code nvfp4}} vLLM: {@code use_nvfp4_w4a4}; looks at the
   * activations only.
   */
  public boolean useNvfp4W4A4() {
    return quantDtype() == DType.NVFP4;
  }

  /**
   * {@return whether only the weights are quantized, to {@code nvfp4}} vLLM since 2026-07: {@code
   * use_nvfp4_w4a16}.
   */
  public boolean useNvfp4W4A16() {
    return isWeightOnly(DType.NVFP4);
  }

  private boolean isWeightOnly(DType weights) {
    return quantDtype() == null && weightQuantDtype() == weights;
  }

  /**
   * {@return the scheme of OCP microscaling formats, or null} vLLM since 2026-07: {@code
   * ocp_mx_scheme}; null, too, where one of the dtypes is torch's.
   */
  public @Nullable OcpMxScheme ocpMxScheme() {
    return OcpMxScheme.of(quantDtype(), weightQuantDtype());
  }

  /**
   * The same, and it is said where a microscaling format has no scheme with the other dtype.
   *
   * @param logger gets vLLM's sentence, at level WARNING and each time; vLLM says it once
   * @return the scheme, or null
   */
  public @Nullable OcpMxScheme ocpMxScheme(System.Logger logger) {
    return isOfTorch(quantDtype()) || isOfTorch(weightQuantDtype())
        ? null
        : OcpMxScheme.of(quantDtype(), weightQuantDtype(), logger);
  }

  private static boolean isOfTorch(@Nullable DType dtype) {
    return dtype != null && dtype.isTorchDType();
  }

  /**
   * {@return whether scales of activations have the swizzled layout} vLLM since 2026-07: {@code
   * is_scale_swizzled}; true is the default.
   */
  public boolean isScaleSwizzled() {
    return settings.isScaleSwizzled();
  }

  /**
   * {@return the alpha of the activation function, or null} vLLM since 2026-07: {@code
   * gemm1_alpha}.
   */
  public @Nullable Double gemm1Alpha() {
    return settings.gemm1Alpha();
  }

  /**
   * {@return the beta of the activation function, or null} vLLM since 2026-07: {@code gemm1_beta}.
   */
  public @Nullable Double gemm1Beta() {
    return settings.gemm1Beta();
  }

  /**
   * {@return where the activation function cuts off, or null} vLLM since 2026-07: {@code
   * gemm1_clamp_limit}.
   */
  public @Nullable Double gemm1ClampLimit() {
    return settings.gemm1ClampLimit();
  }

  /**
   * {@return the multiple that sizes are padded to, 0 for none} vLLM since 2026-07: {@code
   * mx_alignment}.
   */
  public int mxAlignment() {
    return settings.mxAlignment();
  }

  /**
   * {@return the fp8 that the platform computes with} vLLM since 2026-07: {@code
   * current_platform.fp8_dtype()}, asked at each read there.
   */
  public DType platformFp8() {
    return settings.platformFp8();
  }

  /**
   * How the seed's tuned kernel files name this scheme (vLLM: {@code config_name}).
   *
   * @param dtype the model dtype
   * @return the part of the file name, or null for none
   */
  public @Nullable String configName(@Nullable DType dtype) {
    return configName(dtype, VllmRevision.V2025_10);
  }

  /**
   * How tuned kernel files of a revision name this scheme (vLLM: {@code config_name}). Since
   * 2026-07 fp8 weights have a name, and microscaling formats have none, mxfp4 included.
   *
   * @param dtype the model dtype
   * @param revision whose files are read
   * @return the part of the file name, or null for none
   */
  public @Nullable String configName(@Nullable DType dtype, VllmRevision revision) {
    return revision.has(VllmRevision.V2026_07)
        ? ConfigDtypes.name(
            dtype, useFp8W8A8(), useFp8W8A16(), useInt8W8A16(), useInt4W4A16(), ocpMxScheme())
        : ConfigDtypes.name(dtype, useFp8W8A8(), useInt8W8A16(), useInt4W4A16(), useMxfp4W4A4());
  }

  QuantSettings settings() {
    return settings;
  }

  /** The same descriptions and settings; tensors are the same if they are the same object. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FusedMoEQuantConfig<?> that
        && a1().equals(that.a1())
        && a2().equals(that.a2())
        && w1().equals(that.w1())
        && w2().equals(that.w2())
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(a1(), a2(), w1(), w2(), settings);
  }

  /** Prints the config as its DSL reads; tensors by their identity, never by their content. */
  @Override
  public String toString() {
    return ConfigPrinter.print(this);
  }
}
