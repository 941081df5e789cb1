package dev.moequant.diagnostics;

import java.util.List;

/**
 * What a generated stub says of an error that the compiler found: the id and the user's own values;
 * the words are the rule's.
 *
 * @param rule the number of the rule
 * @param text the values of the text
 * @param help the values of the help
 */
public record Rejection(int rule, List<String> text, List<String> help) {
  /** Keeps unmodifiable copies. */
  public Rejection {
    text = List.copyOf(text);
    help = List.copyOf(help);
  }

  /**
   * What a stub says of a finding.
   *
   * @param finding an error that the compiler reported
   * @return its id; the values, too, where the rules cannot find it in the scheme alone
   */
  public static Rejection of(Finding finding) {
    return finding.place() instanceof Place.OfScheme
        ? ofScheme(finding.rule().number())
        : new Rejection(
            finding.rule().number(), finding.textAsData().values(), finding.helpAsData().values());
  }

  /**
   * An error that the rules find in the scheme at run time, too.
   *
   * @param rule the number of the rule
   * @return a rejection without values
   */
  public static Rejection ofScheme(int rule) {
    return new Rejection(rule, List.of(), List.of());
  }
}
