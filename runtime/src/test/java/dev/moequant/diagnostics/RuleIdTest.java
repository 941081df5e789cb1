package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.internal.rules.QuantRules;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RuleIdTest {
  /** What a terminal shows of a text before it breaks the line; values come on top. */
  private static final int LINE = 120;

  @Test
  void idsAreUniqueAscendingAndOfTheirFamily() {
    List<Integer> numbers = RuleId.all().stream().map(RuleId::number).toList();
    assertThat(numbers).isInStrictOrder();
    for (RuleId rule : RuleId.all()) {
      assertThat(rule.code()).matches("MOEQ[1-9][0-9]{2}");
      assertThat(RuleId.of(rule.code())).isEqualTo(rule);
    }
    assertThat(families(ShapeRuleId.values())).containsExactly(1);
    assertThat(families(SchemeRuleId.values())).containsExactly(2);
    assertThat(families(TensorRuleId.values())).containsExactly(3);
    assertThat(families(ParallelRuleId.values())).containsExactly(5);
    assertThat(families(PlacementRuleId.values())).containsExactly(8);
    assertThat(families(ProcessorRuleId.values())).containsExactly(9);
  }

  private static List<Integer> families(RuleId... rules) {
    return List.of(rules).stream().map(rule -> rule.number() / 100).distinct().toList();
  }

  @Test
  void aRuleKnowsItsPage() {
    assertThat(ShapeRuleId.PER_TOKEN_WITH_BLOCK_SHAPE.page()).isEqualTo("docs/rules/MOEQ103.md");
    for (RuleId rule : RuleId.all()) {
      assertThat(rule.page()).isEqualTo("docs/rules/" + rule.code() + ".md");
    }
  }

  @Test
  void whoeverReadsASchemeFindsItsRules() {
    Set<String> declared = QuantRules.ALL.stream().map(rule -> rule.id().code()).collect(toSet());
    Set<String> anyone = codes(rule -> rule.finder() == DetectedBy.ANYONE);
    assertThat(anyone).containsAtLeastElementsIn(declared);
    // A member of the wrong kind is the compiler's to find, a tensor of the wrong kind is not.
    anyone.removeAll(declared);
    assertThat(anyone).containsExactly("MOEQ306");
  }

  @Test
  void onlyARunningProgramSeesTensorsAndObjects() {
    assertThat(codes(rule -> rule.finder() == DetectedBy.RUN_TIME))
        .containsExactly("MOEQ216", "MOEQ309", "MOEQ513", "MOEQ903");
  }

  @Test
  void onlyACompilerSeesSources() {
    // Of these only a stub remains where a program runs in spite of the compiler's errors.
    assertThat(codes(rule -> rule.number() >= 800 && rule.finder() != DetectedBy.COMPILER))
        .containsExactly("MOEQ903");
    assertThat(codes(rule -> rule.number() < 800 && rule.finder() == DetectedBy.COMPILER))
        .containsExactly(
            "MOEQ301", "MOEQ302", "MOEQ303", "MOEQ304", "MOEQ305", "MOEQ307", "MOEQ308");
  }

  @Test
  void warningsAreOfWhatOneKernelFamilyTakes() {
    assertThat(codes(rule -> rule.words().severity() == Severity.WARNING))
        .containsExactly("MOEQ107", "MOEQ205", "MOEQ213", "MOEQ215");
  }

  private static Set<String> codes(Predicate<RuleId> condition) {
    return RuleId.all().stream().filter(condition).map(RuleId::code).collect(toSet());
  }

  @Test
  void wordsAreOneLineEachAndNeverSayIllegal() {
    for (RuleId rule : RuleId.all()) {
      String words = rule.words().text() + rule.words().help();
      assertWithMessage(rule.code()).that(words).doesNotContain("\n");
      assertWithMessage(rule.code()).that(words).doesNotContain("  ");
      assertWithMessage(rule.code()).that(words).doesNotContain(rule.code());
      assertWithMessage(rule.code()).that(words.toLowerCase(Locale.ROOT)).doesNotContain("illegal");
      assertWithMessage(rule.code()).that(rule.words().text().length()).isAtMost(LINE);
      assertWithMessage(rule.code()).that(rule.words().help()).isNotEmpty();
    }
  }

  @Test
  void anUnknownIdIsNamed() {
    NoSuchElementException thrown =
        assertThrows(NoSuchElementException.class, () -> RuleId.of("MOEQ000"));
    assertThat(thrown).hasMessageThat().contains("MOEQ000");
  }

  @Test
  void aTemplateTakesAsManyValuesAsItHasPlaces() {
    assertThat(RuleText.fill("%s and %s, then %s!", 1, "two", List.of(3)))
        .isEqualTo("1 and two, then [3]!");
    assertThat(RuleText.fill("100 of 100")).isEqualTo("100 of 100");
    IllegalArgumentException tooFew =
        assertThrows(IllegalArgumentException.class, () -> RuleText.fill("%s and %s", "one"));
    assertThat(tooFew).hasMessageThat().isEqualTo("\"%s and %s\" takes 2 values, not 1");
    IllegalArgumentException tooMany =
        assertThrows(IllegalArgumentException.class, () -> RuleText.fill("%s", "one", "two"));
    assertThat(tooMany).hasMessageThat().isEqualTo("\"%s\" takes 1 values, not 2");
  }
}
