package dev.moequant.shapes;

import static dev.moequant.shapes.Dim.E;
import static dev.moequant.shapes.Dim.ONE;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of tensor shapes: what vLLM passes to a config once weights are loaded, fused and
 * requantized (the <em>factory</em> stage), before any swizzle. The generated javadoc and the check
 * at run time both read it here. What a loader registers is {@link LoadedTensors}, what a file
 * holds {@link StoredTensors}.
 *
 * <p>E is the number of experts on this rank. The weights of the first GEMM are [E, 2I, H], gate
 * and up stacked (without gating [E, I, H]), those of the second [E, H, I]. Groups in activation
 * order are spread over the columns, so that each rank keeps those of all: they count I_full, which
 * is I before tensor parallelism divides it, so a multiple of I.
 *
 * <p>Source: vLLM 17edd8a80, {@code create_weights} and {@code process_weights_after_loading} of
 * the quantization methods.
 */
public final class ExpectedTensors {
  private static final List<DType> FLOAT32 = List.of(DType.FLOAT32);

  private ExpectedTensors() {}

  /**
   * What a sound scheme expects.
   *
   * @param scheme a scheme without errors
   * @return one entry for each tensor slot it requires, in vLLM's argument order; slots that take a
   *     {@code PrecisionConfig} hold no tensor and are left out
   */
  public static List<ExpectedTensor> of(SchemeSpec scheme) {
    return ofTensors(scheme)
        .filter(tensor -> !RequiredSlots.takesPrecisionConfig(scheme, tensor.slot()))
        .toList();
  }

  /** With what a {@code PrecisionConfig} is made of. */
  static Stream<ExpectedTensor> ofTensors(SchemeSpec scheme) {
    ResolvedScheme resolved = scheme.resolved();
    return RequiredSlots.of(scheme).stream()
        .map(slot -> expected(slot, resolved))
        .map(tensor -> hasGroupsOfAllRanks(scheme, tensor) ? withGroupsOfAllRanks(tensor) : tensor);
  }

  /**
   * Which tensors have one dtype, the model's, whichever that is.
   *
   * @param scheme a scheme without errors
   * @return sets of slots; int8 scales for each output channel are apart from the biases, for they
   *     may be float32 (experts_int8) in a model that is not
   */
  public static List<Set<TensorSlot>> ofOneDtype(SchemeSpec scheme) {
    QuantKey weights = scheme.resolved().weights();
    boolean isApart =
        weights.dtype() == DType.INT8 && weights.granularity() == Granularity.PER_CHANNEL;
    return List.copyOf(
        of(scheme).stream()
            .filter(tensor -> tensor.dtypes().equals(QuantKey.MODEL_DTYPES))
            .map(ExpectedTensor::slot)
            .collect(
                Collectors.partitioningBy(
                    slot -> isApart && (slot == TensorSlot.W1_BIAS || slot == TensorSlot.W2_BIAS),
                    Collectors.toSet()))
            .values());
  }

  private static boolean hasGroupsOfAllRanks(SchemeSpec scheme, ExpectedTensor tensor) {
    return scheme.actOrder() == ActOrder.GROUP && !tensor.isOfFirstGemm();
  }

  private static ExpectedTensor withGroupsOfAllRanks(ExpectedTensor tensor) {
    return new ExpectedTensor(
        tensor.slot(),
        tensor.dtypes(),
        tensor.shapes().stream()
            .map(dims -> dims.stream().map(ExpectedTensors::ofAllRanks).toList())
            .toList());
  }

  private static Dim ofAllRanks(Dim dim) {
    return dim.axis() == Axis.I ? dim.along(Axis.I_FULL) : dim;
  }

  private static ExpectedTensor expected(TensorSlot slot, ResolvedScheme scheme) {
    return switch (slot) {
      case W1_SCALE, W2_SCALE -> weightScale(slot, scheme.weights());
      case A1_SCALE, A2_SCALE -> perTensor(slot);
      case G1_ALPHAS, G2_ALPHAS -> alphas(slot, scheme.weights());
      case A1_GSCALE, A2_GSCALE -> perExpert(slot);
      case W1_ZP, W2_ZP -> zeroPoints(slot, scheme.weights());
      case W1_BIAS, W2_BIAS ->
          new ExpectedTensor(slot, QuantKey.MODEL_DTYPES, List.of(List.of(E, Dim.of(rows(slot)))));
    };
  }

  private static ExpectedTensor weightScale(TensorSlot slot, QuantKey weights) {
    return switch (weights.granularity()) {
      case GROUP, BLOCK -> {
        BlockShape group = weights.group().orElseThrow();
        // Row 0 is vLLM's WNA16 path: groups along K only.
        Dim rows = Dim.blocks(rows(slot), Math.max(1, group.rows()));
        yield new ExpectedTensor(
            slot, weights.scaleDtypes(), List.of(List.of(E, rows, columns(slot, group))));
      }
      case PER_CHANNEL -> perChannel(slot, weights.scaleDtypes());
      case NONE, PER_TENSOR, PER_TOKEN -> perExpert(slot);
    };
  }

  private static ExpectedTensor perChannel(TensorSlot slot, List<DType> dtypes) {
    return new ExpectedTensor(
        slot, dtypes, List.of(List.of(E, Dim.of(rows(slot)), ONE), List.of(E, Dim.of(rows(slot)))));
  }

  /** What was taken out of the scales of groups: of each output channel for int4, else of all. */
  private static ExpectedTensor alphas(TensorSlot slot, QuantKey weights) {
    return weights.dtype() == DType.INT4 ? perChannel(slot, FLOAT32) : perExpert(slot);
  }

  private static Axis rows(TensorSlot slot) {
    return ExpectedTensor.isOfFirstGemm(slot) ? Axis.GATE_UP : Axis.H;
  }

  private static Dim columns(TensorSlot slot, BlockShape group) {
    return Dim.blocks(ExpectedTensor.isOfFirstGemm(slot) ? Axis.H : Axis.I, group.cols());
  }

  /** One value for each expert. [E, 2], a scale each for gate and up, must be fused before. */
  private static ExpectedTensor perExpert(TensorSlot slot) {
    return new ExpectedTensor(slot, FLOAT32, List.of(List.of(E), List.of(E, ONE)));
  }

  private static ExpectedTensor perTensor(TensorSlot slot) {
    return new ExpectedTensor(slot, FLOAT32, List.of(List.of(), List.of(ONE), List.of(E)));
  }

  private static ExpectedTensor zeroPoints(TensorSlot slot, QuantKey weights) {
    // Two 4-bit zero points share a byte along N.
    Dim rows = weights.dtype() == DType.INT4 ? Dim.packed(rows(slot), 2) : Dim.of(rows(slot));
    Dim groups = weights.group().map(group -> columns(slot, group)).orElse(ONE);
    return new ExpectedTensor(slot, List.of(DType.UINT8), List.of(List.of(E, rows, groups)));
  }
}
