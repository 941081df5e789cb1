package dev.moequant.deployment;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.dsl.MoeDsl;

/**
 * What can be said of a deployment, in the block of {@link DeploymentSpec#of}: the members of
 * {@code @MoEDeployment} under their names, with the same defaults.
 */
@MoeDsl
public final class DeploymentOptions {
  int tp = 1;
  int dp = 1;
  boolean expertParallel;
  boolean eplb;
  int redundantExperts;
  All2AllBackend all2all = All2AllBackend.ALLGATHER_REDUCESCATTER;
  Gpu gpu = Gpu.UNSPECIFIED;
  Kernel kernel = Kernel.AUTO;
  private boolean closed;

  DeploymentOptions() {}

  void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the block has returned: its scope configures nothing more");
    }
  }

  /**
   * Tensor parallelism.
   *
   * @param value vLLM: {@code --tensor-parallel-size}; 1 by default
   */
  public void tp(int value) {
    checkOpen();
    tp = value;
  }

  /**
   * Data parallelism.
   *
   * @param value vLLM: {@code --data-parallel-size}; 1 by default
   */
  public void dp(int value) {
    checkOpen();
    dp = value;
  }

  /** Each rank holds whole experts; vLLM: {@code --enable-expert-parallel}. */
  public void expertParallel() {
    expertParallel(true);
  }

  /**
   * Whether each rank holds whole experts.
   *
   * @param value false by default
   */
  public void expertParallel(boolean value) {
    checkOpen();
    expertParallel = value;
  }

  /**
   * Whether experts move between ranks to balance the load.
   *
   * @param value vLLM: {@code --enable-eplb}; false by default
   */
  public void eplb(boolean value) {
    checkOpen();
    eplb = value;
  }

  /**
   * Copies of experts that load balancing may place.
   *
   * @param value vLLM: {@code num_redundant_experts}; 0 by default
   */
  public void redundantExperts(int value) {
    checkOpen();
    redundantExperts = value;
  }

  /**
   * How tokens travel to the ranks of their experts.
   *
   * @param value vLLM: {@code --all2all-backend}; its default by default
   */
  public void all2all(All2AllBackend value) {
    checkOpen();
    all2all = value;
  }

  /**
   * The GPU of every rank.
   *
   * @param value unspecified by default: a kernel may be for any
   */
  public void gpu(Gpu value) {
    checkOpen();
    gpu = value;
  }

  /**
   * The kernels that are asked for.
   *
   * @param value vLLM: {@code --moe-backend}; by default vLLM chooses
   */
  public void kernel(Kernel value) {
    checkOpen();
    kernel = value;
  }
}
