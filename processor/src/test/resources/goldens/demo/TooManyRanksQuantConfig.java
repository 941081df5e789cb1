package demo;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.MoECheck;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.deployment.DeclaredDeployment;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Rejection;
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
 * A stub: {@link TooManyRanks} was rejected by the compiler, so every method of this class throws.
 *
 * <pre>{@code
 * {MOEQ403, line 1}
 * {MOEQ403, line 2}
 * {MOEQ403, line 3}
 * }</pre>
 */
@Generated("dev.moequant.processor.QuantProcessor")
@NullMarked
final class TooManyRanksQuantConfig {
  /**
   * The scheme as declared.
   */
  static final SchemeSpec SCHEME = SchemeSpec.fp8W8A8().withBlockShape(128, 128);

  /**
   * The layer as declared: 128 experts (8 a token), hiddenDim 2048, intermediateSize 768.
   */
  static final LayerSpec LAYER = LayerSpec.of(layer -> {
        layer.numExperts(128);
        layer.expertsPerToken(8);
        layer.hiddenDim(2048);
        layer.intermediateSize(768);
      });

  private static final CheckedScheme CHECKED = CheckedScheme.rejected(
      MoECheck.of(SCHEME).vllm(VllmRevision.V2026_08).layer(LAYER)
          .deployment(Deployment.TWO_L40S.spec)
          .deployment(Deployment.FOUR_L40S.spec),
      Rejection.ofScheme(403));

  private TooManyRanksQuantConfig() {
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
  static <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> tensors, T w1Scale, T w2Scale) {
    return CHECKED.create(tensors, slots(w1Scale, w2Scale));
  }

  /**
   * Makes a config of these tensors.
   *
   * @param deployment says E and all sizes, which are checked
   * @param tensors tells shape and dtype of a tensor
   * @param w1Scale {@code w1_scale}
   * @param w2Scale {@code w2_scale}
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> create(Deployment deployment, TensorAdapter<T> tensors,
      T w1Scale, T w2Scale) {
    return CHECKED.create(deployment.layer(), tensors, slots(w1Scale, w2Scale));
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
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>>, Complete<T>> block) {
    return CHECKED.create(tensors, block.complete(start()).tensors());
  }

  /**
   * Makes a config of the tensors that the block gives, in this order:
   * {@code w1_scale}, {@code w2_scale}.
   *
   * @param deployment says E and all sizes, which are checked
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  static <T> FusedMoEQuantConfig<T> quantConfig(Deployment deployment, TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>>, Complete<T>> block) {
    return CHECKED.create(deployment.layer(), tensors, block.complete(start()).tensors());
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
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>>, Complete<T>> block) {
    return CHECKED.check(tensors, block.complete(start()).tensors());
  }

  /**
   * Says what {@link #quantConfig} would throw, without an exception.
   *
   * @param deployment says E and all sizes, which are checked
   * @param tensors tells shape and dtype of a tensor
   * @param block gives each tensor by name
   * @param <T> the tensor type
   * @return everything that was found, warnings included
   */
  static <T> QuantReport check(Deployment deployment, TensorAdapter<T> tensors,
      StagedScope<NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>>, Complete<T>> block) {
    return CHECKED.check(deployment.layer(), tensors, block.complete(start()).tensors());
  }

  private static <T> NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>> start() {
    return w1Scale -> w2Scale -> new Complete<>(slots(w1Scale, w2Scale));
  }

  private static <T> SlotTensors<T> slots(T w1Scale, T w2Scale) {
    return SlotTensors.<T>none()
        .with(TensorSlot.W1_SCALE, w1Scale)
        .with(TensorSlot.W2_SCALE, w2Scale);
  }

  /**
   * The ways in which the layer is served, as declared.
   */
  @java.lang.SuppressWarnings("nls")
  enum Deployment implements DeclaredDeployment {
    /**
     * "two l40s": tp 2, L40S.
     */
    TWO_L40S(0, "two l40s", /* tp= */ 2, Gpu.L40S),

    /**
     * "four l40s": tp 4, L40S.
     */
    FOUR_L40S(1, "four l40s", /* tp= */ 4, Gpu.L40S);

    private final int index;

    private final DeploymentSpec spec;

    Deployment(int place, java.lang.String name, int tp, Gpu gpu) {
      this.index = place;
      this.spec = DeploymentSpec.of(name).withTp(tp).withGpu(gpu);
    }

    /**
     * The deployment of a name.
     *
     * @param name as declared
     * @return the deployment
     * @throws IllegalArgumentException if there is none
     */
    static Deployment named(java.lang.String name) {
      return DeclaredDeployment.named(values(), name);
    }

    @java.lang.Override
    public DeploymentSpec spec() {
      return this.spec;
    }

    @java.lang.Override
    public DeployedLayer layer() {
      return TooManyRanksQuantConfig.CHECKED.deployed(TooManyRanksQuantConfig.LAYER, this.spec, this.index);
    }
  }
}
