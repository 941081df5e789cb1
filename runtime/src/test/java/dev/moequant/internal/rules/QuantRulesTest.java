package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.NONE;
import static dev.moequant.annotations.DType.NVFP4;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.internal.rules.BrokenSchemes.a;
import static dev.moequant.internal.rules.BrokenSchemes.scheme;
import static dev.moequant.internal.rules.BrokenSchemes.w;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.VllmRevision.NEWEST;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.moequant.annotations.ActOrder;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.BrokenSchemes.Row;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantRulesTest {
  @ParameterizedTest
  @MethodSource("dev.moequant.internal.rules.BrokenSchemes#rows")
  void brokenSchemesAreRejectedWithAllTheirIds(Row row) {
    assertThat(row.findings().stream().map(f -> f.rule().code()).toList()).isEqualTo(row.codes());
  }

  @Test
  void messagesReadAsApproved() {
    ApprovedFile.matches(
        "rule-texts.txt",
        BrokenSchemes.rows().stream().map(QuantRulesTest::shown).collect(joining("\n")));
  }

  private static String shown(Row row) {
    String at = row.revision() == NEWEST ? "" : " for " + row.revision();
    return row.scheme()
        + at
        + "\n"
        + row.findings().stream().map(finding -> finding.message() + "\n").collect(joining());
  }

  static List<SchemeSpec> soundSchemes() {
    return List.of(
        fp8W8A8(),
        fp8W8A8().withStaticActivations(true),
        fp8W8A8().withPerActToken(true).withPerOutCh(true),
        fp8W8A8().withBlockShape(128, 128),
        fp8W8A8().withBlockShape(1, 128),
        SchemeSpec.fp8W8A16(),
        SchemeSpec.fp8W8A16().withPerOutCh(true),
        SchemeSpec.fp8W8A16().withBlockShape(128, 128),
        SchemeSpec.fp8W8A16().withBlockShape(1, 128),
        SchemeSpec.quantScheme(),
        SchemeSpec.quantScheme().withBias(true),
        SchemeSpec.unquantized(),
        SchemeSpec.unquantized().withBias(true),
        SchemeSpec.int8W8A8(),
        SchemeSpec.int8W8A16(),
        SchemeSpec.int8W8A16().withGroupSize(64).withZeroPoints(true),
        SchemeSpec.int4W4A16().withActOrder(ActOrder.STATIC),
        SchemeSpec.mxfp4W4A16().withBias(true).withPrecisionConfig(true),
        SchemeSpec.mxfp4W4A4().withBias(true),
        SchemeSpec.nvfp4W4A16(),
        SchemeSpec.nvfp4W4A4(),
        scheme(a(NONE), w(MXFP4, GROUP).withGroupShape(1, 32)),
        scheme(a(NVFP4, GROUP).withGroupShape(1, 16), w(NVFP4, GROUP).withGroupShape(1, 16)),
        scheme(a(INT8, PER_TOKEN), w(INT8, PER_CHANNEL)),
        scheme(a(NONE), w(INT4, GROUP).withGroupShape(0, 128)),
        scheme(a(NONE), w(FLOAT8_E4M3FN)),
        scheme(a(NVFP4), w(NVFP4)),
        scheme(a(MXFP4), w(MXFP4)),
        scheme(a(MXFP4, GROUP).withGroupShape(1, 32), w(MXFP4)),
        SchemeSpec.mxfp4W4A4().withBlockShape(1, 32),
        scheme(
            a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 128),
            w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)));
  }

  @ParameterizedTest
  @MethodSource("soundSchemes")
  void soundSchemesHaveNoFindings(SchemeSpec scheme) {
    assertThat(QuantRules.check(scheme)).isEmpty();
  }

  @Test
  void everyRuleIsBrokenBySomeRow() {
    Set<RuleId> broken =
        BrokenSchemes.rows().stream()
            .flatMap(row -> row.codes().stream())
            .map(RuleId::of)
            .collect(toSet());
    assertThat(broken)
        .containsExactlyElementsIn(QuantRules.rules().stream().map(Rule::id).collect(toSet()));
  }

  @Test
  void aSilencedRuleIsAbsentWhereItsSilencerSpeaks() {
    for (Row row : BrokenSchemes.rows()) {
      Set<RuleId> reported = row.findings().stream().map(Finding::rule).collect(toSet());
      for (Rule<SchemeSpec> rule : QuantRules.rules()) {
        if (rule.supersededBy().stream().anyMatch(reported::contains)) {
          assertWithMessage("%s for %s", rule.id(), row).that(reported).doesNotContain(rule.id());
        }
      }
    }
  }
}
