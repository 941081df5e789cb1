package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the layer is served: over how many ranks, on which GPU, with which kernels. May be repeated;
 * each one is checked against the scheme and the sizes of {@link MoELayer}.
 *
 * <pre>{@code
 * @Fp8W8A8(blockShape = {128, 128})
 * @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
 * @MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
 * @MoEDeployment(name = "four l40s", tp = 4, expertParallel = true, gpu = Gpu.L40S)
 * class Qwen3Experts { }
 * }</pre>
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(MoEDeployments.class)
public @interface MoEDeployment {
  /**
   * What findings and generated code call it.
   *
   * @return a name that no other deployment of the class has
   */
  String name();

  /**
   * Tensor parallelism (vLLM: {@code --tensor-parallel-size}).
   *
   * @return 1 unless given
   */
  int tp() default 1;

  /**
   * Data parallelism (vLLM: {@code --data-parallel-size}). MoE layers are split over all tp x dp
   * ranks.
   *
   * @return 1 unless given
   */
  int dp() default 1;

  /**
   * Each rank holds whole experts instead of a part of each (vLLM: {@code
   * --enable-expert-parallel}).
   *
   * @return false unless given
   */
  boolean expertParallel() default false;

  /**
   * Experts move between ranks to balance the load (vLLM: {@code --enable-eplb}).
   *
   * @return false unless given
   */
  boolean eplb() default false;

  /**
   * Copies of experts that load balancing may place (vLLM: {@code num_redundant_experts}).
   *
   * @return 0 unless given
   */
  int redundantExperts() default 0;

  /**
   * How tokens travel to the ranks of their experts (vLLM: {@code --all2all-backend}); used with
   * expert parallelism and several data-parallel ranks only.
   *
   * @return vLLM's default unless given
   */
  All2AllBackend all2all() default All2AllBackend.ALLGATHER_REDUCESCATTER;

  /**
   * The GPU of every rank.
   *
   * @return {@link Gpu#UNSPECIFIED} unless given: a kernel may be for any
   */
  Gpu gpu() default Gpu.UNSPECIFIED;

  /**
   * The kernels that are asked for (vLLM: {@code --moe-backend}).
   *
   * @return {@link Kernel#AUTO} unless given: vLLM chooses
   */
  Kernel kernel() default Kernel.AUTO;
}
