package dev.moequant;

import static dev.moequant.annotations.TensorSlot.A1_GSCALE;
import static dev.moequant.annotations.TensorSlot.A1_SCALE;
import static dev.moequant.annotations.TensorSlot.A2_GSCALE;
import static dev.moequant.annotations.TensorSlot.A2_SCALE;
import static dev.moequant.annotations.TensorSlot.G1_ALPHAS;
import static dev.moequant.annotations.TensorSlot.G2_ALPHAS;
import static dev.moequant.annotations.TensorSlot.W1_BIAS;
import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W1_ZP;
import static dev.moequant.annotations.TensorSlot.W2_BIAS;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_ZP;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.spec.ActivationSpec;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.WeightSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The factory of vLLM that a scheme maps to, called with the same tensors. */
final class SeedTwin<T> {
  private final SchemeSpec scheme;
  private final ActivationSpec activations;
  private final WeightSpec weights;
  private final SlotTensors<T> tensors;

  private SeedTwin(SchemeSpec scheme, SlotTensors<T> tensors) {
    this.scheme = scheme;
    this.activations = scheme.activations();
    this.weights = scheme.weights();
    this.tensors = tensors;
  }

  static <T> FusedMoEQuantConfig<T> of(SchemeSpec scheme, SlotTensors<T> tensors) {
    SeedTwin<T> twin = new SeedTwin<>(scheme, tensors);
    return switch (scheme.kind()) {
      case FP8_W8A8 ->
          QuantConfigs.fp8W8A8WithScales(
              tensors.scale(W1_SCALE), tensors.scale(W2_SCALE), twin::fp8);
      case QUANT_SCHEME -> twin.isOfMake() ? twin.made() : twin.constructed();
    };
  }

  private void fp8(QuantOptions.Fp8W8A8<T> q) {
    flagsAndBlocks((QuantArguments<T>) q);
    scales((QuantArguments<T>) q);
  }

  /** One dtype for both, and one shape for both or flags: all that make can say. */
  private boolean isOfMake() {
    return activations.dtype() == weights.dtype()
        && activations.groupShape().equals(weights.groupShape());
  }

  private FusedMoEQuantConfig<T> made() {
    QuantArguments<T> q = new QuantArguments<>();
    q.quantDtype(activations.dtype());
    flagsAndBlocks(q);
    scales(q);
    return ConfigMaker.make(q);
  }

  private void flagsAndBlocks(QuantArguments<T> q) {
    q.perActTokenQuant(activations.granularity() == Granularity.PER_TOKEN);
    q.perOutChQuant(weights.granularity() == Granularity.PER_CHANNEL);
    List<Integer> shape = weights.groupShape();
    if (!shape.isEmpty()) {
      q.blockShape(shape.get(0), shape.get(1));
    }
  }

  private void scales(QuantArguments<T> q) {
    q.w1Scale = tensors.scale(W1_SCALE);
    q.w2Scale = tensors.scale(W2_SCALE);
    q.a1Scale = tensors.scale(A1_SCALE);
    q.a2Scale = tensors.scale(A2_SCALE);
    q.g1Alphas = t(G1_ALPHAS);
    q.g2Alphas = t(G2_ALPHAS);
    q.a1Gscale = t(A1_GSCALE);
    q.a2Gscale = t(A2_GSCALE);
    q.withZeroPoints(t(W1_ZP), t(W2_ZP));
    q.w1Bias = t(W1_BIAS);
    q.w2Bias = t(W2_BIAS);
  }

  /** Weight-only schemes: their own factory where it can say them, else the constructor. */
  private FusedMoEQuantConfig<T> constructed() {
    boolean weightOnly = activations.dtype() == DType.NONE && !scheme.bias();
    List<Integer> shape = weights.groupShape();
    Scope<QuantOptions.Blocked> blocks =
        shape.isEmpty() ? Scope.none() : q -> q.blockShape(shape.get(0), shape.get(1));
    Scale<T> w1 = tensors.scale(W1_SCALE);
    Scale<T> w2 = tensors.scale(W2_SCALE);
    if (weightOnly && weights.dtype() == DType.INT4) {
      return QuantConfigs.int4W4A16WithScales(w1, w2, t(W1_ZP), t(W2_ZP), blocks);
    }
    if (weightOnly && weights.dtype() == DType.INT8) {
      return QuantConfigs.int8W8A16WithScales(w1, w2, t(W1_ZP), t(W2_ZP), blocks);
    }
    boolean plain = weights.granularity() == Granularity.NONE && !weights.zeroPoints();
    if (weightOnly && plain && weights.dtype() == DType.MXFP4) {
      return QuantConfigs.mxfp4W4A16WithScales(w1, w2, Scope.none());
    }
    QuantArguments<T> q = new QuantArguments<>();
    scales(q);
    ConfigMaker.GroupShapes shapes = ConfigMaker.GroupShapes.of(scheme.resolved());
    q.dtype = activations.dtype() == DType.NONE ? null : activations.dtype();
    FusedMoEQuantDesc<T> a1 = q.descA1(shapes.activations());
    FusedMoEQuantDesc<T> a2 = q.descA2(shapes.activations());
    q.dtype = weights.dtype() == DType.NONE ? null : weights.dtype();
    return new FusedMoEQuantConfig<>(
        a1, a2, q.descW1(shapes.weights()), q.descW2(shapes.weights()));
  }

  private @Nullable T t(TensorSlot slot) {
    return tensors.tensor(slot);
  }
}
