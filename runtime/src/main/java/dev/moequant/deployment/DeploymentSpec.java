package dev.moequant.deployment;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.dsl.Scope;
import dev.moequant.internal.text.ShownText;
import java.util.List;

/**
 * How a layer is served: what {@code @MoEDeployment} says, as a value. It never rejects; the rules
 * say what is wrong with it.
 */
public final class DeploymentSpec {
  private final String name;
  private final int tp;
  private final int dp;
  private final boolean expertParallel;
  private final boolean eplb;
  private final int redundantExperts;
  private final All2AllBackend all2all;
  private final Gpu gpu;
  private final Kernel kernel;

  private DeploymentSpec(String name, DeploymentOptions options) {
    this.name = name;
    this.tp = options.tp;
    this.dp = options.dp;
    this.expertParallel = options.expertParallel;
    this.eplb = options.eplb;
    this.redundantExperts = options.redundantExperts;
    this.all2all = options.all2all;
    this.gpu = options.gpu;
    this.kernel = options.kernel;
  }

  /**
   * A deployment.
   *
   * @param name what findings call it
   * @param block says what differs from the defaults
   * @return the deployment
   */
  public static DeploymentSpec of(String name, Scope<? super DeploymentOptions> block) {
    DeploymentOptions options = new DeploymentOptions();
    block.configure(options);
    options.close();
    return new DeploymentSpec(name, options);
  }

  /**
   * A deployment that says nothing: one rank, any GPU.
   *
   * @param name what findings call it
   * @return the deployment
   */
  public static DeploymentSpec of(String name) {
    return new DeploymentSpec(name, new DeploymentOptions());
  }

  /**
   * The same with other sizes.
   *
   * @param newTp tensor parallelism
   * @param newDp data parallelism
   * @param newExpertParallel whether each rank holds whole experts
   * @return a deployment of the same name
   */
  public DeploymentSpec withRanks(int newTp, int newDp, boolean newExpertParallel) {
    DeploymentOptions options = options();
    options.tp = newTp;
    options.dp = newDp;
    options.expertParallel = newExpertParallel;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same with another tensor parallelism.
   *
   * @param value vLLM: {@code --tensor-parallel-size}
   * @return a deployment of the same name
   */
  public DeploymentSpec withTp(int value) {
    DeploymentOptions options = options();
    options.tp = value;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same with another data parallelism.
   *
   * @param value vLLM: {@code --data-parallel-size}
   * @return a deployment of the same name
   */
  public DeploymentSpec withDp(int value) {
    DeploymentOptions options = options();
    options.dp = value;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same with whole experts on each rank, or without.
   *
   * @param value vLLM: {@code --enable-expert-parallel}
   * @return a deployment of the same name
   */
  public DeploymentSpec withExpertParallel(boolean value) {
    DeploymentOptions options = options();
    options.expertParallel = value;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same with experts that move between ranks, or without.
   *
   * @param value vLLM: {@code --enable-eplb}
   * @return a deployment of the same name
   */
  public DeploymentSpec withEplb(boolean value) {
    DeploymentOptions options = options();
    options.eplb = value;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same with another number of copies that load balancing may place.
   *
   * @param value vLLM: {@code num_redundant_experts}
   * @return a deployment of the same name
   */
  public DeploymentSpec withRedundantExperts(int value) {
    DeploymentOptions options = options();
    options.redundantExperts = value;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same with another way of tokens to the ranks of their experts.
   *
   * @param value vLLM: {@code --all2all-backend}
   * @return a deployment of the same name
   */
  public DeploymentSpec withAll2all(All2AllBackend value) {
    DeploymentOptions options = options();
    options.all2all = value;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same on other GPUs.
   *
   * @param value of every rank; unspecified where any will do
   * @return a deployment of the same name
   */
  public DeploymentSpec withGpu(Gpu value) {
    DeploymentOptions options = options();
    options.gpu = value;
    return new DeploymentSpec(name, options);
  }

  /**
   * The same with other kernels.
   *
   * @param value vLLM: {@code --moe-backend}; auto where vLLM chooses
   * @return a deployment of the same name
   */
  public DeploymentSpec withKernel(Kernel value) {
    DeploymentOptions options = options();
    options.kernel = value;
    return new DeploymentSpec(name, options);
  }

  private DeploymentOptions options() {
    DeploymentOptions options = new DeploymentOptions();
    options.tp = tp;
    options.dp = dp;
    options.expertParallel = expertParallel;
    options.eplb = eplb;
    options.redundantExperts = redundantExperts;
    options.all2all = all2all;
    options.gpu = gpu;
    options.kernel = kernel;
    return options;
  }

  /**
   * What findings call it.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The name as messages show it, on one line whatever is in it.
   *
   * @return in quotes, with escapes for line breaks and other control characters
   */
  public String shownName() {
    return ShownText.quoted(name);
  }

  /**
   * Tensor parallelism.
   *
   * @return vLLM's {@code tensor_parallel_size}
   */
  public int tp() {
    return tp;
  }

  /**
   * Data parallelism.
   *
   * @return vLLM's {@code data_parallel_size}
   */
  public int dp() {
    return dp;
  }

  /**
   * Whether each rank is to hold whole experts.
   *
   * @return vLLM's {@code enable_expert_parallel}
   */
  public boolean expertParallel() {
    return expertParallel;
  }

  /**
   * Whether experts move between ranks.
   *
   * @return vLLM's {@code enable_eplb}
   */
  public boolean eplb() {
    return eplb;
  }

  /**
   * Copies of experts that load balancing may place.
   *
   * @return vLLM's {@code num_redundant_experts}
   */
  public int redundantExperts() {
    return redundantExperts;
  }

  /**
   * How tokens travel to the ranks of their experts.
   *
   * @return vLLM's {@code all2all_backend}
   */
  public All2AllBackend all2all() {
    return all2all;
  }

  /**
   * The GPU of every rank.
   *
   * @return unspecified where any will do
   */
  public Gpu gpu() {
    return gpu;
  }

  /**
   * The kernels that are asked for.
   *
   * @return auto where vLLM chooses
   */
  public Kernel kernel() {
    return kernel;
  }

  /**
   * The ranks that share a MoE layer: vLLM flattens tensor across data parallelism.
   *
   * @return tp x dp; a long, so that no two sizes overflow
   */
  public long ranks() {
    return (long) tp * dp;
  }

  /**
   * Whether experts are dealt out, which takes more than one rank.
   *
   * @return vLLM's {@code use_ep}
   */
  public boolean useEp() {
    return expertParallel && ranks() > 1;
  }

  /**
   * Whether tokens travel between ranks.
   *
   * @return vLLM's {@code use_all2all_kernels}
   */
  public boolean useAll2AllKernels() {
    return useEp() && dp > 1;
  }

  /** Prints {@code "four l40s": tp 4, expert parallel, L40S}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(shownName() + ": tp " + tp);
    if (dp != 1) {
      text.append(", dp ").append(dp);
    }
    if (expertParallel) {
      text.append(", expert parallel");
    }
    if (all2all != All2AllBackend.ALLGATHER_REDUCESCATTER) {
      text.append(", ").append(all2all.vllmName());
    }
    if (gpu != Gpu.UNSPECIFIED) {
      text.append(", ").append(gpu);
    }
    if (kernel != Kernel.AUTO) {
      text.append(", ").append(kernel.vllmName());
    }
    return text.toString();
  }

  private List<Object> values() {
    return List.of(name, tp, dp, expertParallel, eplb, redundantExperts, all2all, gpu, kernel);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeploymentSpec that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }
}
