package dev.moequant.kernels;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an oracle's table says to a question.
 *
 * @param question what was asked, with the format of activations
 * @param selection what vLLM chooses
 * @param verdicts of each kernel of the oracle: those that vLLM tries itself in its order, then
 *     those that take a name
 * @param methodFailures what the quantization method refuses when weights are created, whatever the
 *     kernel; nothing where the question names no method
 */
public record KernelReport(
    KernelQuestion question,
    Selection selection,
    List<KernelVerdict> verdicts,
    List<Reason> methodFailures) {
  /** Keeps unmodifiable copies. */
  public KernelReport {
    verdicts = List.copyOf(verdicts);
    methodFailures = List.copyOf(methodFailures);
  }

  /**
   * The kernel that vLLM takes.
   *
   * @return its verdict, whose load and run may fail; empty where no kernel is taken
   */
  public Optional<KernelVerdict> chosen() {
    return verdicts.stream().filter(this::isChosen).findFirst();
  }

  /**
   * What vLLM takes, without the others.
   *
   * @return the choice
   */
  public Choice choice() {
    return new Choice(question, selection, chosen());
  }

  private boolean isChosen(KernelVerdict verdict) {
    return selection.kernel().filter(verdict.kernel().id()::equals).isPresent()
        && selection.backend().filter(verdict.backend()::equals).isPresent();
  }

  /**
   * The kernels that run the layer.
   *
   * @return what vLLM takes in front, where it runs; then those that vLLM would try itself; then
   *     those that take a name; none where the quantization method fails
   */
  public List<KernelVerdict> runnable() {
    if (!methodFailures.isEmpty()) {
      return List.of();
    }
    return verdicts.stream()
        .filter(KernelVerdict::runs)
        .sorted(Comparator.comparing(this::isChosen).reversed())
        .toList();
  }

  /**
   * The kernels that vLLM would not choose.
   *
   * @return with every reason
   */
  public List<KernelVerdict> rejected() {
    return verdicts.stream().filter(verdict -> !verdict.isSelectable()).toList();
  }
}
