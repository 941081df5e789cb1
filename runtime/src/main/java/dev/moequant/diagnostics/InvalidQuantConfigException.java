package dev.moequant.diagnostics;

import dev.moequant.scheme.SchemeMember;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scheme, or the tensors given for it, contradict themselves. The message is what the compiler
 * prints for the same scheme: every finding with its id, text and help.
 */
public final class InvalidQuantConfigException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** Null in what was written by a version that had no such field. */
  private final Said @Nullable [] said;

  private final transient @Nullable List<Finding> findings;

  /**
   * A finding as it is written to a stream: by names, since another version of moequant may read
   * it, which has others.
   */
  private record Said(
      String rule, String severity, @Nullable String member, String text, String help)
      implements Serializable {
    static Said of(Finding finding) {
      return new Said(
          finding.rule().code(),
          finding.severity().name(),
          finding.place() instanceof Place.OfScheme place ? place.member().name() : null,
          finding.text(),
          finding.help());
    }

    Finding finding() {
      return new Finding(
          RuleId.of(rule),
          Severity.WARNING.name().equals(severity) ? Severity.WARNING : Severity.ERROR,
          place(),
          new Sentence("%s", List.of(text)),
          new Sentence("%s", List.of(help)),
          List.of());
    }

    private Place place() {
      return Arrays.stream(SchemeMember.values())
          .filter(known -> known.name().equals(member))
          .findFirst()
          .<Place>map(Place.OfScheme::new)
          .orElse(Place.WHOLE);
    }
  }

  /**
   * An exception that says all of the findings.
   *
   * @param findings what is wrong, at least one
   */
  public InvalidQuantConfigException(List<Finding> findings) {
    super(findings.stream().map(Finding::message).collect(Collectors.joining("\n")));
    this.said = findings.stream().map(Said::of).toArray(Said[]::new);
    this.findings = List.copyOf(findings);
  }

  /**
   * What is wrong. An exception that was serialized has its findings, too, but not their fixes; one
   * that was written before there were findings has none but its message.
   *
   * @return the findings, in the order of the message; never null
   */
  public List<Finding> findings() {
    if (findings != null) {
      return findings;
    }
    return said == null
        ? List.of()
        : Arrays.stream(said).filter(Objects::nonNull).map(Said::finding).toList();
  }
}
