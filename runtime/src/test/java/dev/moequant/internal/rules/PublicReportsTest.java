package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.deployment.RankSizes;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.BrokenLayers.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicReportsTest {
  @ParameterizedTest
  @MethodSource("dev.moequant.internal.rules.PublicReports#rows")
  void whatPeopleMetIsReported(Row row) {
    assertThat(row.shown()).isEqualTo(row.findings());
  }

  /** The words that they searched for, and the way out that the thread ended with. */
  @Test
  void theWordsAreTheirs() {
    Map<String, List<String>> words =
        Map.of(
            "vllm #17569",
            List.of(
                "768 / 4 = 192 is not divisible by weight quantization block_n = 128",
                "tp that fit: 1, 2, 3, 6; or expertParallel = true",
                "refines the blocks to 64 here"),
            "vllm #54178",
            List.of("refines the blocks to 64 here", "to 32 here", "pads the part to 128"),
            "vllm PR #48173",
            List.of("1536 / 8 = 192 is not divisible by weight quantization block_n = 128"),
            "sglang #3345",
            List.of("18432 / 32 = 576 is not divisible by weight quantization block_n = 128"),
            "vllm #42384",
            List.of(
                "sharedIntermediateSize / tp = 3072 / 16 = 192", "tp that fit them: 1, 2, 3, 4"),
            "vllm #52435",
            List.of("redundantExperts = 2 makes them even"));
    words.forEach(
        (thread, all) -> {
          Row row =
              PublicReports.rows().stream()
                  .filter(one -> one.name().startsWith(thread))
                  .findFirst()
                  .orElseThrow();
          String messages = row.found().stream().map(Finding::message).toList().toString();
          all.forEach(words1 -> assertWithMessage(thread).that(messages).contains(words1));
        });
  }

  /** vllm 1e15aaef5, c97234c08: what is local to a rank was taken for all. */
  @Test
  void aRankHoldsItsOwnExperts() {
    Row row = PublicReports.rows().get(0).ep(8, 1).ep(3, 1);
    RankSizes even = RankSizes.of(row.scheme(), row.layer(), row.deployments().get(2));
    RankSizes uneven = RankSizes.of(row.scheme(), row.layer(), row.deployments().get(3));
    assertThat(List.of(even.fewestExperts(), even.mostExperts())).containsExactly(16L, 16L);
    assertThat(even.isEven()).isTrue();
    assertThat(List.of(uneven.fewestExperts(), uneven.mostExperts()))
        .containsExactly(42L, 43L)
        .inOrder();
    assertThat(uneven.isEven()).isFalse();
    assertThat(uneven.layerSizes().intermediateSize()).isEqualTo(768);
  }

  @Test
  void thereAreEnough() {
    assertThat(PublicReports.rows().size()).isAtLeast(25);
  }
}
