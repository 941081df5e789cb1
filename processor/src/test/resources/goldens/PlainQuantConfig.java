import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.dsl.Complete;
import dev.moequant.dsl.StagedScope;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * Makes the quantization configs of {@link Plain} for vLLM 2026-08.
 *
 * <p>{@code @QuantScheme}
 * <ul>
 *   <li>weights: not quantized
 *   <li>activations: not quantized
 * </ul>
 */
@Generated("dev.moequant.processor.QuantProcessor")
@NullMarked
public final class PlainQuantConfig {
  /**
   * The scheme as declared.
   */
  public static final SchemeSpec SCHEME = SchemeSpec.quantScheme();

  private static final CheckedScheme CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08);

  private PlainQuantConfig() {
  }

  /**
   * Makes a config of these tensors.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  public static <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> tensors) {
    return CHECKED.create(tensors, slots());
  }

  /**
   * Makes a config of the tensors that the block gives, in this order:
   * none, the scheme needs no tensor.
   *
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  public static <T> FusedMoEQuantConfig<T> quantConfig(TensorAdapter<T> tensors,
      StagedScope<Complete<T>, Complete<T>> block) {
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
      StagedScope<Complete<T>, Complete<T>> block) {
    return CHECKED.check(tensors, block.complete(start()).tensors());
  }

  private static <T> Complete<T> start() {
    return new Complete<>(slots());
  }

  private static <T> SlotTensors<T> slots() {
    return SlotTensors.<T>none();
  }
}
