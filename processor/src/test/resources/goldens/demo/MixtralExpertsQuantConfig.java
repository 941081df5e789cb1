package demo;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.dsl.Complete;
import dev.moequant.dsl.NeedsA1Scale;
import dev.moequant.dsl.NeedsA2Scale;
import dev.moequant.dsl.NeedsW1Scale;
import dev.moequant.dsl.NeedsW2Scale;
import dev.moequant.dsl.StagedScope;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * Makes the quantization configs of {@link MixtralExperts} for vLLM 2026-08.
 *
 * <p>{@code @Fp8W8A8(staticActivations = true)}
 * <ul>
 *   <li>weights: float8_e4m3fn, one scale per expert
 *   <li>activations: float8_e4m3fn, one scale per tensor, from the checkpoint
 * </ul>
 *
 * <p>Tensors, as vLLM has them once weights are loaded, fused and requantized:
 * <ul>
 *   <li>{@code w1_scale}: float32 {@code [E] or [E, 1]}
 *   <li>{@code w2_scale}: float32 {@code [E] or [E, 1]}
 *   <li>{@code a1_scale}: float32 {@code [] or [1] or [E]}
 *   <li>{@code a2_scale}: float32 {@code [] or [1] or [E]}
 * </ul>
 * E is the number of experts on this rank, H the hidden size, I the intermediate
 * size of this rank. Gate and up are stacked, 2I; without gating it is I.
 */
@Generated("dev.moequant.processor.QuantProcessor")
@NullMarked
final class MixtralExpertsQuantConfig {
  /**
   * The scheme as declared.
   */
  static final SchemeSpec SCHEME = SchemeSpec.fp8W8A8().withStaticActivations(true);

  private static final CheckedScheme CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08);

  private MixtralExpertsQuantConfig() {
  }

  /**
   * Makes a config of the tensors that the method holds.
   *
   * @param method has a member for each tensor
   * @param <T> type parameter {@code T} of {@code MixtralExperts}
   * @return the config; shapes and dtypes are not checked
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T extends Comparable<T>> FusedMoEQuantConfig<T> of(MixtralExperts<T> method) {
    return CHECKED.create(slots(method.w1, method.w2, method.a1, method.a2));
  }

  /**
   * Makes a config of these tensors.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param w1Scale {@code w1_scale}, float32 {@code [E] or [E, 1]}
   * @param w2Scale {@code w2_scale}, float32 {@code [E] or [E, 1]}
   * @param a1Scale {@code a1_scale}, float32 {@code [] or [1] or [E]}
   * @param a2Scale {@code a2_scale}, float32 {@code [] or [1] or [E]}
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> tensors, T w1Scale, T w2Scale,
      T a1Scale, T a2Scale) {
    return CHECKED.create(tensors, slots(w1Scale, w2Scale, a1Scale, a2Scale));
  }

  /**
   * Makes a config of the tensors that the block gives, in this order:
   * {@code w1_scale}, {@code w2_scale}, {@code a1_scale}, {@code a2_scale}.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> quantConfig(TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, NeedsA1Scale<T, NeedsA2Scale<T, Complete<T>>>>>, Complete<T>> block) {
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
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, NeedsA1Scale<T, NeedsA2Scale<T, Complete<T>>>>>, Complete<T>> block) {
    return CHECKED.check(tensors, block.complete(start()).tensors());
  }

  private static <T> NeedsW1Scale<T, NeedsW2Scale<T, NeedsA1Scale<T, NeedsA2Scale<T, Complete<T>>>>> start(
      ) {
    return w1Scale -> w2Scale -> a1Scale -> a2Scale -> new Complete<>(slots(w1Scale, w2Scale, a1Scale, a2Scale));
  }

  private static <T> SlotTensors<T> slots(T w1Scale, T w2Scale, T a1Scale, T a2Scale) {
    return SlotTensors.<T>none()
        .with(TensorSlot.W1_SCALE, w1Scale)
        .with(TensorSlot.W2_SCALE, w2Scale)
        .with(TensorSlot.A1_SCALE, a1Scale)
        .with(TensorSlot.A2_SCALE, a2Scale);
  }
}
