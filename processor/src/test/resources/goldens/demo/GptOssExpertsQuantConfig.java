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
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * Makes the quantization configs of {@link GptOssExperts} for vLLM 2026-08.
 *
 * <p>{@code @Mxfp4W4A16(precisionConfig = true)}
 * <ul>
 *   <li>weights: mxfp4, one scale per 32 values along K
 *   <li>activations: not quantized
 *   <li>weight scales in PrecisionConfig objects
 * </ul>
 */
@Generated("dev.moequant.processor.QuantProcessor")
@NullMarked
final class GptOssExpertsQuantConfig {
  /**
   * The scheme as declared.
   */
  static final SchemeSpec SCHEME = SchemeSpec.mxfp4W4A16().withPrecisionConfig(true);

  private static final CheckedScheme CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08);

  private GptOssExpertsQuantConfig() {
  }

  /**
   * Makes a config of the tensors that the method holds.
   *
   * @param method has a member for each tensor
   * @param <T> type parameter {@code T} of {@code GptOssExperts}
   * @param <TENSOR> the tensor type
   * @return the config; shapes and dtypes are not checked
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T, TENSOR> FusedMoEQuantConfig<TENSOR> of(GptOssExperts<T> method) {
    return CHECKED.create(slots(method.w1(), method.w2()));
  }

  /**
   * Makes a config of these tensors.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param w1Scale {@code w1_scale}
   * @param w2Scale {@code w2_scale}
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> tensors, PrecisionConfig w1Scale,
      PrecisionConfig w2Scale) {
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
  static <T> FusedMoEQuantConfig<T> quantConfig(TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<PrecisionConfig, NeedsW2Scale<PrecisionConfig, Complete<T>>>, Complete<T>> block) {
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
      StagedScope<NeedsW1Scale<PrecisionConfig, NeedsW2Scale<PrecisionConfig, Complete<T>>>, Complete<T>> block) {
    return CHECKED.check(tensors, block.complete(start()).tensors());
  }

  private static <T> NeedsW1Scale<PrecisionConfig, NeedsW2Scale<PrecisionConfig, Complete<T>>> start(
      ) {
    return w1Scale -> w2Scale -> new Complete<>(slots(w1Scale, w2Scale));
  }

  private static <T> SlotTensors<T> slots(PrecisionConfig w1Scale, PrecisionConfig w2Scale) {
    return SlotTensors.<T>none()
        .withPrecision(TensorSlot.W1_SCALE, w1Scale)
        .withPrecision(TensorSlot.W2_SCALE, w2Scale);
  }
}
