package dev.moequant.cli.output;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a deployment is said on a command line: members of the annotation, and what they are here.
 */
public enum ServeFlag {
  /** Tensor parallelism. */
  TP("tp", "--tp"),
  /** Data parallelism. */
  DP("dp", "--dp"),
  /** Whole experts on each rank. */
  EXPERT_PARALLEL("expertParallel", "--ep"),
  /** Experts that move between ranks. */
  EPLB("eplb", "--eplb"),
  /** Copies of experts. */
  REDUNDANT_EXPERTS("redundantExperts", "--redundant-experts"),
  /** How tokens travel. */
  ALL2ALL("all2all", "--all2all"),
  /** What it runs on. */
  GPU("gpu", "--gpu"),
  /** Which kernels vLLM is told to take. */
  KERNEL("kernel", "--kernel");

  private final String member;
  private final String flag;

  ServeFlag(String member, String flag) {
    this.member = member;
    this.flag = flag;
  }

  /**
   * What a member is here.
   *
   * @param member as annotations call it
   * @return empty for what no flag says, as sizes of the layer
   */
  public static Optional<ServeFlag> of(String member) {
    return Arrays.stream(values()).filter(flag -> flag.member.equals(member)).findFirst();
  }

  /**
   * The member.
   *
   * @return as annotations and messages call it
   */
  public String member() {
    return member;
  }

  /**
   * The flag.
   *
   * @return with its hyphens
   */
  public String flag() {
    return flag;
  }
}
