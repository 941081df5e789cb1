package dev.moequant;

import dev.moequant.annotations.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one {@code make}: collects what a block says, then makes the config. All option
 * interfaces end here, since all of vLLM's factories that check anything end in its {@code make}.
 *
 * @param <T> the tensor type
 */
final class QuantArguments<T>
    implements QuantOptions.Make<T>, QuantOptions.Fp8W8A8<T>, QuantOptions.Mxfp4W4A4<T> {
  final Operand<T> operandA1 = new Operand<>(this);
  final Operand<T> operandA2 = new Operand<>(this);
  final Operand<T> operandW1 = new Operand<>(this);
  final Operand<T> operandW2 = new Operand<>(this);
  @Nullable DType dtype;
  @Nullable String unknownDtype;
  boolean perToken;
  boolean perChannel;
  int @Nullable [] shape;
  private boolean closed;

  static <T> QuantArguments<T> of(
      @Nullable DType dtype, @Nullable Scale<T> w1Scale, @Nullable Scale<T> w2Scale) {
    QuantArguments<T> arguments = new QuantArguments<>();
    arguments.dtype = dtype;
    arguments.operandW1.scale = w1Scale;
    arguments.operandW2.scale = w2Scale;
    return arguments;
  }

  QuantArguments<T> withActivationScales(@Nullable T a1Scale, @Nullable T a2Scale) {
    operandA1.scale = a1Scale == null ? null : Scale.of(a1Scale);
    operandA2.scale = a2Scale == null ? null : Scale.of(a2Scale);
    return this;
  }

  QuantArguments<T> withZeroPoints(@Nullable T w1Zp, @Nullable T w2Zp) {
    operandW1.zp = w1Zp;
    operandW2.zp = w2Zp;
    return this;
  }

  QuantArguments<T> withGlobalScales(
      @Nullable T g1Alphas, @Nullable T g2Alphas, @Nullable T a1Gscale, @Nullable T a2Gscale) {
    operandW1.alphaOrGscale = g1Alphas;
    operandW2.alphaOrGscale = g2Alphas;
    operandA1.alphaOrGscale = a1Gscale;
    operandA2.alphaOrGscale = a2Gscale;
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
    dtype =
        Arrays.stream(DType.values())
            .filter(known -> known != DType.NONE && !known.isTorchDType())
            .filter(known -> known.vllmName().equals(vllmName))
            .findFirst()
            .orElse(null);
    unknownDtype = dtype == null ? vllmName : null;
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
  public void blockShape(int... value) {
    checkOpen();
    shape = value.clone();
  }

  @Override
  public void a1Scale(T scale) {
    operandA1.scale(scale);
  }

  @Override
  public void a2Scale(T scale) {
    operandA2.scale(scale);
  }

  @Override
  public void w1Bias(T bias) {
    operandW1.bias(bias);
  }

  @Override
  public void w2Bias(T bias) {
    operandW2.bias(bias);
  }

  @Override
  public void a1(Scope<? super QuantOptions.Activations<T>> block) {
    block.configure(operandA1);
  }

  @Override
  public void a2(Scope<? super QuantOptions.Activations<T>> block) {
    block.configure(operandA2);
  }

  @Override
  public void w1(Scope<? super QuantOptions.Weights<T>> block) {
    block.configure(operandW1);
  }

  @Override
  public void w2(Scope<? super QuantOptions.Weights<T>> block) {
    block.configure(operandW2);
  }

  /** The tensors of one operand. */
  static final class Operand<T> implements QuantOptions.Activations<T>, QuantOptions.Weights<T> {
    private final QuantArguments<T> owner;
    @Nullable Scale<T> scale;
    @Nullable T alphaOrGscale;
    @Nullable T zp;
    @Nullable T bias;

    Operand(QuantArguments<T> owner) {
      this.owner = owner;
    }

    @Override
    public void scale(T value) {
      owner.checkOpen();
      scale = Scale.of(value);
    }

    @Override
    public void precision(PrecisionConfig value) {
      owner.checkOpen();
      scale = Scale.precision(value);
    }

    @Override
    public void gscale(T value) {
      owner.checkOpen();
      alphaOrGscale = value;
    }

    @Override
    public void alphas(T value) {
      owner.checkOpen();
      alphaOrGscale = value;
    }

    @Override
    public void zp(T value) {
      owner.checkOpen();
      zp = value;
    }

    @Override
    public void bias(T value) {
      owner.checkOpen();
      bias = value;
    }

    FusedMoEQuantDesc<T> desc(@Nullable DType dtype, @Nullable GroupShape groupShape) {
      return new FusedMoEQuantDesc<>(dtype, groupShape, scale, alphaOrGscale, zp, bias);
    }
  }
}
