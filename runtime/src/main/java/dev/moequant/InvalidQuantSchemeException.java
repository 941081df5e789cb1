package dev.moequant;

import dev.moequant.rules.Finding;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scheme, or the tensors given for it, contradict themselves. The message is what the compiler
 * prints for the same scheme: every finding with its id, text and help.
 */
public final class InvalidQuantSchemeException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** Findings are values, but not serializable ones; a copy read back has the message only. */
  private final transient List<Finding> findings;

  /**
   * An exception that says all of the findings.
   *
   * @param findings what is wrong, at least one
   */
  public InvalidQuantSchemeException(List<Finding> findings) {
    super(findings.stream().map(Finding::message).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /**
   * What is wrong.
   *
   * @return the findings, in the order of the message
   */
  public List<Finding> findings() {
    return findings;
  }
}
