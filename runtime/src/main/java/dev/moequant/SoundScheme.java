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
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.check.KnownSizes;
import dev.moequant.internal.check.TensorChecks;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeForm;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about a sound scheme that does not depend on the tensors, worked out once. */
final class SoundScheme {
  private final FusedMoEQuantDesc<?> activations;
  private final @Nullable DType weights;
  private final @Nullable GroupShape weightShape;
  private final QuantSettings settings;
  private final TensorChecks checks;

  SoundScheme(SchemeSpec scheme, VllmRevision revision) {
    SchemeForm form = Catalogue.find(scheme).orElseThrow();
    GroupShapes shapes = GroupShapes.of(scheme, form.stored());
    this.activations =
        new FusedMoEQuantDesc<>(
            stored(form, Operand.ACTIVATIONS), shapes.activations(), null, null, null, null);
    this.weights = stored(form, Operand.WEIGHTS);
    this.weightShape = shapes.weights();
    this.settings = QuantSettings.of(scheme.extras());
    this.checks = new TensorChecks(scheme, revision);
  }

  private static @Nullable DType stored(SchemeForm form, Operand operand) {
    DType dtype = form.storedDtype(operand);
    return dtype == DType.NONE ? null : dtype;
  }

  <T> List<Finding> check(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return checks.check(adapter, tensors);
  }

  <T> List<Finding> check(
      DeployedLayer deployed, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return checks.check(adapter, tensors, KnownSizes.of(deployed));
  }

  <T> List<Finding> check(SlotTensors<T> tensors) {
    return checks.check(tensors);
  }

  <T> FusedMoEQuantConfig<T> create(SlotTensors<T> t) {
    return new FusedMoEQuantConfig<>(
        activations(t.scale(A1_SCALE), tensor(t, A1_GSCALE)),
        activations(t.scale(A2_SCALE), tensor(t, A2_GSCALE)),
        weights(t.scale(W1_SCALE), tensor(t, G1_ALPHAS), tensor(t, W1_ZP), tensor(t, W1_BIAS)),
        weights(t.scale(W2_SCALE), tensor(t, G2_ALPHAS), tensor(t, W2_ZP), tensor(t, W2_BIAS)),
        settings);
  }

  /** Of most schemes the activations have no tensors: all configs share their description then. */
  @SuppressWarnings("unchecked") // it holds none
  private <T> FusedMoEQuantDesc<T> activations(@Nullable Scale<T> scale, @Nullable T gscale) {
    return scale == null && gscale == null
        ? (FusedMoEQuantDesc<T>) activations
        : new FusedMoEQuantDesc<>(
            activations.dtype(), activations.shape(), scale, gscale, null, null);
  }

  private <T> FusedMoEQuantDesc<T> weights(
      @Nullable Scale<T> scale, @Nullable T alphas, @Nullable T zp, @Nullable T bias) {
    return new FusedMoEQuantDesc<>(weights, weightShape, scale, alphas, zp, bias);
  }

  private static <T> @Nullable T tensor(SlotTensors<T> tensors, TensorSlot slot) {
    return Scales.tensor(slot.vllmName(), tensors.scale(slot));
  }
}
