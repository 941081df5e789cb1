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
  /** The first family, 6xx, about what no program has by itself; 7xx is the other. */
  private static final int OF_FILES = 600;

  /** Keeps unmodifiable copies. */
  public Rejection {
    text = List.copyOf(text);
    help = List.copyOf(help);
  }

  /**
   * What a stub says of a finding.
   *
   * @param finding an error that the compiler reported
   * @return its id; the values, too, where the rules cannot find it in the scheme, the layer and
   *     the deployment alone: a running program reads no catalogue of kernels and no checkpoint
   */
  public static Rejection of(Finding finding) {
    boolean isOfMembers =
        finding.place() instanceof Place.OfScheme
            || finding.place() instanceof Place.OfLayer
            || finding.place() instanceof Place.OfDeployment;
    return isOfMembers && finding.rule().number() < OF_FILES
        ? ofScheme(finding.rule().number())
        : new Rejection(
            finding.rule().number(), finding.textAsData().values(), finding.helpAsData().values());
  }

  /**
   * An error that the rules find at run time, too: in the scheme, its layer or a deployment.
   *
   * @param rule the number of the rule
   * @return a rejection without values
   */
  public static Rejection ofScheme(int rule) {
    return new Rejection(rule, List.of(), List.of());
  }
}
