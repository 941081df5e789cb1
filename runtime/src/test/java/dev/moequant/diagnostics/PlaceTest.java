package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.SchemeMember;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
  /** What the next rules need: a finding about one of several deployments, or in a file. */
  @Test
  void thePlaceOfASecondDeploymentIsNotThatOfTheFirst() {
    Place second = new Place.OfDeployment(1, "tp");
    Finding finding =
        new Finding(
            new RuleId(402),
            Severity.ERROR,
            second,
            new Sentence("intermediateSize = %s is not divisible by tp = %s", List.of("768", "7")),
            new Sentence("TP sizes that fit: %s", List.of("1, 2, 3, 4, 6")),
            List.of());
    assertThat(finding.place()).isEqualTo(new Place.OfDeployment(1, "tp"));
    assertThat(finding.place()).isNotEqualTo(new Place.OfDeployment(0, "tp"));
    assertThat(finding.message())
        .isEqualTo(
            """
            [MOEQ402] intermediateSize = 768 is not divisible by tp = 7
              help: TP sizes that fit: 1, 2, 3, 4, 6
              see docs/rules/MOEQ402.md, or run java -jar moequant-processor.jar MOEQ402""");
  }

  @Test
  void aPlaceInAFileReadsAsEditorsHaveIt() {
    assertThat(new Place.InFile("config.json", "hidden_size", 3, 7).toString())
        .isEqualTo("config.json, line 3, column 7");
  }

  @Test
  void placesOfOtherKindsDiffer() {
    assertThat(
            List.of(
                    Place.WHOLE,
                    new Place.OfScheme(SchemeMember.BIAS),
                    new Place.OfLayer("hiddenDim"),
                    new Place.OfDeployment(0, "hiddenDim"),
                    new Place.OfBinding(0),
                    new Place.OfTensor(TensorSlot.W1_SCALE),
                    new Place.InFile("config.json", "hidden_size", 3, 7))
                .stream()
                .distinct()
                .toList())
        .hasSize(7);
  }
}
