package dev.moequant.diagnostics;

import dev.moequant.scheme.SchemeMember;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scheme, or the tensors given for it, contradict themselves. The message is what the compiler
 * prints for the same scheme: every finding with its id, text and help.
 */
public final class InvalidQuantConfigException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** Null in what was written by a version that had no such field. */
  private final Said @Nullable [] said;

  /**
   * A finding as it is written to a stream: ids and places by their names, since another version of
   * moequant may read it, which has others.
   */
  private record Said(String rule, @Nullable String place, String text, String help)
      implements Serializable {
    static Said of(Finding finding) {
      return new Said(
          finding.rule().code(),
          finding.place().map(SchemeMember::name).orElse(null),
          finding.text(),
          finding.help());
    }

    /** Empty for a rule that this version does not know. */
    Stream<Finding> finding() {
      return RuleId.all().stream()
          .filter(known -> known.code().equals(rule))
          .map(known -> new Finding(known, where(), text, help));
    }

    private Optional<SchemeMember> where() {
      return Arrays.stream(SchemeMember.values())
          .filter(known -> known.name().equals(place))
          .findFirst();
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
  }

  /**
   * What is wrong. An exception that was serialized has its findings, too, unless another version
   * of moequant wrote it: a finding whose rule this version does not know is in the message only.
   *
   * @return the findings, in the order of the message; never null
   */
  public List<Finding> findings() {
    return said == null
        ? List.of()
        : Arrays.stream(said).filter(Objects::nonNull).flatMap(Said::finding).toList();
  }
}
