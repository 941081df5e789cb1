package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  private static boolean matches(String pattern, String text) {
    return Regex.compile(pattern).orElseThrow().matches(text, new RegexNode.Budget()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "model; model.layers; true",
        "layers; model.layers; false",
        ".*mlp\\.(gate|up)_proj.*; model.layers.0.mlp.gate_proj; true",
        ".*mlp\\.(gate|up)_proj.*; model.layers.0.mlp.experts.3.gate_proj; false",
        ".*layers\\.(0|1|2[0-9])\\..*; model.layers.21.mlp; true",
        ".*layers\\.(0|1|2[0-9])\\..*; model.layers.2.mlp; false",
        "^(?!.*experts).*$; model.layers.2.mlp; true",
        "^(?!.*experts).*$; model.layers.2.mlp.experts; false",
        "model(?=\\.).*; model.x; true",
        "model(?=\\.).*; modelx; false",
        "a{2,3}b; aab; true",
        "a{2,3}b; ab; false",
        "a{2}$; aaa; false",
        "a{2,}$; aaaa; true",
        "[^.]+$; abc; true",
        "[^.]+$; a.c; false",
        "[\\w.]+\\d?$; a.c_1; true",
        "x|; anything; true",
        "(?P<n>a)+?c; aac; true",
        "(?:ab)*c; ababc; true",
        "\\bmtp\\b; mtp.layers; true",
        "\\bmtp\\b; mtpx; false",
        "a.c$; a.cd; false"
      })
  void pythonsMatchBeginsAtTheBeginning(String pattern, String text, boolean matches) {
    assertThat(matches(pattern, text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "model.layers.0*, model.layers.0.mlp, true",
    "model.layers.0*, model.layers.10.mlp, false",
    "*.attn.*, layers.0.attn.q, true",
    "*.attn.*, layers.0.attn, false",
    "layers.[0-3].mlp, layers.2.mlp, true",
    "layers.[!0-3].mlp, layers.2.mlp, false",
    "layers.?.mlp, layers.2.mlp, true",
    "layers.[, layers.[, true"
  })
  void aGlobMatchesAllOfIt(String glob, String text, boolean matches) {
    assertThat(Regex.ofGlob(glob).matches(text, new RegexNode.Budget()))
        .isEqualTo(Optional.of(matches));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", ")", "[a", "a{", "a{2,1}", "*a", "\\1", "(?<=a)b", "\\", "a{99999}"})
  void whatIsNotUnderstoodIsSaid(String pattern) {
    assertThat(Regex.compile(pattern)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ".*self_attn.*; self_attn",
        ".*mlp\\.(gate|up)_proj.*; _proj",
        "model\\.layers\\.21\\..*; model.layers.21.",
        "abc?d; ab",
        "abc+d; abc",
        "ab{0,2}cd; cd",
        "abc*; ab",
        "^lm_head$; lm_head",
        "abc\\d; abc"
      })
  void aPartOfAPatternIsInAllThatItMatches(String pattern, String literal) {
    assertThat(Literals.ofRegex(pattern)).isEqualTo(literal);
  }

  @Test
  void ofSomePatternsNothingIsInAllThatTheyMatch() {
    for (String pattern : List.of("a|b", ".*", "(abc)?", "[ab]c", "a?")) {
      assertThat(Literals.ofRegex(pattern)).isEmpty();
    }
    assertThat(Literals.ofGlob("*.attn.*")).isEqualTo(".attn.");
    assertThat(Literals.ofGlob("a[b]c")).isEmpty();
  }

  @Test
  void noPatternTakesLong() {
    String name = "a".repeat(100);
    for (String pattern :
        List.of(
            "(a*)*b",
            "(a|a)*b",
            "(a|aa)+$b",
            "((((a*)*)*)*)*b",
            "(){9999}((){9999}){9999}b",
            ".*.*.*.*.*.*.*.*.*.*b",
            "(?!(a*)*b)a*c",
            "a".repeat(2_000))) {
      Optional<Boolean> matches =
          Assertions.assertTimeout(
              Duration.ofSeconds(5),
              () -> Regex.compile(pattern).orElseThrow().matches(name, new RegexNode.Budget()));
      assertWithMessage(pattern).that(matches.orElse(false)).isFalse();
    }
    assertThat(Regex.compile("(".repeat(1_000) + ")".repeat(1_000))).isEqualTo(Optional.empty());
    assertThat(Regex.compile("a".repeat(2_001))).isEqualTo(Optional.empty());
  }
}
