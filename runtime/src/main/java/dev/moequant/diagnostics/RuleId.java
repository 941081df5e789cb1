package dev.moequant.diagnostics;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's identity. Numbers are final: never reused, never renumbered.
 *
 * @param number the three digits behind MOEQ, of which the first is the family
 */
public record RuleId(int number) implements Comparable<RuleId> {
  private static final String PREFIX = "MOEQ";
  private static final Pattern CODE = Pattern.compile(PREFIX + "([1-9][0-9]{2})");

  /**
   * The rule of a code.
   *
   * @param code for example {@code MOEQ103}
   * @return its id; that this version has the rule is not said
   * @throws NoSuchElementException if it is not the id of a rule
   */
  public static RuleId of(String code) {
    Matcher digits = CODE.matcher(code);
    if (!digits.matches()) {
      throw new NoSuchElementException("no rule has the id " + code);
    }
    return new RuleId(Integer.parseInt(digits.group(1)));
  }

  /**
   * What is printed and looked up.
   *
   * @return for example {@code MOEQ103}
   */
  public String code() {
    return PREFIX + number;
  }

  /**
   * The page that explains this rule, as a path in the repository.
   *
   * @return for example {@code docs/rules/MOEQ103.md}
   */
  public String page() {
    return "docs/rules/" + code() + ".md";
  }

  @Override
  public int compareTo(RuleId other) {
    return Integer.compare(number, other.number);
  }

  /** Prints the code. */
  @Override
  public String toString() {
    return code();
  }
}
