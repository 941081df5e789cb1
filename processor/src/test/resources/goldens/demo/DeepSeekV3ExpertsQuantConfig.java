package demo;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.dsl.Complete;
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
 * Makes the quantization configs of {@link DeepSeekV3Experts} for vLLM 2026-08.
 *
 * <p>{@code @Fp8W8A8(blockShape = {128, 128})}
 * <ul>
 *   <li>weights: float8_e4m3fn, one scale per block of 128 x 128
 *   <li>activations: float8_e4m3fn, one scale per 128 values along K, from each batch
 * </ul>
 *
 * <p>Tensors, as vLLM has them once weights are loaded, fused and requantized:
 * <ul>
 *   <li>{@code w1_scale}: float32 {@code [E, 2*ceil(I/128), ceil(H/128)]}
 *   <li>{@code w2_scale}: float32 {@code [E, ceil(H/128), ceil(I/128)]}
 * </ul>
 * E is the number of experts on this rank, H the hidden size, I the intermediate
 * size of this rank. Gate and up are stacked, 2I; without gating it is I.
 */
@Generated("dev.moequant.processor.QuantProcessor")
@NullMarked
public final class DeepSeekV3ExpertsQuantConfig {
  /**
   * The scheme as declared.
   */
  public static final SchemeSpec SCHEME = SchemeSpec.fp8W8A8().withBlockShape(128, 128);

  private static final CheckedScheme CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08);

  private DeepSeekV3ExpertsQuantConfig() {
  }

  /**
   * Makes a config of these tensors.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param w1Scale {@code w1_scale}, float32 {@code [E, 2*ceil(I/128), ceil(H/128)]}
   * @param w2Scale {@code w2_scale}, float32 {@code [E, ceil(H/128), ceil(I/128)]}
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  public static <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> tensors, T w1Scale, T w2Scale) {
    return CHECKED.create(tensors, slots(w1Scale, w2Scale));
  }

  /**
   * Makes a config of the tensors that the block gives, in this order:
   * {@code w1_scale}, {@code w2_scale}.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  public static <T> FusedMoEQuantConfig<T> quantConfig(TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>>, Complete<T>> block) {
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
  public static <T> QuantReport check(TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>>, Complete<T>> block) {
    return CHECKED.check(tensors, block.complete(start()).tensors());
  }

  private static <T> NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>> start() {
    return w1Scale -> w2Scale -> new Complete<>(slots(w1Scale, w2Scale));
  }

  private static <T> SlotTensors<T> slots(T w1Scale, T w2Scale) {
    return SlotTensors.<T>none()
        .with(TensorSlot.W1_SCALE, w1Scale)
        .with(TensorSlot.W2_SCALE, w2Scale);
  }
}
