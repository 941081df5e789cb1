package dev.moequant.diagnostics;

import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong, said in full. Carries no compiler type: the compiler and the run time
 * print the same {@link #message()}.
 */
public final class Finding {
  static final String HELP = "\n  help: ";
  static final String SEE = "\n  see ";
  static final String OR_RUN = ", or run java -jar moequant-processor.jar ";

  private final RuleId rule;
  private final Severity severity;
  private final Place place;
  private final Sentence text;
  private final Sentence help;
  private final List<Fix> fixes;

  /**
   * A finding; rules make them.
   *
   * @param rule which rule was broken
   * @param severity error or warning
   * @param place what to point at
   * @param text what contradicts what, one line
   * @param help what to do about it, one line
   * @param fixes the edits that the help names, where they are edits of the scheme
   */
  public Finding(
      RuleId rule, Severity severity, Place place, Sentence text, Sentence help, List<Fix> fixes) {
    this.rule = rule;
    this.severity = severity;
    this.place = place;
    this.text = text;
    this.help = help;
    this.fixes = List.copyOf(fixes);
  }

  /**
   * A copy that says what to do in other words, which its source is written in.
   *
   * @param other the help
   * @return the copy
   */
  public Finding withHelp(Sentence other) {
    return new Finding(rule, severity, place, text, other, fixes);
  }

  /**
   * Which rule was broken.
   *
   * @return its id
   */
  public RuleId rule() {
    return rule;
  }

  /**
   * Error or warning.
   *
   * @return the rule's severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * What to point at.
   *
   * @return {@link Place#WHOLE} where no part is meant
   */
  public Place place() {
    return place;
  }

  /**
   * What contradicts what.
   *
   * @return one line
   */
  public String text() {
    return text.toString();
  }

  /**
   * The text as words and values.
   *
   * @return what {@link #text()} prints
   */
  public Sentence textAsData() {
    return text;
  }

  /**
   * What to do about it.
   *
   * @return one line
   */
  public String help() {
    return help.toString();
  }

  /**
   * The help as words and values.
   *
   * @return what {@link #help()} prints
   */
  public Sentence helpAsData() {
    return help;
  }

  /**
   * The edits that the help names.
   *
   * @return each of them alone is enough; empty where the help names no edit of the scheme
   */
  public List<Fix> fixes() {
    return fixes;
  }

  /**
   * What is shown: id and text, then the help and the page that explains the rule on lines of their
   * own.
   *
   * @return three lines, separated by {@code \n} on every platform
   */
  public String message() {
    return "[" + rule.code() + "] " + text + HELP + help + SEE + rule.page() + OR_RUN + rule.code();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding finding
        && rule.equals(finding.rule)
        && severity == finding.severity
        && place.equals(finding.place)
        && text().equals(finding.text())
        && help().equals(finding.help())
        && fixes.equals(finding.fixes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rule, place);
  }

  /** Prints the message. */
  @Override
  public String toString() {
    return message();
  }
}
