package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.DeploymentPlan;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What vLLM chooses for each way of serving each model, as a table that cites the row of vLLM's
 * oracle. It is not written by what it tests: edit it by hand, with the oracle beside it.
 */
final class FirstKernelTest {
  private final KernelCatalogue kernels = KernelCatalogues.of(VllmRevision.NEWEST);

  @Test
  void eachFirstChoiceIsThatOfTheTable() throws IOException {
    List<String> table = new ArrayList<>();
    for (String row :
        Files.readAllLines(Samples.sources().resolve("test/resources/first-kernels.tsv"), UTF_8)) {
      if (!row.startsWith("#")) {
        List<String> cells = List.of(row.split("\t", -1));
        table.add(String.join(" | ", cells.get(0), cells.get(1), cells.get(4), cells.get(5)));
      }
    }
    List<String> chosen = new ArrayList<>();
    for (Exhibit model : Exhibits.all()) {
      for (DeploymentPlan plan : model.plans()) {
        KernelVerdict verdict = plan.kernels(kernels).flatMap(KernelReport::chosen).orElseThrow();
        chosen.add(
            String.join(
                " | ",
                model.checkpoint(),
                plan.deployment().name(),
                verdict.backend(),
                verdict.kernel().id()));
        assertWithMessage("%s, %s: %s", model.checkpoint(), plan, verdict)
            .that(verdict.runs())
            .isTrue();
      }
    }
    assertThat(chosen).containsExactlyElementsIn(table);
  }
}
