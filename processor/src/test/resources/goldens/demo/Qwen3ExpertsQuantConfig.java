package demo;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.deployment.DeclaredDeployment;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
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
 * Makes the quantization configs of {@link Qwen3Experts} for vLLM 2026-08.
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
public final class Qwen3ExpertsQuantConfig {
  /**
   * The scheme as declared.
   */
  public static final SchemeSpec SCHEME = SchemeSpec.fp8W8A8().withBlockShape(128, 128);

  /**
   * The layer as declared: 128 experts (8 a token), hiddenDim 2048, intermediateSize 768.
   */
  public static final LayerSpec LAYER = LayerSpec.of(layer -> {
        layer.numExperts(128);
        layer.expertsPerToken(8);
        layer.hiddenDim(2048);
        layer.intermediateSize(768);
        layer.routing(Routing.RENORMALIZE);
      });

  private static final CheckedScheme CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08);

  private Qwen3ExpertsQuantConfig() {
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
   * Makes a config of these tensors.
   *
   * @param deployment says E and all sizes, which are checked
   * @param tensors tells shape and dtype of a tensor
   * @param w1Scale {@code w1_scale}, float32 {@code [E, 2*ceil(I/128), ceil(H/128)]}
   * @param w2Scale {@code w2_scale}, float32 {@code [E, ceil(H/128), ceil(I/128)]}
   * @param <T> the tensor type
   * @return the config
   * @throws dev.moequant.diagnostics.InvalidQuantConfigException with everything that does not fit the scheme
   */
  public static <T> FusedMoEQuantConfig<T> create(Deployment deployment, TensorAdapter<T> tensors,
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
  public static <T> FusedMoEQuantConfig<T> quantConfig(TensorAdapter<T> tensors,
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
  public static <T> FusedMoEQuantConfig<T> quantConfig(Deployment deployment,
      TensorAdapter<T> tensors,
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
  public static <T> QuantReport check(TensorAdapter<T> tensors,
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
  public static <T> QuantReport check(Deployment deployment, TensorAdapter<T> tensors,
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
  public enum Deployment implements DeclaredDeployment {
    /**
     * "two h100": tp 2, H100.
     *
     * <p>On each rank 128 experts, H = 2048, I = 384, as vLLM loads them:
     * <ul>
     *   <li>{@code w13_weight}: float8_e4m3fn {@code [128, 768, 2048]}
     *   <li>{@code w2_weight}: float8_e4m3fn {@code [128, 2048, 384]}
     *   <li>{@code w13_weight_scale}: float32 {@code [128, 6, 16]}
     *   <li>{@code w2_weight_scale}: float32 {@code [128, 16, 3]}
     * </ul>
     *
     * <p>Fused and requantized, as {@code create} takes them:
     * <ul>
     *   <li>{@code w1_scale}: float32 {@code [128, 6, 16]}
     *   <li>{@code w2_scale}: float32 {@code [128, 16, 3]}
     * </ul>
     */
    TWO_H100(0, "two h100",
        /* tp= */ 2,
        /* dp= */ 1,
        /* expertParallel= */ false,
        Gpu.H100,
        Kernel.AUTO),

    /**
     * "six l40s": tp 3, dp 2, expert parallel, L40S, triton.
     *
     * <p>On each rank 22 experts, H = 2048, I = 768, as vLLM loads them:
     * <ul>
     *   <li>{@code w13_weight}: float8_e4m3fn {@code [22, 1536, 2048]}
     *   <li>{@code w2_weight}: float8_e4m3fn {@code [22, 2048, 768]}
     *   <li>{@code w13_weight_scale}: float32 {@code [22, 12, 16]}
     *   <li>{@code w2_weight_scale}: float32 {@code [22, 16, 6]}
     * </ul>
     *
     * <p>Fused and requantized, as {@code create} takes them:
     * <ul>
     *   <li>{@code w1_scale}: float32 {@code [22, 12, 16]}
     *   <li>{@code w2_scale}: float32 {@code [22, 16, 6]}
     * </ul>
     *
     * <p>4 of the 6 ranks have one expert less: there E is 21.
     */
    SIX_L40S(1, "six l40s",
        /* tp= */ 3,
        /* dp= */ 2,
        /* expertParallel= */ true,
        Gpu.L40S,
        Kernel.TRITON);

    private final int index;

    private final DeploymentSpec spec;

    Deployment(int place, java.lang.String name, int tp, int dp, boolean expertParallel, Gpu gpu,
        Kernel kernel) {
      this.index = place;
      this.spec = DeploymentSpec.of(name)
          .withTp(tp)
          .withDp(dp)
          .withExpertParallel(expertParallel)
          .withGpu(gpu)
          .withKernel(kernel);
    }

    /**
     * The deployment of a name.
     *
     * @param name as declared
     * @return the deployment
     * @throws IllegalArgumentException if there is none
     */
    public static Deployment named(java.lang.String name) {
      return DeclaredDeployment.named(values(), name);
    }

    @java.lang.Override
    public DeploymentSpec spec() {
      return this.spec;
    }

    @java.lang.Override
    public DeployedLayer layer() {
      return Qwen3ExpertsQuantConfig.CHECKED.deployed(Qwen3ExpertsQuantConfig.LAYER, this.spec, this.index);
    }
  }
}
