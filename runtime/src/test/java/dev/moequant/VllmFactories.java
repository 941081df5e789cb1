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
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The factory of vLLM that a scheme maps to, called with the same tensors. */
final class VllmFactories<T> {
  private final SchemeSpec scheme;
  private final ActivationSpec activations;
  private final WeightSpec weights;
  private final SlotTensors<T> tensors;

  private VllmFactories(SchemeSpec scheme, SlotTensors<T> tensors) {
    this.scheme = scheme;
    this.activations = scheme.activations();
    this.weights = scheme.weights();
    this.tensors = tensors;
  }

  static <T> FusedMoEQuantConfig<T> of(SchemeSpec scheme, SlotTensors<T> tensors) {
    VllmFactories<T> twin = new VllmFactories<>(scheme, tensors);
    Scale<T> w1 = tensors.scale(W1_SCALE);
    Scale<T> w2 = tensors.scale(W2_SCALE);
    return switch (scheme.kind()) {
      case UNQUANTIZED ->
          scheme.bias()
              ? QuantConfigs.biased(twin.t(W1_BIAS), twin.t(W2_BIAS))
              : QuantConfigs.unquantized();
      case FP8_W8A8 -> QuantConfigs.fp8W8A8WithScales(w1, w2, q -> twin.fill(q));
      case INT8_W8A8 ->
          QuantConfigs.int8W8A8WithScales(
              w1,
              w2,
              twin.t(A1_SCALE),
              twin.t(A2_SCALE),
              q -> q.perActTokenQuant(twin.isPerToken()));
      case INT8_W8A16 ->
          QuantConfigs.int8W8A16WithScales(w1, w2, twin.t(W1_ZP), twin.t(W2_ZP), twin.groups());
      case INT4_W4A16 ->
          QuantConfigs.int4W4A16WithScales(w1, w2, twin.t(W1_ZP), twin.t(W2_ZP), twin.groups());
      case MXFP4_W4A16 -> QuantConfigs.mxfp4W4A16WithScales(w1, w2, q -> twin.fill(q));
      case MXFP4_W4A4 -> QuantConfigs.mxfp4W4A4WithScales(w1, w2, q -> twin.fill(q));
      case NVFP4_W4A4 ->
          QuantConfigs.nvfp4WithScales(
              twin.t(G1_ALPHAS),
              twin.t(G2_ALPHAS),
              twin.t(A1_GSCALE),
              twin.t(A2_GSCALE),
              w1,
              w2,
              Scope.none());
      case FP8_W8A16, NVFP4_W4A16 -> twin.constructed();
      case QUANT_SCHEME -> twin.isOfMake() ? twin.made() : twin.constructed();
    };
  }

  /** What an option block of any of vLLM's factories can say. */
  private void fill(Object options) {
    @SuppressWarnings("unchecked") // the one class behind all option interfaces
    QuantArguments<T> q = (QuantArguments<T>) options;
    if (scheme.kind() == SchemeKind.FP8_W8A8) {
      flagsAndBlocks(q);
    }
    scales(q);
  }

  private boolean isPerToken() {
    return activations.granularity() == Granularity.PER_TOKEN;
  }

  /** vLLM's WNA16 path: row 0. */
  private Scope<QuantOptions.Blocked> groups() {
    List<Integer> shape = weights.groupShape();
    return shape.isEmpty() ? Scope.none() : q -> q.blockShape(0, shape.get(1));
  }

  /** One dtype for both, and one block or flags: all that make can say. */
  private boolean isOfMake() {
    return activations.dtype() == weights.dtype()
        && (scheme.weights().groupShape().isEmpty() == activations.groupShape().isEmpty()
            || activations.dtype().groupSize() > 0);
  }

  private FusedMoEQuantConfig<T> made() {
    QuantArguments<T> q = new QuantArguments<>();
    q.quantDtype(activations.dtype());
    if (activations.dtype().groupSize() == 0) {
      flagsAndBlocks(q);
    }
    scales(q);
    return VllmMake.make(q);
  }

  private void flagsAndBlocks(QuantArguments<T> q) {
    q.perActTokenQuant(isPerToken());
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
    Scale<T> w1 = tensors.scale(W1_SCALE);
    Scale<T> w2 = tensors.scale(W2_SCALE);
    if (weightOnly && weights.dtype() == DType.INT4) {
      return QuantConfigs.int4W4A16WithScales(w1, w2, t(W1_ZP), t(W2_ZP), groups());
    }
    if (weightOnly && weights.dtype() == DType.INT8) {
      return QuantConfigs.int8W8A16WithScales(w1, w2, t(W1_ZP), t(W2_ZP), groups());
    }
    if (activations.dtype() == DType.NONE && weights.dtype() == DType.MXFP4) {
      return QuantConfigs.mxfp4W4A16WithScales(w1, w2, q -> fill(q));
    }
    QuantArguments<T> q = new QuantArguments<>();
    scales(q);
    VllmMake.GroupShapes shapes = VllmMake.GroupShapes.of(scheme);
    FusedMoEQuantDesc<T> a1 = q.descA1(shapes.activations());
    FusedMoEQuantDesc<T> a2 = q.descA2(shapes.activations());
    q.dtype = weights.dtype() == DType.NONE ? null : weights.dtype();
    return new FusedMoEQuantConfig<>(
        a1, a2, q.descW1(shapes.weights()), q.descW2(shapes.weights()));
  }

  private @Nullable T t(TensorSlot slot) {
    return Scales.tensor(slot.vllmName(), tensors.scale(slot));
  }
}
