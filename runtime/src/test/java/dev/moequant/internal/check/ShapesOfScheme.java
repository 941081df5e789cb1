package dev.moequant.internal.check;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.List;

/**
 * A sound scheme with the shapes that its tensors have, in any layer.
 *
 * @param scheme the scheme
 * @param step the greatest number of rows or columns that share one value
 * @param table the shapes
 */
record ShapesOfScheme(SchemeSpec scheme, int step, Table table) {
  /** All right shapes of one tensor. */
  interface Table {
    List<List<Long>> shapes(Layer layer, TensorSlot slot);
  }

  static ShapesOfScheme fp8Blocks(int n, int k) {
    return new ShapesOfScheme(
        SchemeSpec.fp8W8A8().withBlockShape(n, k),
        Math.max(n, k),
        (layer, slot) -> layer.blocks(slot, n, k));
  }

  /** Biases are exact where blocks are not, so three tensors speak about I. */
  static ShapesOfScheme fp8BlocksWithBias(int n, int k) {
    WeightSpec weights = weights(DType.FLOAT8_E4M3FN, Granularity.BLOCK, n, k);
    return new ShapesOfScheme(
        SchemeSpec.quantScheme().withWeights(weights).withBias(true),
        Math.max(n, k),
        (layer, slot) -> isBias(slot) ? layer.bias(slot) : layer.blocks(slot, n, k));
  }

  static ShapesOfScheme fp8PerChannel() {
    return new ShapesOfScheme(
        SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true),
        1,
        (layer, slot) -> layer.channels(slot));
  }

  static ShapesOfScheme fp8Static() {
    return new ShapesOfScheme(
        SchemeSpec.fp8W8A8().withStaticActivations(true),
        1,
        (layer, slot) ->
            switch (slot) {
              case A1_SCALE, A2_SCALE -> layer.shared();
              default -> layer.experts();
            });
  }

  static ShapesOfScheme int8W8A8() {
    ActivationSpec activations =
        ActivationSpec.unquantized().withDtype(DType.INT8).withGranularity(Granularity.PER_TOKEN);
    return new ShapesOfScheme(
        SchemeSpec.quantScheme()
            .withActivations(activations)
            .withWeights(weights(DType.INT8, Granularity.NONE)),
        1,
        (layer, slot) -> layer.channels(slot));
  }

  static ShapesOfScheme int4Groups(int group, boolean bias) {
    WeightSpec weights = weights(DType.INT4, Granularity.GROUP, 0, group).withZeroPoints(true);
    return new ShapesOfScheme(
        SchemeSpec.quantScheme().withWeights(weights).withBias(bias),
        Math.max(2, group),
        (layer, slot) ->
            switch (slot) {
              case W1_ZP, W2_ZP -> layer.halfRows(slot, group);
              case W1_BIAS, W2_BIAS -> layer.bias(slot);
              default -> layer.blocks(slot, 1, group);
            });
  }

  static ShapesOfScheme int8Groups(int group) {
    WeightSpec weights = weights(DType.INT8, Granularity.GROUP, 0, group).withZeroPoints(true);
    return new ShapesOfScheme(
        SchemeSpec.quantScheme().withWeights(weights),
        group,
        (layer, slot) -> layer.blocks(slot, 1, group));
  }

  static ShapesOfScheme mxfp4(boolean bias) {
    return new ShapesOfScheme(
        SchemeSpec.quantScheme().withWeights(weights(DType.MXFP4, Granularity.NONE)).withBias(bias),
        32,
        (layer, slot) -> isBias(slot) ? layer.bias(slot) : layer.blocks(slot, 1, 32));
  }

  static ShapesOfScheme nvfp4() {
    QuantSchemeSpec scheme =
        SchemeSpec.quantScheme()
            .withActivations(ActivationSpec.unquantized().withDtype(DType.NVFP4))
            .withWeights(weights(DType.NVFP4, Granularity.NONE));
    return new ShapesOfScheme(
        scheme,
        16,
        (layer, slot) ->
            switch (slot) {
              case W1_SCALE, W2_SCALE -> layer.blocks(slot, 1, 16);
              default -> layer.experts();
            });
  }

  private static boolean isBias(TensorSlot slot) {
    return slot == TensorSlot.W1_BIAS || slot == TensorSlot.W2_BIAS;
  }

  private static WeightSpec weights(DType dtype, Granularity granularity, Integer... group) {
    return WeightSpec.unquantized()
        .withDtype(dtype)
        .withGranularity(granularity)
        .withGroupShape(group);
  }

  @Override
  public String toString() {
    return scheme.toString();
  }
}
