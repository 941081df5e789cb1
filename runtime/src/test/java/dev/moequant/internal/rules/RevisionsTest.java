package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toSet;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.ExtraMember;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules and catalogue for each revision of vLLM, also of members that no other rule looks at. */
class RevisionsTest {
  /** A prime, so that the sample meets every value of every member. */
  private static final int ONE_IN = EveryScheme.IN_FULL ? 97 : 8_009;

  /** A sample of all, and of each once more with each of its extras. */
  private static final List<SchemeSpec> SCHEMES =
      Stream.concat(EveryScheme.shortForms(), EveryScheme.all().filter(EveryScheme.oneIn(ONE_IN)))
          .flatMap(RevisionsTest::withExtras)
          .toList();

  private static final Set<RuleId> OF_REVISIONS =
      Set.of(PairRules.NOT_YET.id(), ScaleRules.INT8_PER_TENSOR.id());

  @ParameterizedTest
  @EnumSource
  void aSchemeIsSoundExactlyWhereTheRevisionHasIt(VllmRevision revision) {
    SCHEMES.forEach(
        scheme ->
            assertWithMessage("%s", scheme)
                .that(Catalogue.since(scheme).filter(revision::has).isPresent())
                .isEqualTo(isSound(scheme, revision)));
  }

  /** {@link EveryHelpTest} has the newest, and what all revisions share. */
  @ParameterizedTest
  @EnumSource(names = {"V2025_10", "V2026_07"})
  void noFixBringsAFindingOfItsRevision(VllmRevision revision) {
    SCHEMES.stream()
        .filter(scheme -> hasOwnFinding(scheme, revision))
        .filter(EveryScheme.oneIn(EveryScheme.IN_FULL ? 1 : 47)) // each tries many schemes
        .forEach(
            scheme -> {
              List<Finding> findings = QuantRules.check(scheme, revision);
              Set<RuleId> known = findings.stream().map(Finding::rule).collect(toSet());
              for (Finding finding : findings) {
                for (Fix fix : finding.fixes()) {
                  assertWithMessage("%s\n%s\n%s", scheme, finding, fix)
                      .that(known)
                      .containsAtLeastElementsIn(
                          QuantRules.check(fix.result(), revision).stream()
                              .map(Finding::rule)
                              .collect(toSet()));
                }
              }
            });
  }

  /** Nobody is sent to other findings where there are none, but for formats that are not there. */
  @Test
  void theOnlyFindingHasAWayOutOfItsOwn() {
    SCHEMES.stream()
        .filter(EveryScheme.oneIn(11))
        .map(scheme -> QuantRules.check(scheme, VllmRevision.V2025_10))
        .filter(findings -> findings.size() == 1)
        .filter(findings -> !findings.get(0).rule().equals(DTypeRules.ACTIVATION_DTYPE.id()))
        .forEach(
            findings ->
                assertThat(findings.get(0).help()).doesNotContain("fix the other findings"));
  }

  private static boolean hasOwnFinding(SchemeSpec scheme, VllmRevision revision) {
    return QuantRules.of(revision).reported(scheme).stream()
        .map(one -> one.rule().id())
        .anyMatch(OF_REVISIONS::contains);
  }

  /** What a later revision has is not taken away: schemes become sound, never unsound. */
  @Test
  void soundSchemesStaySound() {
    SCHEMES.forEach(
        scheme -> {
          EnumSet<VllmRevision> sound = EnumSet.noneOf(VllmRevision.class);
          for (VllmRevision revision : VllmRevision.values()) {
            if (isSound(scheme, revision)) {
              sound.add(revision);
            }
          }
          assertWithMessage("%s", scheme)
              .that(sound.isEmpty() || sound.contains(VllmRevision.NEWEST))
              .isTrue();
        });
  }

  @Test
  void theSameIdIsFoundAtEachMemberThatIsNotThereYet() {
    Set<SchemeMember> met = EnumSet.noneOf(SchemeMember.class);
    SCHEMES.stream()
        .flatMap(scheme -> QuantRules.check(scheme, VllmRevision.V2025_10).stream())
        .filter(finding -> finding.rule().equals(PairRules.NOT_YET.id()))
        .forEach(finding -> met.add(Census.place(finding)));
    assertThat(met)
        .containsExactly(
            SchemeMember.WEIGHTS_DTYPE,
            SchemeMember.BIAS,
            SchemeMember.GEMM1_ALPHA,
            SchemeMember.GEMM1_BETA,
            SchemeMember.GEMM1_CLAMP_LIMIT,
            SchemeMember.SCALE_SWIZZLED);
  }

  private static Stream<SchemeSpec> withExtras(SchemeSpec scheme) {
    return Stream.concat(
        Stream.of(scheme),
        scheme.kind().extras().stream()
            .map(ExtraMember::member)
            .flatMap(member -> SmallMembers.edits(scheme, member)));
  }

  private static boolean isSound(SchemeSpec scheme, VllmRevision revision) {
    return QuantRules.of(revision).broken(scheme).stream()
        .allMatch(one -> one.rule().severity() == Severity.WARNING);
  }
}
