package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.dsl.Scope;
import dev.moequant.tensors.Scale;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one {@code make}: collects what a block says, then makes the config. All option
 * interfaces end here, since all of vLLM's factories that check anything end in its {@code make}.
 *
 * <p>Flat on purpose: without objects that point at each other the compiler does away with it, and
 * a factory costs no more than the constructor.
 *
 * @param <T> the tensor type
 */
final class QuantArguments<T>
    implements QuantOptions.Make<T>,
        QuantOptions.Fp8W8A8<T>,
        QuantOptions.Int8W8A8<T>,
        QuantOptions.Mxfp4W4A16<T>,
        QuantOptions.Mxfp4W4A4<T>,
        QuantOptions.Nvfp4<T>,
        QuantOptions2026.Wna16<T>,
        QuantOptions2026.GptqMarlin<T>,
        QuantOptions2026.Mxfp4Mxfp8<T>,
        QuantOptions2026.Mxfp4W4A8<T>,
        QuantOptions2026.OcpMx<T>,
        QuantOptions2026.Fp8W8A16<T>,
        QuantOptions2026.Int4W4Afp8,
        QuantOptions2026.Settings {
  @Nullable DType dtype;
  @Nullable String unknownDtype;
  @Nullable DType weightDtype;
  @Nullable String unknownWeightDtype;
  boolean perToken;
  boolean perChannel;
  @Nullable GroupShape block;
  int @Nullable [] oddBlock;
  @Nullable Scale<T> a1Scale;
  @Nullable Scale<T> a2Scale;
  @Nullable Scale<T> w1Scale;
  @Nullable Scale<T> w2Scale;
  @Nullable T a1Gscale;
  @Nullable T a2Gscale;
  @Nullable T g1Alphas;
  @Nullable T g2Alphas;
  @Nullable T w1Zp;
  @Nullable T w2Zp;
  @Nullable T w1Bias;
  @Nullable T w2Bias;
  private QuantSettings settings = QuantSettings.DEFAULTS;
  private boolean closed;

  static <T> QuantArguments<T> of(
      @Nullable DType dtype, @Nullable Scale<T> w1Scale, @Nullable Scale<T> w2Scale) {
    QuantArguments<T> arguments = new QuantArguments<>();
    arguments.dtype = dtype;
    arguments.w1Scale = w1Scale;
    arguments.w2Scale = w2Scale;
    return arguments;
  }

  static <T> QuantArguments<T> of(
      DType activations, DType weights, @Nullable Scale<T> w1Scale, @Nullable Scale<T> w2Scale) {
    QuantArguments<T> arguments = of(activations, w1Scale, w2Scale);
    arguments.weightDtype = weights;
    return arguments;
  }

  QuantArguments<T> withActivationScales(@Nullable T first, @Nullable T second) {
    a1Scale = Scales.of(first);
    a2Scale = Scales.of(second);
    return this;
  }

  QuantArguments<T> withZeroPoints(@Nullable T first, @Nullable T second) {
    w1Zp = first;
    w2Zp = second;
    return this;
  }

  QuantArguments<T> withAlphas(@Nullable T first, @Nullable T second) {
    g1Alphas = first;
    g2Alphas = second;
    return this;
  }

  QuantArguments<T> withActivationGscales(@Nullable T first, @Nullable T second) {
    a1Gscale = first;
    a2Gscale = second;
    return this;
  }

  QuantArguments<T> withBiases(@Nullable T first, @Nullable T second) {
    w1Bias = first;
    w2Bias = second;
    return this;
  }

  /** Runs a block on these arguments; afterwards they are dead to it. */
  QuantArguments<T> configuredBy(Scope<? super QuantArguments<T>> block) {
    block.configure(this);
    closed = true;
    return this;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the block has returned: its scope configures nothing more");
    }
  }

  @Override
  public void quantDtype(DType value) {
    checkOpen();
    dtype = value == DType.NONE ? null : value;
    unknownDtype = null;
  }

  @Override
  public void quantDtype(String vllmName) {
    checkOpen();
    dtype = stringFormat(vllmName);
    unknownDtype = dtype == null ? vllmName : null;
  }

  @Override
  public void weightDtype(DType value) {
    checkOpen();
    weightDtype = value == DType.NONE ? null : value;
    unknownWeightDtype = null;
  }

  @Override
  public void weightDtype(String vllmName) {
    checkOpen();
    weightDtype = stringFormat(vllmName);
    unknownWeightDtype = weightDtype == null ? vllmName : null;
  }

  boolean hasWeightDtype() {
    return weightDtype != null || unknownWeightDtype != null;
  }

  private static @Nullable DType stringFormat(String vllmName) {
    return Arrays.stream(DType.values())
        .filter(known -> known != DType.NONE && !known.isTorchDType())
        .filter(known -> known.vllmName().equals(vllmName))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void perActTokenQuant(boolean value) {
    checkOpen();
    perToken = value;
  }

  @Override
  public void perOutChQuant(boolean value) {
    checkOpen();
    perChannel = value;
  }

  @Override
  public void blockShape(int blockN, int blockK) {
    checkOpen();
    block = new GroupShape(blockN, blockK);
    oddBlock = null;
  }

  @Override
  public void blockShape(int... value) {
    checkOpen();
    block = value.length == 2 ? new GroupShape(value[0], value[1]) : null;
    oddBlock = value.length == 2 ? null : value.clone();
  }

  boolean hasBlock() {
    return block != null || oddBlock != null;
  }

  /** The block as it was given, whatever its length. */
  int[] givenBlock() {
    GroupShape pair = block;
    if (pair != null) {
      return new int[] {pair.row(), pair.col()};
    }
    return oddBlock != null ? oddBlock : new int[0];
  }

  @Override
  public void a1Scale(T scale) {
    checkOpen();
    a1Scale = Scales.of(scale);
  }

  @Override
  public void a2Scale(T scale) {
    checkOpen();
    a2Scale = Scales.of(scale);
  }

  @Override
  public void w1Bias(T bias) {
    checkOpen();
    w1Bias = bias;
  }

  @Override
  public void w2Bias(T bias) {
    checkOpen();
    w2Bias = bias;
  }

  @Override
  public void w1Zp(T zp) {
    checkOpen();
    w1Zp = zp;
  }

  @Override
  public void w2Zp(T zp) {
    checkOpen();
    w2Zp = zp;
  }

  @Override
  public void a1Gscale(T gscale) {
    checkOpen();
    a1Gscale = gscale;
  }

  @Override
  public void a2Gscale(T gscale) {
    checkOpen();
    a2Gscale = gscale;
  }

  @Override
  public void g1Alphas(T alphas) {
    checkOpen();
    g1Alphas = alphas;
  }

  @Override
  public void g2Alphas(T alphas) {
    checkOpen();
    g2Alphas = alphas;
  }

  @Override
  public void isScaleSwizzled(boolean value) {
    checkOpen();
    settings = settings.withIsScaleSwizzled(value);
  }

  @Override
  public void gemm1Alpha(double alpha) {
    checkOpen();
    settings = settings.withGemm1Alpha(alpha);
  }

  @Override
  public void gemm1Beta(double beta) {
    checkOpen();
    settings = settings.withGemm1Beta(beta);
  }

  @Override
  public void gemm1ClampLimit(double limit) {
    checkOpen();
    settings = settings.withGemm1ClampLimit(limit);
  }

  @Override
  public void mxAlignment(int multiple) {
    checkOpen();
    settings = settings.withMxAlignment(multiple);
  }

  @Override
  public void platformFp8(DType value) {
    checkOpen();
    if (value != DType.FLOAT8_E4M3FN && value != DType.FLOAT8_E4M3FNUZ) {
      throw new IllegalArgumentException(
          "platformFp8(" + value + "): vLLM's platforms have FLOAT8_E4M3FN or FLOAT8_E4M3FNUZ");
    }
    settings = settings.withPlatformFp8(value);
  }

  /** vLLM's fp8 factories quantize to what the platform computes with. */
  QuantArguments<T> ofPlatformFp8() {
    dtype = settings.platformFp8();
    return this;
  }

  QuantSettings settings() {
    return settings;
  }

  @Override
  public void a1(Scope<? super QuantOptions.Activations<T>> block) {
    block.configure(new OperandScopes.FirstActivations<>(this));
  }

  @Override
  public void a2(Scope<? super QuantOptions.Activations<T>> block) {
    block.configure(new OperandScopes.SecondActivations<>(this));
  }

  @Override
  public void w1(Scope<? super QuantOptions.Weights<T>> block) {
    block.configure(new OperandScopes.FirstWeights<>(this));
  }

  @Override
  public void w2(Scope<? super QuantOptions.Weights<T>> block) {
    block.configure(new OperandScopes.SecondWeights<>(this));
  }

  FusedMoEQuantDesc<T> descA1(@Nullable GroupShape shape) {
    return new FusedMoEQuantDesc<>(dtype, shape, a1Scale, a1Gscale, null, null);
  }

  FusedMoEQuantDesc<T> descA2(@Nullable GroupShape shape) {
    return new FusedMoEQuantDesc<>(dtype, shape, a2Scale, a2Gscale, null, null);
  }

  FusedMoEQuantDesc<T> descW1(@Nullable GroupShape shape) {
    return new FusedMoEQuantDesc<>(weights(), shape, w1Scale, g1Alphas, w1Zp, w1Bias);
  }

  FusedMoEQuantDesc<T> descW2(@Nullable GroupShape shape) {
    return new FusedMoEQuantDesc<>(weights(), shape, w2Scale, g2Alphas, w2Zp, w2Bias);
  }

  private @Nullable DType weights() {
    return weightDtype != null ? weightDtype : dtype;
  }
}
