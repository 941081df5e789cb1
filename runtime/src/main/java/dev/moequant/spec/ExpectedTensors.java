package dev.moequant.spec;

import static dev.moequant.spec.ExpectedTensor.Dim.E;
import static dev.moequant.spec.ExpectedTensor.Dim.ONE;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.spec.ExpectedTensor.Dim;
import java.util.List;

/**
 * The table of tensor shapes: what vLLM passes to a config once weights are loaded, fused and
 * requantized (the <em>factory</em> stage), before any swizzle. The generated javadoc and the check
 * at run time both read it here.
 *
 * <p>E is the number of experts on this rank; the weights of a GEMM are [E, N, K]: for the first N
 * is 2I (gate and up fused; I without gating) and K is H, for the second N is H and K is I.
 *
 * <p>Source: vLLM 17edd8a80, {@code create_weights} and {@code process_weights_after_loading} of
 * the quantization methods.
 */
public final class ExpectedTensors {
  private static final List<DType> FLOAT32 = List.of(DType.FLOAT32);
  private static final List<DType> MODEL_DTYPES =
      List.of(DType.BFLOAT16, DType.FLOAT16, DType.FLOAT32);
  private static final Dim N = Dim.of("N");

  private ExpectedTensors() {}

  /**
   * What a sound scheme expects.
   *
   * @param scheme a scheme without errors
   * @return one entry for each tensor slot it requires, in vLLM's argument order; slots that take a
   *     {@code PrecisionConfig} hold no tensor and are left out
   */
  public static List<ExpectedTensor> of(SchemeSpec scheme) {
    ResolvedScheme resolved = scheme.resolved();
    return RequiredSlots.of(scheme).stream()
        .filter(slot -> !RequiredSlots.takesPrecisionConfig(scheme, slot))
        .map(slot -> expected(slot, resolved.weights()))
        .toList();
  }

  private static ExpectedTensor expected(TensorSlot slot, OperandSpec weights) {
    return switch (slot) {
      case W1_SCALE, W2_SCALE -> weightScale(slot, weights);
      case A1_SCALE, A2_SCALE -> perTensor(slot);
      case G1_ALPHAS, G2_ALPHAS, A1_GSCALE, A2_GSCALE -> perExpert(slot);
      case W1_ZP, W2_ZP -> zeroPoints(slot, weights);
      case W1_BIAS, W2_BIAS -> new ExpectedTensor(slot, MODEL_DTYPES, List.of(List.of(E, N)));
    };
  }

  private static ExpectedTensor weightScale(TensorSlot slot, OperandSpec weights) {
    return switch (weights.dtype()) {
      case MXFP4, MXFP6_E2M3, MXFP6_E3M2, MXFP8 -> packedGroups(slot, DType.UINT8, 32);
      case NVFP4 -> packedGroups(slot, DType.FLOAT8_E4M3FN, 16);
      default -> weightScaleByGranularity(slot, weights);
    };
  }

  private static ExpectedTensor packedGroups(TensorSlot slot, DType scales, int group) {
    return new ExpectedTensor(slot, List.of(scales), List.of(List.of(E, N, columns(group))));
  }

  private static ExpectedTensor weightScaleByGranularity(TensorSlot slot, OperandSpec weights) {
    if (weights.groupShape().isPresent()) {
      BlockShape shape = weights.groupShape().get();
      // Row 0 is vLLM's WNA16 path: groups along K only, scales in the dtype of the model.
      List<DType> dtypes = shape.rows() == 0 ? MODEL_DTYPES : FLOAT32;
      return new ExpectedTensor(
          slot, dtypes, List.of(List.of(E, rows(shape.rows()), columns(shape.cols()))));
    }
    boolean integer = weights.dtype() == DType.INT8 || weights.dtype() == DType.INT4;
    boolean perChannel =
        weights.granularity() == Granularity.PER_CHANNEL
            // vLLM's int8 and int4 have no per-tensor form: no granularity means per channel.
            || (integer && weights.granularity() == Granularity.NONE);
    return perChannel
        ? new ExpectedTensor(slot, FLOAT32, List.of(List.of(E, N, ONE), List.of(E, N)))
        : perExpert(slot);
  }

  private static Dim rows(int blockN) {
    return blockN <= 1 ? N : Dim.of("ceil(N/" + blockN + ")");
  }

  private static Dim columns(int blockK) {
    return blockK == 1 ? Dim.of("K") : Dim.of("ceil(K/" + blockK + ")");
  }

  /** One value for each expert. [E, 2], a scale each for gate and up, must be fused before. */
  private static ExpectedTensor perExpert(TensorSlot slot) {
    return new ExpectedTensor(slot, FLOAT32, List.of(List.of(E), List.of(E, ONE)));
  }

  private static ExpectedTensor perTensor(TensorSlot slot) {
    return new ExpectedTensor(slot, FLOAT32, List.of(List.of(), List.of(ONE), List.of(E)));
  }

  private static ExpectedTensor zeroPoints(TensorSlot slot, OperandSpec weights) {
    // Two 4-bit zero points share a byte along N.
    Dim packed = weights.dtype() == DType.INT4 ? Dim.of("N/2") : N;
    Dim groups = weights.groupShape().map(shape -> columns(shape.cols())).orElse(ONE);
    return new ExpectedTensor(slot, List.of(DType.UINT8), List.of(List.of(E, packed, groups)));
  }
}
