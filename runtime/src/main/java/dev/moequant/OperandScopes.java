package dev.moequant;

import dev.moequant.tensors.PrecisionConfig;

/** The nested blocks of {@code make}: each writes to the arguments of one operand. */
final class OperandScopes {
  private OperandScopes() {}

  record FirstActivations<T>(QuantArguments<T> owner) implements QuantOptions.Activations<T> {
    @Override
    public void scale(T scale) {
      owner.a1Scale(scale);
    }

    @Override
    public void gscale(T gscale) {
      owner.a1Gscale(gscale);
    }
  }

  record SecondActivations<T>(QuantArguments<T> owner) implements QuantOptions.Activations<T> {
    @Override
    public void scale(T scale) {
      owner.a2Scale(scale);
    }

    @Override
    public void gscale(T gscale) {
      owner.a2Gscale(gscale);
    }
  }

  record FirstWeights<T>(QuantArguments<T> owner) implements QuantOptions.Weights<T> {
    @Override
    public void scale(T scale) {
      owner.checkOpen();
      owner.w1Scale = Scales.of(scale);
    }

    @Override
    public void precision(PrecisionConfig config) {
      owner.checkOpen();
      owner.w1Scale = Scales.ofPrecision(config);
    }

    @Override
    public void alphas(T alphas) {
      owner.g1Alphas(alphas);
    }

    @Override
    public void zp(T zp) {
      owner.w1Zp(zp);
    }

    @Override
    public void bias(T bias) {
      owner.w1Bias(bias);
    }
  }

  record SecondWeights<T>(QuantArguments<T> owner) implements QuantOptions.Weights<T> {
    @Override
    public void scale(T scale) {
      owner.checkOpen();
      owner.w2Scale = Scales.of(scale);
    }

    @Override
    public void precision(PrecisionConfig config) {
      owner.checkOpen();
      owner.w2Scale = Scales.ofPrecision(config);
    }

    @Override
    public void alphas(T alphas) {
      owner.g2Alphas(alphas);
    }

    @Override
    public void zp(T zp) {
      owner.w2Zp(zp);
    }

    @Override
    public void bias(T bias) {
      owner.w2Bias(bias);
    }
  }
}
