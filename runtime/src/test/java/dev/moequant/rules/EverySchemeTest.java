package dev.moequant.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.spec.ExpectedTensors;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SchemeWords;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** All combinations of the small members of all scheme annotations. */
class EverySchemeTest {
  private final Census census = Census.taken();

  /**
   * A pair of rules that is new in this file may be one cause told twice: then one of the two says
   * {@code unless(…)} of the other.
   */
  @Test
  void countsAreAsApproved() throws IOException {
    ApprovedFile.matches("every-scheme.txt", census.report());
  }

  @Test
  void everySoundSchemeHasWordsAndTensors() {
    for (SchemeSpec scheme : census.sound()) {
      assertWithMessage("%s", scheme).that(SchemeWords.of(scheme)).isNotEmpty();
      ExpectedTensors.of(scheme)
          .forEach(t -> assertWithMessage("%s", scheme).that(t.shapes()).isNotEmpty());
    }
  }

  @Test
  void nothingIsToldTwice() {
    assertThat(census.toldTwice()).isEmpty();
  }

  @Test
  void theUnderlinedMemberAloneCanMendTheOnlyError() {
    assertThat(census.lone()).isNotEmpty();
    for (Census.Lone lone : census.lone()) {
      boolean canMend =
          Mends.at(Census.place(lone.finding()), lone.scheme()).anyMatch(EveryScheme::isSound);
      assertWithMessage("%s\n%s", lone.scheme(), lone.finding()).that(canMend).isTrue();
    }
  }
}
