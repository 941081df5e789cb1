package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.scheme.VllmRevision.NEWEST;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.BrokenLayers.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeploymentRulesTest {
  @ParameterizedTest
  @MethodSource("dev.moequant.internal.rules.BrokenLayers#rows")
  void brokenLayersAreRejectedWithAllTheirIds(Row row) {
    assertThat(row.shown()).isEqualTo(row.findings());
  }

  @Test
  void messagesReadAsApproved() {
    ApprovedFile.matches(
        "deployment-texts.txt",
        BrokenLayers.rows().stream().map(DeploymentRulesTest::shown).collect(joining("\n")));
  }

  private static String shown(Row row) {
    String of = row.revision() == NEWEST ? "" : " for " + row.revision();
    return Stream.of(
            Stream.of(row.scheme() + of, row.layer()),
            row.deployments().stream(),
            row.found().stream().map(Finding::message))
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(joining());
  }

  /** Each case, not only each rule: a case that no row breaks is not known to work. */
  @Test
  void everyCaseIsBrokenBySomeRow() {
    Set<String> met = new HashSet<>();
    for (Row row : BrokenLayers.rows()) {
      row.found().forEach(finding -> met.add(template(finding)));
    }
    assertThat(met)
        .containsExactlyElementsIn(
            DeploymentRules.rules().stream()
                .flatMap(rule -> rule.cases().stream())
                .map(one -> one.rule().id() + " " + one.place() + one.text().template())
                .map(DeploymentRulesTest::withoutIndex)
                .collect(toSet()));
  }

  private static String template(Finding finding) {
    return withoutIndex(finding.rule() + " " + finding.place() + finding.textAsData().template());
  }

  /** Which deployment it is, and whether tp or dp divides, only a row knows. */
  private static String withoutIndex(String place) {
    return place
        .replaceAll("OfDeployment\\[deployment=\\d+, member=(tp|dp)\\]", "ranks")
        .replaceAll("OfDeployment\\[deployment=\\d+, member=name\\]", "Whole[]")
        .replaceAll("deployment=\\d+", "deployment=n");
  }

  @Test
  void aSilencedRuleIsAbsentWhereItsSilencerSpeaks() {
    for (Row row : BrokenLayers.rows()) {
      if (row.deployments().size() == 1) {
        Set<RuleId> reported = row.found().stream().map(Finding::rule).collect(toSet());
        for (Rule<?> rule : DeploymentRules.rules()) {
          boolean isSilenced = rule.supersededBy().stream().anyMatch(reported::contains);
          assertThat(isSilenced && reported.contains(rule.id())).isFalse();
        }
      }
    }
  }

  @Test
  void whatIsRightHasNoFindings() {
    Row qwen = BrokenLayers.row("", BrokenLayers.fp8(128, 128), 128, 8, 2048, 768);
    assertThat(qwen.tp(2).dp(3).ep(4, 2).found()).isEmpty();
    assertThat(List.of(qwen.layer(), qwen.tp(2).deployments().get(0)).toString())
        .isEqualTo(
            "[128 experts (8 a token), hiddenDim 2048, intermediateSize 768, \"tp 2\": tp 2]");
  }
}
