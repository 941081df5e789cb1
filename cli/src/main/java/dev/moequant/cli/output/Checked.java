package dev.moequant.cli.output;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.interop.checkpoint.CheckpointReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of one checkpoint.
 *
 * @param path as it was named
 * @param files where its findings are in its files
 * @param report what its files say, and how that goes with the deployments
 * @param plans the deployments without errors
 * @param more findings about the command line that it was asked with
 * @param fitting which sizes fit; empty where one was asked about
 */
public record Checked(
    String path,
    CheckedFiles files,
    CheckpointReport report,
    List<Planned> plans,
    List<Finding> more,
    Optional<FittingTable> fitting) {
  /** What says that a file could not be read. */
  private static final Set<String> UNREADABLE = Set.of("MOEQ701", "MOEQ702", "MOEQ711");

  /** Keeps unmodifiable copies. */
  public Checked {
    plans = List.copyOf(plans);
    more = List.copyOf(more);
  }

  /**
   * Everything that is wrong.
   *
   * @return of the files, the scheme, the layer, each deployment, the command line
   */
  public List<Finding> findings() {
    return Stream.concat(report.findings().stream(), more.stream()).toList();
  }

  /**
   * How many findings there are of a kind.
   *
   * @param severity errors or warnings
   * @return their number
   */
  public long count(Severity severity) {
    return findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * Whether a file could not be read, so that nothing is known.
   *
   * @return true for 701, 702, 711
   */
  public boolean isUnreadable() {
    return report.errors().stream().anyMatch(finding -> UNREADABLE.contains(finding.rule().code()));
  }
}
