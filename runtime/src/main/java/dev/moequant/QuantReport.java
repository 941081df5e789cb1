package dev.moequant;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that was found about a scheme and its tensors, without an exception.
 *
 * @param scheme the scheme that was checked
 * @param findings errors and warnings; empty if all is well
 */
public record QuantReport(SchemeSpec scheme, List<Finding> findings) {
  /** Keeps an unmodifiable copy of the findings. */
  public QuantReport {
    findings = List.copyOf(findings);
  }

  /**
   * Whether a config can be made; warnings do not count.
   *
   * @return true if no finding is an error
   */
  public boolean isValid() {
    return errors().isEmpty();
  }

  /**
   * The findings for which a factory throws.
   *
   * @return the errors, in order
   */
  public List<Finding> errors() {
    return ofSeverity(Severity.ERROR);
  }

  /**
   * The findings for which a factory does not throw.
   *
   * @return the warnings, in order
   */
  public List<Finding> warnings() {
    return ofSeverity(Severity.WARNING);
  }

  private List<Finding> ofSeverity(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }

  /** Prints the scheme, then each finding as the compiler does. */
  @Override
  public String toString() {
    return findings.isEmpty()
        ? scheme + ": no findings"
        : findings.stream()
            .map(Finding::message)
            .collect(Collectors.joining("\n", scheme + ":\n", ""));
  }
}
