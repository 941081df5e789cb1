package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllRulesTest {
  /** What a terminal shows of a text before it breaks the line; values come on top. */
  private static final int LINE = 120;

  @Test
  void idsAreUniqueAscendingAndOfTheirFamily() {
    assertThat(AllRules.all().stream().<RuleId>map(Rule::id).toList()).isInStrictOrder();
    assertThat(families(ShapeRules.RULES)).containsExactly(1);
    assertThat(families(GranularityRules.RULES)).containsExactly(1);
    assertThat(families(FormatRules.RULES)).containsExactly(1, 2);
    assertThat(families(DTypeRules.RULES)).containsExactly(2);
    assertThat(families(ScaleRules.RULES)).containsExactly(2);
    assertThat(families(BindingRules.RULES)).containsExactly(3);
    assertThat(families(UnusedBindingRules.RULES)).containsExactly(3);
    assertThat(families(TensorRules.RULES)).containsExactly(2, 3);
    assertThat(families(SizeRules.RULES)).containsExactly(4);
    assertThat(families(BlockRules.RULES)).containsExactly(4);
    assertThat(families(RankRules.RULES)).containsExactly(5);
    assertThat(families(All2AllRules.RULES)).containsExactly(5);
    assertThat(families(DeploymentRules.rules())).containsExactly(4, 5);
    assertThat(families(All2AllRules.AT_RUN_TIME)).containsExactly(5);
    assertThat(families(TunedRules.RULES)).containsExactly(6);
    assertThat(families(LayerRules.RULES)).containsExactly(5);
    assertThat(families(CheckpointRules.RULES)).containsExactly(7);
    assertThat(families(HeaderRules.RULES)).containsExactly(7);
    assertThat(families(AgreementRules.RULES)).containsExactly(7);
    assertThat(families(PlacementRules.RULES)).containsExactly(8);
    assertThat(families(ToolRules.RULES)).containsExactly(9);
  }

  private static Set<Integer> families(List<? extends Rule<?>> rules) {
    return rules.stream().map(rule -> rule.id().number() / 100).collect(toSet());
  }

  @Test
  void aRuleIsFoundByItsId() {
    for (Rule<?> rule : AllRules.all()) {
      assertThat(AllRules.of(RuleId.of(rule.id().code()))).isSameInstanceAs(rule);
    }
    NoSuchElementException thrown =
        assertThrows(NoSuchElementException.class, () -> AllRules.of(new RuleId(999 - 1)));
    assertThat(thrown).hasMessageThat().contains("MOEQ998");
  }

  @Test
  void whoeverReadsASchemeOrADeploymentFindsTheirRules() {
    Set<String> declared =
        Stream.<List<? extends Rule<?>>>of(
                QuantRules.rules(), DeploymentRules.rules(), KernelRules.all())
            .flatMap(List::stream)
            .map(rule -> rule.id().code())
            .collect(toSet());
    Set<String> anyone = codes(rule -> rule.detectedBy() == DetectedBy.ANYONE);
    assertThat(anyone).containsAtLeastElementsIn(declared);
    // A member of the wrong kind is the compiler's to find, a tensor of the wrong kind is not.
    anyone.removeAll(declared);
    // Who reads files of checkpoints has tests of its own.
    anyone.removeAll(codes(rule -> rule.id().number() / 100 == 7));
    assertThat(anyone).containsExactly("MOEQ306");
  }

  @Test
  void onlyARunningProgramSeesTensorsObjectsAndFiles() {
    Set<String> seen = codes(rule -> rule.detectedBy() == DetectedBy.RUN_TIME);
    seen.removeAll(codes(rule -> rule.id().number() / 100 == 7));
    assertThat(seen)
        .containsExactly(
            "MOEQ216", "MOEQ309", "MOEQ505", "MOEQ513", "MOEQ515", "MOEQ516", "MOEQ611", "MOEQ613",
            "MOEQ903");
  }

  @Test
  void onlyACompilerSeesSources() {
    // Of these only a stub remains where a program runs in spite of the compiler's errors.
    assertThat(codes(rule -> rule.id().number() >= 800 && rule.detectedBy() != DetectedBy.COMPILER))
        .containsExactly("MOEQ903");
    assertThat(codes(rule -> rule.id().number() < 800 && rule.detectedBy() == DetectedBy.COMPILER))
        .containsExactly(
            "MOEQ301", "MOEQ302", "MOEQ303", "MOEQ304", "MOEQ305", "MOEQ307", "MOEQ308");
  }

  @Test
  void warningsAreOfWhatSomeKernelsTake() {
    assertThat(codes(rule -> rule.severity() == Severity.WARNING))
        .containsExactly(
            "MOEQ107", "MOEQ205", "MOEQ213", "MOEQ215", "MOEQ405", "MOEQ406", "MOEQ407", "MOEQ409",
            "MOEQ503", "MOEQ504", "MOEQ506", "MOEQ511", "MOEQ514", "MOEQ607", "MOEQ609", "MOEQ611",
            "MOEQ612", "MOEQ613", "MOEQ614", "MOEQ710", "MOEQ712", "MOEQ713", "MOEQ714", "MOEQ715",
            "MOEQ718");
  }

  private static Set<String> codes(Predicate<Rule<?>> condition) {
    return AllRules.all().stream().filter(condition).map(rule -> rule.id().code()).collect(toSet());
  }

  @Test
  void wordsAreOneLineEachAndNeverSayIllegal() {
    for (Rule<?> rule : AllRules.all()) {
      for (Case<?> one : rule.cases()) {
        String words = one.text().template() + one.help().template();
        assertWithMessage(rule.toString()).that(words).doesNotContain("\n");
        assertWithMessage(rule.toString()).that(words).doesNotContain("  ");
        assertWithMessage(rule.toString()).that(words).doesNotContain(rule.id().code());
        assertWithMessage(rule.toString())
            .that(words.toLowerCase(Locale.ROOT))
            .doesNotContain("illegal");
        assertWithMessage(rule.toString()).that(one.text().template().length()).isAtMost(LINE);
        assertWithMessage(rule.toString()).that(one.help().template()).isNotEmpty();
        assertWithMessage(rule.toString()).that(rule.title()).isNotEmpty();
      }
    }
  }
}
