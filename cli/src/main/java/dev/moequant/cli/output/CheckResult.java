package dev.moequant.cli.output;

import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.VllmRevision;
import java.util.List;

/**
 * Everything that {@code moequant check} has to say.
 *
 * @param version of moequant
 * @param revision the vLLM that is to serve the checkpoints
 * @param checkpoints one or more
 * @param notLookedAt flags of vLLM that were given, and change nothing here
 */
public record CheckResult(
    String version, VllmRevision revision, List<Checked> checkpoints, List<String> notLookedAt) {
  /** Keeps unmodifiable copies. */
  public CheckResult {
    checkpoints = List.copyOf(checkpoints);
    notLookedAt = List.copyOf(notLookedAt);
  }

  /**
   * How many findings there are of a kind.
   *
   * @param severity errors or warnings
   * @return their number
   */
  public long count(Severity severity) {
    return checkpoints.stream().mapToLong(checked -> checked.count(severity)).sum();
  }

  /**
   * Whether some file could not be read.
   *
   * @return true for 701, 702, 711
   */
  public boolean isUnreadable() {
    return checkpoints.stream().anyMatch(Checked::isUnreadable);
  }

  /**
   * For people.
   *
   * @param terminal for its width and colours
   * @return lines
   */
  public String text(Terminal terminal) {
    return new CheckText(terminal).of(this);
  }

  /**
   * For programs, in the form of {@code docs/schema/check-1.json}.
   *
   * @return an object
   */
  public String json() {
    return CheckJson.of(this);
  }

  /**
   * For services that show findings.
   *
   * @return SARIF 2.1.0
   */
  public String sarif() {
    return CheckSarif.of(this);
  }
}
