package dev.moequant.diagnostics;

import dev.moequant.scheme.SchemeMember;
import java.util.Optional;

/**
 * One thing that is wrong, said in full. Carries no compiler type: the compiler and the run time
 * print the same {@link #message()}.
 *
 * @param rule which rule was broken
 * @param place the place in the scheme to point at; empty where the whole class or a tensor is
 *     meant
 * @param text what contradicts what, one line
 * @param help what to do about it, one line
 */
public record Finding(RuleId rule, Optional<SchemeMember> place, String text, String help) {
  static final String HELP = "\n  help: ";
  static final String SEE = "\n  see ";

  /**
   * A finding about a whole class or a tensor.
   *
   * @param rule the rule
   * @param text the filled text
   * @param help the filled help
   * @return the finding
   */
  public static Finding of(RuleId rule, Object[] text, Object[] help) {
    return of(rule, Optional.empty(), text, help);
  }

  public static Finding of(
      RuleId rule, Optional<SchemeMember> place, Object[] text, Object[] help) {
    return new Finding(
        rule,
        place,
        RuleText.fill(rule.words().text(), text),
        RuleText.fill(rule.words().help(), help));
  }

  /**
   * Reads back what {@link #message()} printed; stub factories carry their findings so.
   *
   * @param message the printed form
   * @return the finding, without its place
   * @throws IllegalArgumentException if it is not the printed form of a finding
   */
  public static Finding parse(String message) {
    int id = message.indexOf("] ");
    int help = message.indexOf(HELP);
    int see = message.lastIndexOf(SEE);
    if (!message.startsWith("[") || id < 0 || help < id || see < help) {
      throw new IllegalArgumentException("not the message of a finding: " + message);
    }
    return new Finding(
        RuleId.of(message.substring(1, id)),
        Optional.empty(),
        message.substring(id + 2, help),
        message.substring(help + HELP.length(), see));
  }

  /**
   * Error or warning.
   *
   * @return the rule's severity
   */
  public Severity severity() {
    return rule.words().severity();
  }

  /**
   * What is shown: id and text, then the help and the page that explains the rule on lines of their
   * own.
   *
   * @return three lines, separated by {@code \n} on every platform
   */
  public String message() {
    return "[" + rule.code() + "] " + text + HELP + help + SEE + rule.page();
  }

  /** Prints the message. */
  @Override
  public String toString() {
    return message();
  }
}
