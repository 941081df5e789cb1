package dev.moequant.kernels;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an oracle answers without trying candidates.
 *
 * @param shortCircuits before anything else; the first that applies
 * @param lastResorts behind all candidates; the first that applies
 * @param nothingFits at the end
 */
public record OracleEnds(
    List<Answer> shortCircuits, List<Answer> lastResorts, NothingFits nothingFits) {
  /** Keeps unmodifiable copies. */
  public OracleEnds {
    shortCircuits = List.copyOf(shortCircuits);
    lastResorts = List.copyOf(lastResorts);
  }

  /**
   * A fixed answer.
   *
   * @param when where it is given
   * @param ifStands a short circuit is taken only where its kernel stands these checks; none for no
   *     check
   * @param backend the backend, unless it is an exception
   * @param kernel its kernel, if it has one
   * @param raises of a short circuit the exception that it is; of a last resort the one that is
   *     raised where its kernel does not take the layer
   * @param source file and line in vLLM
   */
  public record Answer(
      Condition when,
      Set<Check> ifStands,
      Optional<String> backend,
      Optional<String> kernel,
      Optional<String> raises,
      String source) {
    /** Keeps an unmodifiable copy of the checks. */
    public Answer {
      ifStands = Set.copyOf(ifStands);
    }
  }

  /**
   * The end where no candidate runs the layer.
   *
   * @param when where it is an exception
   * @param refusal that exception
   * @param otherwise elsewhere: a backend without a kernel
   * @param source file and line in vLLM
   */
  public record NothingFits(
      Condition when, Refusal refusal, Optional<String> otherwise, String source) {}
}
