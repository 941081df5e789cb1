package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.scheme.SchemeMember;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionTest {
  private static final Place MEMBER = new Place.OfScheme(SchemeMember.BIAS);

  @Test
  void whatARunningProgramFindsItselfIsNamedOnly() {
    assertThat(Rejection.of(finding(208, MEMBER))).isEqualTo(Rejection.ofScheme(208));
    assertThat(Rejection.of(finding(599, MEMBER))).isEqualTo(Rejection.ofScheme(599));
  }

  @Test
  void whatNeedsTheCompilerOrFilesCarriesItsValues() {
    assertThat(Rejection.of(finding(803, Place.WHOLE)))
        .isEqualTo(new Rejection(803, List.of("a"), List.of("b")));
    assertThat(Rejection.of(finding(600, MEMBER)))
        .isEqualTo(new Rejection(600, List.of("a"), List.of("b")));
    assertThat(Rejection.of(finding(704, MEMBER)))
        .isEqualTo(new Rejection(704, List.of("a"), List.of("b")));
  }

  private static Finding finding(int rule, Place place) {
    return new Finding(
        new RuleId(rule),
        Severity.ERROR,
        place,
        new Sentence("%s", List.of("a")),
        new Sentence("%s", List.of("b")),
        List.of());
  }
}
