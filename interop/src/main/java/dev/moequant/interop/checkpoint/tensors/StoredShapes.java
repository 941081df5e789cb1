package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.QuantKey;
import dev.moequant.shapes.LayerSizes;
import dev.moequant.shapes.Projection;
import dev.moequant.shapes.StoredTensor;
import java.util.List;

/**
 * The shapes that a tensor of one matrix, N rows and K columns, may have in a file. Rows first but
 * for AWQ and GPTQ, which have K in front of N; int4 and int8 are packed into 32-bit words along K,
 * by AWQ along N, and zero points along N by all (vLLM: {@code create_weights} of {@code awq.py},
 * {@code gptq_marlin.py}, {@code compressed_tensors_moe.py}; b6ff8a2f5).
 */
final class StoredShapes {
  private static final int WORD = 32;

  private final QuantKey weights;
  private final Naming naming;
  private final LayerSizes sizes;

  StoredShapes(QuantKey weights, Naming naming, LayerSizes sizes) {
    this.weights = weights;
    this.naming = naming;
    this.sizes = sizes;
  }

  long rows(Projection projection) {
    return projection == Projection.DOWN ? sizes.hiddenDim() : sizes.intermediateSize();
  }

  long columns(Projection projection) {
    return projection == Projection.DOWN ? sizes.intermediateSize() : sizes.hiddenDim();
  }

  /** All shapes that are right, of which the first is the usual one. */
  List<List<Long>> of(StoredTensor tensor) {
    List<Long> stored = tensor.sizes(sizes);
    return switch (tensor.role()) {
      case WEIGHT ->
          List.of(StoredDtypes.isPackedIntoWords(weights) ? packed(tensor.projection()) : stored);
      case WEIGHT_ZERO_POINT -> List.of(zeroPoints(tensor.projection(), stored.get(1)));
      case WEIGHT_SCALE -> naming.isColumnsFirst() ? List.of(turned(stored)) : scales(stored);
      default -> stored.isEmpty() ? List.of(stored, List.of(1L)) : List.of(stored);
    };
  }

  private List<Long> packed(Projection projection) {
    long n = rows(projection);
    long k = columns(projection);
    return switch (naming) {
      case AWQ -> List.of(k, words(n));
      case GPTQ -> List.of(words(k), n);
      default -> List.of(n, words(k));
    };
  }

  private List<Long> zeroPoints(Projection projection, long groups) {
    long n = words(rows(projection));
    return naming.isColumnsFirst() ? List.of(groups, n) : List.of(n, groups);
  }

  /** How many 32-bit words hold some values. */
  long words(long values) {
    int inAWord = WORD / (weights.dtype() == DType.INT4 ? 4 : 8);
    return (values + inAWord - 1) / inAWord;
  }

  private static List<Long> turned(List<Long> shape) {
    return List.of(shape.get(1), shape.get(0));
  }

  /** A single scale may have a dimension, that of a row none; ModelOpt's blocks have four. */
  private List<List<Long>> scales(List<Long> stored) {
    if (stored.isEmpty()) {
      return List.of(stored, List.of(1L));
    }
    if (weights.granularity() == Granularity.PER_CHANNEL) {
      return List.of(stored, List.of(stored.get(0)));
    }
    boolean mayHaveFour =
        weights.granularity() == Granularity.BLOCK
            && (naming == Naming.MODELOPT || naming == Naming.FP8);
    return mayHaveFour
        ? List.of(stored, List.of(stored.get(0), 1L, stored.get(1), 1L))
        : List.of(stored);
  }
}
