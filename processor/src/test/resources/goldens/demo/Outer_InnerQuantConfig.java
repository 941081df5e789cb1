package demo;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.dsl.Complete;
import dev.moequant.dsl.NeedsW1Bias;
import dev.moequant.dsl.NeedsW1Scale;
import dev.moequant.dsl.NeedsW2Bias;
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
 * Makes the quantization configs of {@link Outer.Inner} for vLLM 2026-08.
 *
 * <p>{@code @QuantScheme(activations = @Activations(dtype = INT8, granularity = PER_TOKEN), weights = @Weights(dtype = INT8, granularity = PER_CHANNEL), bias = true)}
 * <ul>
 *   <li>weights: int8, one scale per output channel
 *   <li>activations: int8, one scale per token, from each batch
 *   <li>biases for both projections
 * </ul>
 *
 * <p>Tensors, as vLLM has them once weights are loaded, fused and requantized:
 * <ul>
 *   <li>{@code w1_scale}: float32 {@code [E, 2I, 1] or [E, 2I]}
 *   <li>{@code w2_scale}: float32 {@code [E, H, 1] or [E, H]}
 *   <li>{@code w1_bias}: bfloat16 or float16 or float32 {@code [E, 2I]}
 *   <li>{@code w2_bias}: bfloat16 or float16 or float32 {@code [E, H]}
 * </ul>
 * E is the number of experts on this rank, H the hidden size, I the intermediate
 * size of this rank. Gate and up are stacked, 2I; without gating it is I.
 */
@Generated("dev.moequant.processor.QuantProcessor")
@NullMarked
final class Outer_InnerQuantConfig {
  /**
   * The scheme as declared.
   */
  static final SchemeSpec SCHEME = SchemeSpec.quantScheme()
      .withBias(true)
      .withActivations(ActivationSpec.unquantized()
          .withDtype(DType.INT8)
          .withGranularity(Granularity.PER_TOKEN))
      .withWeights(WeightSpec.unquantized()
          .withDtype(DType.INT8)
          .withGranularity(Granularity.PER_CHANNEL));

  private static final CheckedScheme CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08);

  private Outer_InnerQuantConfig() {
  }

  /**
   * Makes a config of these tensors.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param w1Scale {@code w1_scale}, float32 {@code [E, 2I, 1] or [E, 2I]}
   * @param w2Scale {@code w2_scale}, float32 {@code [E, H, 1] or [E, H]}
   * @param w1Bias {@code w1_bias}, bfloat16 or float16 or float32 {@code [E, 2I]}
   * @param w2Bias {@code w2_bias}, bfloat16 or float16 or float32 {@code [E, H]}
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> tensors, T w1Scale, T w2Scale, T w1Bias,
      T w2Bias) {
    return CHECKED.create(tensors, slots(w1Scale, w2Scale, w1Bias, w2Bias));
  }

  /**
   * Makes a config of the tensors that the block gives, in this order:
   * {@code w1_scale}, {@code w2_scale}, {@code w1_bias}, {@code w2_bias}.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> quantConfig(TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, NeedsW1Bias<T, NeedsW2Bias<T, Complete<T>>>>>, Complete<T>> block) {
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
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, NeedsW1Bias<T, NeedsW2Bias<T, Complete<T>>>>>, Complete<T>> block) {
    return CHECKED.check(tensors, block.complete(start()).tensors());
  }

  private static <T> NeedsW1Scale<T, NeedsW2Scale<T, NeedsW1Bias<T, NeedsW2Bias<T, Complete<T>>>>> start(
      ) {
    return w1Scale -> w2Scale -> w1Bias -> w2Bias -> new Complete<>(slots(w1Scale, w2Scale, w1Bias, w2Bias));
  }

  private static <T> SlotTensors<T> slots(T w1Scale, T w2Scale, T w1Bias, T w2Bias) {
    return SlotTensors.<T>none()
        .with(TensorSlot.W1_SCALE, w1Scale)
        .with(TensorSlot.W2_SCALE, w2Scale)
        .with(TensorSlot.W1_BIAS, w1Bias)
        .with(TensorSlot.W2_BIAS, w2Bias);
  }
}
