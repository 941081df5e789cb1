package dev.moequant.kernels;

import java.util.Optional;

/**
 * What an oracle answers.
 *
 * @param backend what it chooses; empty for an exception
 * @param kernel the kernel of that backend, where it has one
 * @param refusal the exception; empty for a choice
 * @param source file and line of the oracle in vLLM
 */
public record Selection(
    Optional<String> backend, Optional<String> kernel, Optional<Refusal> refusal, String source) {
  private static final String NOTHING = "NONE";

  static Selection of(String backend, Optional<String> kernel, String source) {
    return new Selection(Optional.of(backend), kernel, Optional.empty(), source);
  }

  static Selection of(Refusal refusal, String source) {
    return new Selection(Optional.empty(), Optional.empty(), Optional.of(refusal), source);
  }

  /**
   * Whether vLLM goes on without any kernel, since nothing fits and it raises nothing.
   *
   * @return true for its backend NONE
   */
  public boolean isNothing() {
    return backend.filter(NOTHING::equals).isPresent();
  }

  /**
   * Whether vLLM takes some kernel.
   *
   * @return false for an exception, and for a backend without a kernel
   */
  public boolean hasKernel() {
    return kernel.isPresent();
  }

  /** Prints the backend and the kernel, or the exception. */
  @Override
  public String toString() {
    return refusal
        .map(Refusal::exception)
        .orElseGet(() -> backend.orElse("") + kernel.map(id -> " " + id).orElse(""));
  }
}
