package dev.moequant.shapes;

import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tensors of one expert as checkpoints store them (the <em>stored</em> stage), in the layout of
 * compressed-tensors, ModelOpt and DeepSeek's fp8: rows first. AWQ and GPTQ store the same values
 * with K in front of N and their own packing, gpt-oss stores all experts in one tensor.
 *
 * <p>They are what loaders stack: each is the loaded tensor without its first dimension, of one
 * projection, and before tensor parallelism divides I.
 *
 * <p>Source: {@code weight_loader} of {@code fused_moe/layer.py}, vLLM 17edd8a80 and b6ff8a2f5.
 */
public final class StoredTensors {
  private StoredTensors() {}

  /**
   * What one expert of a sound scheme is stored as.
   *
   * @param scheme a scheme without errors
   * @param isGated whether there is a gate, so that the first GEMM has two matrices
   * @return the tensors of gate, up and down, in the order of the loaded ones
   */
  public static List<StoredTensor> of(SchemeSpec scheme, boolean isGated) {
    return LoadedTensors.of(scheme).stream()
        // Made by vLLM as it loads.
        .filter(tensor -> tensor.role() != TensorRole.WEIGHT_CHAN_SCALE)
        .flatMap(tensor -> projections(tensor, isGated).map(each -> stored(tensor, each)))
        .toList();
  }

  private static Stream<Projection> projections(LoadedTensor tensor, boolean isGated) {
    if (!tensor.isOfFirstGemm()) {
      return Stream.of(Projection.DOWN);
    }
    return isGated ? Stream.of(Projection.GATE, Projection.UP) : Stream.of(Projection.UP);
  }

  private static StoredTensor stored(LoadedTensor tensor, Projection projection) {
    return new StoredTensor(
        tensor.role(),
        projection,
        tensor.dtypes(),
        tensor.shape().stream()
            .filter(dim -> dim.axis() != Axis.E && dim.axis() != Axis.SHARDS)
            .map(StoredTensors::ofOneProjection)
            .toList());
  }

  private static Dim ofOneProjection(Dim dim) {
    return switch (dim.axis()) {
      case GATE_UP, I -> dim.along(Axis.I_FULL);
      case ONE, E, H, SHARDS, I_FULL -> dim;
    };
  }
}
