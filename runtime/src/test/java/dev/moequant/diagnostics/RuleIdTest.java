package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleIdTest {
  @Test
  void aRuleKnowsItsCodeAndItsPage() {
    RuleId id = RuleId.of("MOEQ103");
    assertThat(id).isEqualTo(new RuleId(103));
    assertThat(id.code()).isEqualTo("MOEQ103");
    assertThat(id.toString()).isEqualTo("MOEQ103");
    assertThat(id.page()).isEqualTo("docs/rules/MOEQ103.md");
    assertThat(List.of(id, new RuleId(104))).isInStrictOrder();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "103", "MOEQ", "MOEQ000", "MOEQ1034", "moeq103", "MOEQ103 "})
  void whatIsNoIdIsNamed(String code) {
    NoSuchElementException thrown =
        assertThrows(NoSuchElementException.class, () -> RuleId.of(code));
    assertThat(thrown).hasMessageThat().isEqualTo("no rule has the id " + code);
  }
}
