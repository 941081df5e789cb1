package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Rejection;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.stream.Stream;

/** The errors of a class, as its stub carries them, become findings again. */
public final class Rejections {
  private Rejections() {}

  /**
   * The findings of a scheme again.
   *
   * @param scheme the scheme of the stub
   * @param revision the revision of vLLM that it was compiled for
   * @param rejections what the stub carries
   * @return what the compiler reported, in that order
   */
  public static List<Finding> findings(
      SchemeSpec scheme, VllmRevision revision, List<Rejection> rejections) {
    return findings(QuantRules.check(scheme, revision), rejections);
  }

  /**
   * The findings again.
   *
   * @param rules what the rules say of the same as the compiler did
   * @param rejections what the stub carries
   * @return what the compiler reported, in that order
   */
  public static List<Finding> findings(List<Finding> rules, List<Rejection> rejections) {
    return rejections.stream()
        .distinct()
        .flatMap(
            rejection ->
                rejection.text().isEmpty()
                    ? rules.stream().filter(finding -> finding.rule().number() == rejection.rule())
                    : Stream.of(
                        AllRules.of(new RuleId(rejection.rule()))
                            .finding(rejection.text(), rejection.help())))
        .toList();
  }
}
