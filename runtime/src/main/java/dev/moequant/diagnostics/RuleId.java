package dev.moequant.diagnostics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * A rule's identity and its words. One enum a family; numbers are final, never reused.
 *
 * <p>Texts and helps are templates: each {@code %s} is filled by the rule's declaration with the
 * user's own values.
 */
public sealed interface RuleId
    permits ShapeRuleId,
        SchemeRuleId,
        TensorRuleId,
        ParallelRuleId,
        PlacementRuleId,
        ProcessorRuleId {
  /**
   * Every rule there is.
   *
   * @return all families, in ascending order
   */
  static List<RuleId> all() {
    // Not a constant: initializing a family initializes this interface first.
    return Stream.<RuleId[]>of(
            ShapeRuleId.values(),
            SchemeRuleId.values(),
            TensorRuleId.values(),
            ParallelRuleId.values(),
            PlacementRuleId.values(),
            ProcessorRuleId.values())
        .flatMap(Arrays::stream)
        .sorted(Comparator.comparingInt(RuleId::number))
        .toList();
  }

  /**
   * The number behind MOEQ.
   *
   * @return three digits, the first is the family
   */
  int number();

  /**
   * Severity and words.
   *
   * @return the texts of this rule
   */
  RuleText words();

  /**
   * Who can find that this rule is broken.
   *
   * @return the compiler, a running program, or both
   */
  default DetectedBy finder() {
    return words().finder();
  }

  /**
   * The page that explains this rule, as a path in the repository.
   *
   * @return for example {@code docs/rules/MOEQ103.md}
   */
  default String page() {
    return "docs/rules/" + code() + ".md";
  }

  /**
   * What is printed and looked up.
   *
   * @return for example {@code MOEQ103}
   */
  default String code() {
    return "MOEQ" + number();
  }

  /**
   * The rule of a code.
   *
   * @param code for example {@code MOEQ103}
   * @return the rule
   * @throws NoSuchElementException if there is none
   */
  static RuleId of(String code) {
    return all().stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no rule has the id " + code));
  }
}
