package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.MoECheck;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.testing.Goldens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of models on clusters. */
final class DeploymentTableTest {
  private final List<Exhibit> models = Exhibits.all();

  @Test
  void itIsTheGoldenAndFitsATerminal() {
    List<String> lines = DeploymentTable.of(models);

    Goldens.assertMatches("deployments.txt", String.join("\n", lines) + "\n");
    lines.stream()
        .filter(line -> line.strip().contains(" "))
        .forEach(line -> assertWithMessage(line).that(line.length()).isAtMost(Page.DEFAULT_WIDTH));
  }

  @Test
  void eachModelIsServedInTwoOrThreeWaysWithoutAFinding() {
    for (Exhibit model : models) {
      MoECheck question = MoECheck.of(model.scheme()).layer(model.sizes());
      for (DeploymentSpec deployment : model.deployments()) {
        question = question.deployment(deployment);
      }
      assertWithMessage(model.checkpoint()).that(question.check().findings()).isEmpty();
      assertThat(model.deployments().size()).isIn(List.of(2, 3));
    }
  }
}
