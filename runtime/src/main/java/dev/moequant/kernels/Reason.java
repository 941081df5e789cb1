package dev.moequant.kernels;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a kernel does not run a layer: one row, and what was found instead.
 *
 * @param check what was looked at
 * @param phase when vLLM says no
 * @param criterion what must hold
 * @param symbol the number behind a {@link Symbol} of the criterion
 * @param found what the question says; the text none where it says nothing
 * @param note what vLLM's code says beside, or nothing
 * @param source file and line in vLLM
 */
public record Reason(
    Check check,
    Phase phase,
    Criterion criterion,
    Optional<Integer> symbol,
    Object found,
    String note,
    String source) {
  /** What a question says that says nothing. */
  static final String NOTHING = "none";

  static Reason of(Constraint row, KernelQuestion question) {
    @Nullable Object found = row.criterion().found(question);
    return new Reason(
        row.check(),
        row.phase(),
        row.criterion(),
        row.criterion().symbol(question),
        found == null ? NOTHING : found,
        row.note(),
        row.source());
  }

  /**
   * The reason in plain English, in the words of the annotations; the kernel is its subject where
   * it has none. Only pairs of quantization keys have vLLM's names, since only a scheme has others.
   *
   * @return for example {@code intermediateSize per rank = 192 is not a multiple of 128}
   */
  public String sentence() {
    return ReasonWords.sentence(this);
  }

  /** Prints the sentence. */
  @Override
  public String toString() {
    return sentence();
  }
}
