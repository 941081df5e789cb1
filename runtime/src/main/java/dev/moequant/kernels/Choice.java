package dev.moequant.kernels;

import java.util.Optional;

/**
 * What an oracle chooses, and what that kernel says; a {@link KernelReport} has all the others,
 * which takes many times as long.
 *
 * @param question what was asked, with the format of activations
 * @param selection what vLLM chooses
 * @param verdict that of the kernel it takes, whose load and run may fail; empty where none is
 *     taken
 */
public record Choice(
    KernelQuestion question, Selection selection, Optional<KernelVerdict> verdict) {
  /**
   * Whether vLLM serves the layer.
   *
   * @return false for an exception, where nothing is taken, and for a kernel that is taken and
   *     fails
   */
  public boolean runs() {
    return selection.refusal().isEmpty()
        && !selection.isNothing()
        && verdict.map(KernelVerdict::runs).orElse(true);
  }
}
