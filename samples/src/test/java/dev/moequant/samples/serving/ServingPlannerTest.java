package dev.moequant.samples.serving;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.annotations.Gpu;
import dev.moequant.samples.serving.ServingPlan.Refuse;
import dev.moequant.samples.serving.ServingPlan.Serve;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServingPlannerTest {
  private static final Path CHECKPOINTS =
      Path.of(System.getProperty("basedir", "")).resolve("src/checkpoints");

  private static ServingPlan plan(String checkpoint, Gpu gpu, int gpus, int heads) {
    return new ServingPlanner(gpu, gpus).plan(CHECKPOINTS.resolve(checkpoint), heads);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 768 / 2 = 384 is three blocks of 128.
        "Qwen/Qwen3-30B-A3B-FP8 | L40S | 2 | 32 | --tensor-parallel-size 2",
        // 768 / 4 = 192 is none.
        "Qwen/Qwen3-30B-A3B-FP8 | L40S | 4 | 32 | --tensor-parallel-size 4 --enable-expert-parallel",
        "Qwen/Qwen3-30B-A3B-FP8 | H100 | 8 | 32 | --tensor-parallel-size 8 --enable-expert-parallel",
        // 768 / 6 = 128 would do, but six ranks do not share 32 heads.
        "Qwen/Qwen3-30B-A3B-FP8 | H100 | 6 | 48 | --tensor-parallel-size 6",
        "Qwen/Qwen3-30B-A3B-FP8 | H100 | 6 | 32 | --tensor-parallel-size 4 --enable-expert-parallel",
        "mistralai/Mixtral-8x7B-v0.1 | H100 | 8 | 32 | --tensor-parallel-size 8",
        // Eight experts cannot be dealt out to sixteen ranks, but their rows can.
        "mistralai/Mixtral-8x7B-v0.1 | H100 | 16 | 32 | --tensor-parallel-size 16",
        "deepseek-ai/DeepSeek-V3 | H200 | 8 | 128 | --tensor-parallel-size 8",
        "deepseek-ai/DeepSeek-V3 | H200 | 1 | 128 | --tensor-parallel-size 1",
      })
  void theLargestSizeThatFitsIsTaken(
      String checkpoint, Gpu gpu, int gpus, int heads, String arguments) {
    ServingPlan plan = plan(checkpoint, gpu, gpus, heads);

    assertThat(plan).isInstanceOf(Serve.class);
    assertThat(String.join(" ", ((Serve) plan).arguments())).isEqualTo(arguments);
  }

  @Test
  void whyExpertsStayWholeIsARemark() {
    Serve plan = (Serve) plan("Qwen/Qwen3-30B-A3B-FP8", Gpu.L40S, 4, 32);

    assertThat(plan.remarks().get(0))
        .startsWith(
            "without expert parallelism: MOEQ403: deployment \"tp 4\": intermediateSize / tp = 768 / 4 = 192");
    assertThat(((Serve) plan("Qwen/Qwen3-30B-A3B-FP8", Gpu.L40S, 2, 32)).remarks()).isEmpty();
  }

  @Test
  void aGpuThatDoesOtherwiseThanTheSchemeSaysIsARemark() {
    Serve plan = (Serve) plan("Qwen/Qwen3-30B-A3B-FP8", Gpu.A100, 2, 32);

    assertThat(plan.remarks()).hasSize(1);
    assertThat(plan.remarks().get(0)).startsWith("MOEQ607: deployment \"tp 2\": MarlinExperts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wrong/cut-off          | H100 | MOEQ702: config.json, line",
        "nowhere                | H100 | MOEQ701: nowhere is not there",
        "wrong/bitsandbytes     | H100 | MOEQ703",
        "Qwen/Qwen3-30B-A3B-FP8 | V100_32GB | MOEQ606: deployment \"tp 1\": on V100_32GB",
      })
  void whatWillNotRunIsRefused(String checkpoint, Gpu gpu, String reason) {
    ServingPlan plan = plan(checkpoint, gpu, 8, 32);

    assertThat(plan).isInstanceOf(Refuse.class);
    assertThat(((Refuse) plan).reasons().get(0)).startsWith(reason);
  }
}
