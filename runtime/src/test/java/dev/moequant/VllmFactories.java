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
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import java.util.List;
import java.util.function.DoubleConsumer;
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
          scheme.extras().equals(SchemeSpec.unquantized().extras())
              ? QuantConfigs.unquantized()
              : QuantConfigs.biased(twin.t(W1_BIAS), twin.t(W2_BIAS), q -> twin.fill(q));
      case FP8_W8A8 -> QuantConfigs.fp8W8A8WithScales(w1, w2, q -> twin.fill(q));
      case FP8_W8A16 -> QuantConfigs2026.fp8W8A16WithScales(w1, w2, q -> twin.fill(q));
      case INT8_W8A8 ->
          QuantConfigs.int8W8A8WithScales(
              w1, w2, twin.t(A1_SCALE), twin.t(A2_SCALE), q -> twin.fill(q));
      case INT8_W8A16 ->
          QuantConfigs.int8W8A16WithScales(w1, w2, twin.t(W1_ZP), twin.t(W2_ZP), q -> twin.fill(q));
      case INT4_W4A16 ->
          QuantConfigs.int4W4A16WithScales(w1, w2, twin.t(W1_ZP), twin.t(W2_ZP), q -> twin.fill(q));
      case INT4_W4A8 -> twin.int4W4Afp8(w1, w2);
      case MXFP4_W4A16 -> QuantConfigs.mxfp4W4A16WithScales(w1, w2, q -> twin.fill(q));
      case MXFP4_W4A8 -> QuantConfigs2026.mxfp4W4A8WithScales(w1, w2, q -> twin.fill(q));
      case MXFP4_MXFP8 -> QuantConfigs2026.mxfp4Mxfp8WithScales(w1, w2, q -> twin.fill(q));
      case MXFP4_W4A4 -> QuantConfigs2026.ocpMxWithScales("mxfp4", w1, w2, q -> twin.fill(q));
      case MXFP8_W8A8 -> twin.made();
      case NVFP4_W4A16 ->
          QuantConfigs2026.nvfp4W4A16WithScales(
              twin.t(G1_ALPHAS), twin.t(G2_ALPHAS), w1, w2, q -> twin.fill(q));
      case NVFP4_W4A4 ->
          QuantConfigs.nvfp4WithScales(
              twin.t(G1_ALPHAS),
              twin.t(G2_ALPHAS),
              twin.t(A1_GSCALE),
              twin.t(A2_GSCALE),
              w1,
              w2,
              q -> twin.fill(q));
      case QUANT_SCHEME -> twin.isOfMake() ? twin.made() : twin.constructed();
    };
  }

  /** What an option block of any of vLLM's factories can say. */
  private void fill(Object options) {
    @SuppressWarnings("unchecked") // the one class behind all option interfaces
    QuantArguments<T> q = (QuantArguments<T>) options;
    flagsAndBlocks(q);
    tensors(q);
    numbers(q);
  }

  private void numbers(QuantArguments<T> q) {
    ifGiven(SchemeMember.GEMM1_ALPHA, q::gemm1Alpha);
    ifGiven(SchemeMember.GEMM1_BETA, q::gemm1Beta);
    ifGiven(SchemeMember.GEMM1_CLAMP_LIMIT, q::gemm1ClampLimit);
    q.isScaleSwizzled((Boolean) scheme.get(SchemeMember.SCALE_SWIZZLED));
  }

  private void ifGiven(SchemeMember member, DoubleConsumer argument) {
    double value = (Double) scheme.get(member);
    if (!Double.isNaN(value)) {
      argument.accept(value);
    }
  }

  private FusedMoEQuantConfig<T> int4W4Afp8(@Nullable Scale<T> w1, @Nullable Scale<T> w2) {
    return QuantConfigs2026.int4W4Afp8WithScales(
        w1,
        w2,
        t(G1_ALPHAS),
        t(G2_ALPHAS),
        q -> {
          q.perActTokenQuant(true);
          q.perOutChQuant(true);
        });
  }

  private boolean isPerToken() {
    return activations.granularity() == Granularity.PER_TOKEN;
  }

  /** One dtype for both, or two OCP formats, and one block or flags: all that make can say. */
  private boolean isOfMake() {
    DType dtype = activations.dtype();
    boolean areFormats = dtype.groupSize() > 0 && weights.dtype() != DType.NONE;
    boolean isOneBlock = weights.groupShape().isEmpty() == activations.groupShape().isEmpty();
    return areFormats
        ? dtype != DType.MXFP8 || weights.dtype() == DType.MXFP8
        : dtype == weights.dtype() && isOneBlock;
  }

  private FusedMoEQuantConfig<T> made() {
    QuantArguments<T> q = new QuantArguments<>();
    q.quantDtype(activations.dtype());
    if (activations.dtype() != weights.dtype()) {
      q.weightDtype(weights.dtype());
    }
    if (activations.dtype() == DType.MXFP8) {
      q.blockShape(1, 32);
    }
    flagsAndBlocks(q);
    tensors(q);
    numbers(q);
    return VllmMake.make(q, VllmRevision.V2026_07);
  }

  /** Formats have groups of their own, which nobody gives as a block. */
  private void flagsAndBlocks(QuantArguments<T> q) {
    if (weights.dtype().groupSize() > 0) {
      return;
    }
    boolean isWna16 = activations.dtype() == DType.NONE && isInteger(weights.dtype());
    q.perActTokenQuant(isPerToken());
    q.perOutChQuant(!isWna16 && weights.granularity() == Granularity.PER_CHANNEL);
    List<Integer> shape = weights.groupShape();
    if (!shape.isEmpty()) {
      q.blockShape(isWna16 ? 0 : shape.get(0), shape.get(1));
    }
  }

  private static boolean isInteger(DType dtype) {
    return dtype == DType.INT4 || dtype == DType.INT8;
  }

  private void tensors(QuantArguments<T> q) {
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

  /** Of two dtypes, or of weights alone: a factory that can say them, else the constructor. */
  private FusedMoEQuantConfig<T> constructed() {
    Scale<T> w1 = tensors.scale(W1_SCALE);
    Scale<T> w2 = tensors.scale(W2_SCALE);
    return activations.dtype() == DType.NONE ? weightsAlone(w1, w2) : mixed(w1, w2);
  }

  private FusedMoEQuantConfig<T> weightsAlone(@Nullable Scale<T> w1, @Nullable Scale<T> w2) {
    return switch (weights.dtype()) {
      case INT4 -> QuantConfigs.int4W4A16WithScales(w1, w2, t(W1_ZP), t(W2_ZP), q -> fill(q));
      case INT8 -> QuantConfigs.int8W8A16WithScales(w1, w2, t(W1_ZP), t(W2_ZP), q -> fill(q));
      case MXFP4 -> QuantConfigs.mxfp4W4A16WithScales(w1, w2, q -> fill(q));
      case FLOAT8_E4M3FN -> QuantConfigs2026.fp8W8A16WithScales(w1, w2, q -> fill(q));
      default -> described(null, null, null);
    };
  }

  private FusedMoEQuantConfig<T> mixed(@Nullable Scale<T> w1, @Nullable Scale<T> w2) {
    if (weights.dtype() == DType.INT4) { // with biases, which the factory does not take
      return described(DType.FLOAT8_E4M3FN, GroupShape.PER_TOKEN, GroupShape.PER_TOKEN);
    }
    if (activations.dtype() == DType.MXFP8) {
      return QuantConfigs2026.mxfp4Mxfp8WithScales(w1, w2, q -> fill(q));
    }
    return activations.dynamic()
        ? described(DType.FLOAT8_E4M3FN, new GroupShape(128, 128), null)
        : QuantConfigs2026.mxfp4W4A8WithScales(w1, w2, q -> fill(q));
  }

  /** The constructor, by whose side no factory stands. */
  private FusedMoEQuantConfig<T> described(
      @Nullable DType dtype, @Nullable GroupShape activationShape, @Nullable GroupShape shape) {
    QuantArguments<T> q = new QuantArguments<>();
    tensors(q);
    numbers(q);
    q.dtype = dtype;
    FusedMoEQuantDesc<T> a1 = q.descA1(activationShape);
    FusedMoEQuantDesc<T> a2 = q.descA2(activationShape);
    q.dtype = weights.dtype() == DType.NONE ? null : weights.dtype();
    return new FusedMoEQuantConfig<>(a1, a2, q.descW1(shape), q.descW2(shape), q.settings());
  }

  private @Nullable T t(TensorSlot slot) {
    return Scales.tensor(slot.vllmName(), tensors.scale(slot));
  }
}
