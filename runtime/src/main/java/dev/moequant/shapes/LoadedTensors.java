package dev.moequant.shapes;

import static dev.moequant.shapes.Dim.E;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The weights and scales of a scheme on one rank as vLLM's loaders register them (the
 * <em>loaded</em> stage). Scales differ from what a factory gets ({@link ExpectedTensors}) where
 * gate and up have one each, and where vLLM quantizes them once more.
 *
 * <p>Where several methods of vLLM load a scheme, this is the layout of the one whose weights need
 * no repacking: {@code MoeWNA16Method} for int8 and int4 in groups, {@code ExpertsInt8Config} for
 * int8 without. H and I are those after the kernel's padding, where it pads.
 *
 * <p>Source: {@code create_weights} of the quantization methods, vLLM 17edd8a80 and b6ff8a2f5.
 */
public final class LoadedTensors {
  private LoadedTensors() {}

  /**
   * What a sound scheme is loaded as.
   *
   * @param scheme a scheme without errors
   * @return w13 and w2 weights, then the other tensors in the order of the slots they become
   */
  public static List<LoadedTensor> of(SchemeSpec scheme) {
    QuantKey weights = scheme.resolved().weights();
    return Stream.concat(
            Stream.of(true, false).map(isFirst -> weight(scheme, weights, isFirst)),
            ExpectedTensors.ofTensors(scheme)
                .map(tensor -> loaded(tensor, weights.dtype(), isQuantizedTwice(scheme))))
        .toList();
  }

  private static LoadedTensor weight(SchemeSpec scheme, QuantKey weights, boolean isFirst) {
    Axis columns = isFirst ? Axis.H : Axis.I;
    return new LoadedTensor(
        TensorRole.WEIGHT,
        isFirst,
        elements(scheme, weights),
        List.of(E, Dim.of(isFirst ? Axis.GATE_UP : Axis.H), packed(scheme, weights, columns)));
  }

  private static List<DType> elements(SchemeSpec scheme, QuantKey weights) {
    return switch (weights.dtype()) {
      case NONE -> QuantKey.MODEL_DTYPES;
      case INT4 -> List.of(isQuantizedTwice(scheme) ? DType.INT32 : DType.UINT8);
      case INT8 -> List.of(weights.hasGroup() ? DType.UINT8 : DType.INT8);
      case MXFP8 -> List.of(DType.FLOAT8_E4M3FN);
      case MXFP4, MXFP6_E2M3, MXFP6_E3M2, NVFP4 -> List.of(DType.UINT8);
      default -> List.of(weights.dtype());
    };
  }

  private static Dim packed(SchemeSpec scheme, QuantKey weights, Axis columns) {
    return switch (weights.dtype()) {
      case INT4 -> Dim.packed(columns, isQuantizedTwice(scheme) ? 8 : 2);
      case MXFP4, NVFP4 -> Dim.packed(columns, 2);
      case MXFP6_E2M3, MXFP6_E3M2 -> Dim.packed(columns, 4, 3);
      default -> Dim.of(columns);
    };
  }

  /** int4 beside fp8: compressed-tensors' words, whose scales vLLM makes fp8 as it loads. */
  private static boolean isQuantizedTwice(SchemeSpec scheme) {
    return scheme.weights().dtype() == DType.INT4 && scheme.activations().dtype() != DType.NONE;
  }

  private static LoadedTensor loaded(
      ExpectedTensor tensor, DType weights, boolean isQuantizedTwice) {
    TensorRole role = TensorRole.of(tensor.slot(), weights);
    boolean isScaleOfTwo = isQuantizedTwice && role == TensorRole.WEIGHT_SCALE;
    return new LoadedTensor(
        role,
        tensor.isOfFirstGemm(),
        isScaleOfTwo ? QuantKey.MODEL_DTYPES : tensor.dtypes(),
        shape(tensor, role));
  }

  private static List<Dim> shape(ExpectedTensor tensor, TensorRole role) {
    List<Dim> fused = tensor.shapes().get(0);
    return switch (role) {
      // vLLM takes the largest of them for all experts.
      case INPUT_SCALE -> List.of(E);
      case WEIGHT_CHAN_SCALE -> List.of(E, fused.get(1));
      case WEIGHT_SCALE, WEIGHT_GLOBAL_SCALE, INPUT_GLOBAL_SCALE ->
          fused.size() == 1 && tensor.isOfFirstGemm() ? List.of(E, Dim.of(Axis.SHARDS)) : fused;
      case WEIGHT, WEIGHT_ZERO_POINT, BIAS -> fused;
    };
  }
}
