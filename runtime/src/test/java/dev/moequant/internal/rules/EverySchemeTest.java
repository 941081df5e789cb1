package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeFormatter;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.SlotSetting;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.shapes.ExpectedTensors;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All combinations of the small members of all scheme annotations. */
class EverySchemeTest {
  private final Census census = Census.taken();

  /**
   * A pair of rules that is new in this file may be one cause told twice: then one of the two says
   * {@code unless(…)} of the other.
   */
  @Test
  void countsAreAsApproved() throws IOException {
    ApprovedFile.matches("every-scheme.txt", census.counts());
  }

  /** Each is a place where one finding, with a help for both, may be the better answer. */
  @Test
  void pairsThatOneEditMendsAreAsApproved() throws IOException {
    if (EveryScheme.IN_FULL) {
      ApprovedFile.matches("every-mended-pair.txt", String.join("\n", census.mends()) + "\n");
    } else {
      assertThat(census.mends()).isNotEmpty();
      assertThat(pairs(ApprovedFile.lines("every-mended-pair.txt")))
          .containsAtLeastElementsIn(pairs(census.mends()));
    }
  }

  private static List<String> pairs(List<String> counts) {
    return counts.stream().map(count -> count.substring(0, count.indexOf(':'))).toList();
  }

  @Test
  void everySoundSchemeHasWordsAndTensors() {
    for (SchemeSpec scheme : census.sound()) {
      assertWithMessage("%s", scheme).that(SchemeFormatter.of(scheme)).isNotEmpty();
      ExpectedTensors.of(scheme)
          .forEach(t -> assertWithMessage("%s", scheme).that(t.shapes()).isNotEmpty());
    }
  }

  @Test
  void noErrorRuleSpeaksOfASoundScheme() {
    assertThat(EveryScheme.all().filter(EveryScheme::isSound).toList())
        .containsExactlyElementsIn(census.sound())
        .inOrder();
  }

  @Test
  void nothingIsToldTwice() {
    assertThat(census.toldTwice()).isEmpty();
  }

  @Test
  void theUnderlinedMemberAloneCanMendTheOnlyError() {
    assertThat(census.lone()).isNotEmpty();
    for (Census.Lone lone : census.lone()) {
      if (!isOfTwoDTypes(lone)) {
        boolean canMend =
            Mends.at(Census.place(lone.finding()), lone.scheme()).anyMatch(EveryScheme::isSound);
        assertWithMessage("%s\n%s", lone.scheme(), lone.finding()).that(canMend).isTrue();
      }
    }
  }

  /**
   * Of two dtypes either may be wrong, and the rest of the scheme goes with the other; and what
   * stands for the fp8 of a platform is often written at both.
   */
  private static boolean isOfTwoDTypes(Census.Lone lone) {
    RuleId rule = lone.finding().rule();
    return rule.equals(DTypeRules.DTYPE_PAIR.id())
        || (rule.equals(DTypeRules.ACTIVATION_DTYPE.id())
            && DTypePairs.isPlatformFp8(lone.scheme().activations().dtype()));
  }

  /** What 305 offers is right: with that setting alone the scheme is sound and uses the slot. */
  @Test
  void anOfferedSettingIsEnough() {
    EveryScheme.sound().forEach(scheme -> assertOffers(scheme, VllmRevision.NEWEST));
  }

  @ParameterizedTest
  @EnumSource
  void anOfferedSettingIsOfTheRevision(VllmRevision revision) {
    EveryScheme.shortForms()
        .filter(scheme -> EveryScheme.isSound(scheme, revision))
        .forEach(scheme -> assertOffers(scheme, revision));
  }

  private static void assertOffers(SchemeSpec scheme, VllmRevision revision) {
    Arrays.stream(TensorSlot.values())
        .filter(slot -> !RequiredSlots.of(scheme).contains(slot))
        .forEach(
            slot ->
                RequiredSlots.settingFor(scheme, slot)
                    .ifPresent(setting -> assertOffer(scheme, slot, setting, revision)));
  }

  private static void assertOffer(
      SchemeSpec scheme, TensorSlot slot, SlotSetting setting, VllmRevision revision) {
    boolean works =
        Arrays.stream(SchemeMember.values())
            .flatMap(place -> SmallMembers.edits(scheme, place))
            .filter(
                edited ->
                    edited.members().stream().anyMatch(m -> m.toString().equals(setting.text())))
            .anyMatch(
                edited ->
                    EveryScheme.isSound(edited, revision)
                        && RequiredSlots.of(edited).contains(slot));
    boolean isOffered = setting.isOfferedFor(revision);
    // Another dtype is another scheme: that is never offered, even where it would do.
    if (isOffered || !setting.text().contains("dtype")) {
      assertWithMessage("%s, %s: %s, %s", scheme, slot, setting, revision)
          .that(isOffered)
          .isEqualTo(works);
    }
  }
}
