package demo;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.dsl.Complete;
import dev.moequant.dsl.NeedsA1Gscale;
import dev.moequant.dsl.NeedsA2Gscale;
import dev.moequant.dsl.NeedsG1Alphas;
import dev.moequant.dsl.NeedsG2Alphas;
import dev.moequant.dsl.NeedsW1Scale;
import dev.moequant.dsl.NeedsW2Scale;
import dev.moequant.dsl.StagedScope;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * Makes the quantization configs of {@link TheirExperts} for vLLM 2026-08.
 *
 * <p>{@code @QuantScheme(activations = @Activations(dtype = NVFP4), weights = @Weights(dtype = NVFP4))}, as {@link demo.TheirExperts.Company} declares it
 * <ul>
 *   <li>weights: nvfp4, one scale per 16 values along K
 *   <li>activations: nvfp4, one scale per 16 values along K, from each batch
 * </ul>
 *
 * <p>Tensors, as vLLM has them once weights are loaded, fused and requantized:
 * <ul>
 *   <li>{@code w1_scale}: float8_e4m3fn {@code [E, 2I, ceil(H/16)]}
 *   <li>{@code w2_scale}: float8_e4m3fn {@code [E, H, ceil(I/16)]}
 *   <li>{@code g1_alphas}: float32 {@code [E] or [E, 1]}
 *   <li>{@code g2_alphas}: float32 {@code [E] or [E, 1]}
 *   <li>{@code a1_gscale}: float32 {@code [E] or [E, 1]}
 *   <li>{@code a2_gscale}: float32 {@code [E] or [E, 1]}
 * </ul>
 * E is the number of experts on this rank, H the hidden size, I the intermediate
 * size of this rank. Gate and up are stacked, 2I; without gating it is I.
 */
@Generated("dev.moequant.processor.QuantProcessor")
@NullMarked
final class TheirExpertsQuantConfig {
  /**
   * The scheme as declared.
   */
  static final SchemeSpec SCHEME = SchemeSpec.quantScheme()
      .withActivations(ActivationSpec.unquantized()
          .withDtype(DType.NVFP4))
      .withWeights(WeightSpec.unquantized()
          .withDtype(DType.NVFP4));

  private static final CheckedScheme CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08);

  private TheirExpertsQuantConfig() {
  }

  /**
   * Makes a config of these tensors.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param w1Scale {@code w1_scale}, float8_e4m3fn {@code [E, 2I, ceil(H/16)]}
   * @param w2Scale {@code w2_scale}, float8_e4m3fn {@code [E, H, ceil(I/16)]}
   * @param g1Alphas {@code g1_alphas}, float32 {@code [E] or [E, 1]}
   * @param g2Alphas {@code g2_alphas}, float32 {@code [E] or [E, 1]}
   * @param a1Gscale {@code a1_gscale}, float32 {@code [E] or [E, 1]}
   * @param a2Gscale {@code a2_gscale}, float32 {@code [E] or [E, 1]}
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> tensors, T w1Scale, T w2Scale,
      T g1Alphas, T g2Alphas, T a1Gscale, T a2Gscale) {
    return CHECKED.create(tensors, slots(w1Scale, w2Scale, g1Alphas, g2Alphas, a1Gscale, a2Gscale));
  }

  /**
   * Makes a config of the tensors that the block gives, in this order:
   * {@code w1_scale}, {@code w2_scale}, {@code g1_alphas}, {@code g2_alphas}, {@code a1_gscale}, {@code a2_gscale}.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> quantConfig(TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, NeedsG1Alphas<T, NeedsG2Alphas<T, NeedsA1Gscale<T, NeedsA2Gscale<T, Complete<T>>>>>>>, Complete<T>> block) {
    return CHECKED.create(tensors, block.complete(start()).tensors());
  }

  /**
   * Says what {@link #quantConfig} would throw, without an exception.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return everything that was found, warnings included
   */
  static <T> QuantReport check(TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, NeedsG1Alphas<T, NeedsG2Alphas<T, NeedsA1Gscale<T, NeedsA2Gscale<T, Complete<T>>>>>>>, Complete<T>> block) {
    return CHECKED.check(tensors, block.complete(start()).tensors());
  }

  private static <T> NeedsW1Scale<T, NeedsW2Scale<T, NeedsG1Alphas<T, NeedsG2Alphas<T, NeedsA1Gscale<T, NeedsA2Gscale<T, Complete<T>>>>>>> start(
      ) {
    return w1Scale -> w2Scale -> g1Alphas -> g2Alphas -> a1Gscale -> a2Gscale -> new Complete<>(slots(w1Scale, w2Scale, g1Alphas, g2Alphas, a1Gscale, a2Gscale));
  }

  private static <T> SlotTensors<T> slots(T w1Scale, T w2Scale, T g1Alphas, T g2Alphas, T a1Gscale,
      T a2Gscale) {
    return SlotTensors.<T>none()
        .with(TensorSlot.W1_SCALE, w1Scale)
        .with(TensorSlot.W2_SCALE, w2Scale)
        .with(TensorSlot.G1_ALPHAS, g1Alphas)
        .with(TensorSlot.G2_ALPHAS, g2Alphas)
        .with(TensorSlot.A1_GSCALE, a1Gscale)
        .with(TensorSlot.A2_GSCALE, a2Gscale);
  }
}
