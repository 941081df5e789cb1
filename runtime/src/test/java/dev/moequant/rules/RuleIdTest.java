package dev.moequant.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class RuleIdTest {
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
  void wordsAreOneLineEachAndNeverSayIllegal() {
    for (RuleId rule : RuleId.all()) {
      String words = rule.words().text() + rule.words().help();
      assertWithMessage(rule.code()).that(words).doesNotContain("\n");
      assertWithMessage(rule.code()).that(words).doesNotContain(rule.code());
      assertWithMessage(rule.code()).that(words.toLowerCase(Locale.ROOT)).doesNotContain("illegal");
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
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> RuleText.fill("%s and %s", "one"));
    assertThat(thrown).hasMessageThat().contains("takes 2 values, not 1");
  }
}
