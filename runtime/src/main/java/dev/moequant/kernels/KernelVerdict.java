package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one kernel says to a question.
 *
 * @param backend the backend that it belongs to
 * @param kernel the kernel
 * @param pair the keys that the oracle passes to it
 * @param isAutomatic whether vLLM tries it where it chooses itself; else it takes a name
 * @param leftOut the filter by which the oracle does not try it, although it stands in its order
 * @param refused why it would not be chosen, the reason that vLLM finds first in front
 * @param failsAtLoad why weights could not be made or loaded
 * @param failsAtRun why the first forward pass would fail
 * @param ignores what it would not do as declared
 * @param padding how sizes would be padded; the first that applies counts
 * @param names what {@code --moe-backend} may say to get its backend
 */
public record KernelVerdict(
    String backend,
    Kernel kernel,
    KernelPair pair,
    boolean isAutomatic,
    Optional<OracleCandidates.Filter> leftOut,
    List<Reason> refused,
    List<Reason> failsAtLoad,
    List<Reason> failsAtRun,
    List<Ignored> ignores,
    List<Padding> padding,
    List<String> names) {
  /** Keeps unmodifiable copies. */
  public KernelVerdict {
    refused = List.copyOf(refused);
    failsAtLoad = List.copyOf(failsAtLoad);
    failsAtRun = List.copyOf(failsAtRun);
    ignores = List.copyOf(ignores);
    padding = List.copyOf(padding);
    names = List.copyOf(names);
  }

  static KernelVerdict of(
      OracleCandidates.Backend backend,
      Kernel kernel,
      KernelQuestion question,
      boolean isAutomatic,
      Optional<OracleCandidates.Filter> leftOut,
      List<String> names) {
    return new KernelVerdict(
        backend.name(),
        kernel,
        question.pair(),
        isAutomatic,
        leftOut,
        KernelChecks.refused(kernel, question),
        KernelChecks.fails(kernel, question, Phase.LOAD),
        KernelChecks.fails(kernel, question, Phase.RUN),
        applying(kernel.ignores(), row -> row.applies(question)),
        applying(kernel.padding(), row -> row.applies(question)),
        names);
  }

  /** Those that apply; most questions have none, and then there is no new list. */
  private static <T> List<T> applying(List<T> rows, Predicate<T> applies) {
    List<T> applying = List.of();
    for (int i = 0; i < rows.size(); i++) {
      if (applies.test(rows.get(i))) {
        applying = applying.isEmpty() ? new ArrayList<>(2) : applying;
        applying.add(rows.get(i));
      }
    }
    return applying;
  }

  /**
   * Whether vLLM would take it, where it gets so far.
   *
   * @return true where nothing is refused, whatever happens later
   */
  public boolean isSelectable() {
    return refused.isEmpty() && leftOut.isEmpty();
  }

  /**
   * Whether it runs the layer.
   *
   * @return true where nothing is refused and nothing fails
   */
  public boolean runs() {
    return isSelectable() && failsAtLoad.isEmpty() && failsAtRun.isEmpty();
  }

  /**
   * All reasons, whenever vLLM says them.
   *
   * @return those of the selection first
   */
  public List<Reason> reasons() {
    return Stream.of(refused, failsAtLoad, failsAtRun).flatMap(List::stream).toList();
  }
}
