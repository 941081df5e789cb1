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

import dev.moequant.VllmMake.GroupShapes;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.check.TensorChecks;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about a sound scheme that does not depend on the tensors, worked out once. */
final class SoundScheme {
  private final @Nullable DType activations;
  private final @Nullable DType weights;
  private final GroupShapes shapes;
  private final TensorChecks checks;

  SoundScheme(SchemeSpec scheme) {
    ResolvedScheme resolved = scheme.resolved();
    this.activations = storedDtype(resolved.activations());
    this.weights = storedDtype(resolved.weights());
    this.shapes = GroupShapes.of(scheme);
    this.checks = new TensorChecks(scheme);
  }

  private static @Nullable DType storedDtype(QuantKey operand) {
    return operand.isQuantized() ? operand.dtype() : null;
  }

  <T> List<Finding> check(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return checks.check(adapter, tensors);
  }

  <T> List<Finding> check(SlotTensors<T> tensors) {
    return checks.check(tensors);
  }

  <T> FusedMoEQuantConfig<T> create(SlotTensors<T> t) {
    GroupShape a = shapes.activations();
    GroupShape w = shapes.weights();
    return new FusedMoEQuantConfig<>(
        new FusedMoEQuantDesc<>(
            activations, a, t.scale(A1_SCALE), tensor(t, A1_GSCALE), null, null),
        new FusedMoEQuantDesc<>(
            activations, a, t.scale(A2_SCALE), tensor(t, A2_GSCALE), null, null),
        new FusedMoEQuantDesc<>(
            weights,
            w,
            t.scale(W1_SCALE),
            tensor(t, G1_ALPHAS),
            tensor(t, W1_ZP),
            tensor(t, W1_BIAS)),
        new FusedMoEQuantDesc<>(
            weights,
            w,
            t.scale(W2_SCALE),
            tensor(t, G2_ALPHAS),
            tensor(t, W2_ZP),
            tensor(t, W2_BIAS)));
  }

  private static <T> @Nullable T tensor(SlotTensors<T> tensors, TensorSlot slot) {
    return Scales.tensor(slot.vllmName(), tensors.scale(slot));
  }
}
