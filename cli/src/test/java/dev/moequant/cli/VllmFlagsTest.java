package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VllmFlagsTest {
  private static final String MIXTRAL = Checkpoints.named("mixtral");

  /** What is made of a command line, MODEL being a folder. */
  private static JsonNode read(String line) {
    List<String> arguments = new ArrayList<>(List.of("check"));
    arguments.addAll(List.of(line.replace("MODEL", MIXTRAL).split(" ")));
    arguments.addAll(List.of("--format", "json"));
    Run run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return Schemas.tree(run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MODEL --tensor-parallel-size 4 | tp 4",
        "MODEL -tp 4 -dp 2 | tp 4, dp 2",
        "MODEL --tensor-parallel-size=4 --enable-expert-parallel | tp 4, ep",
        "MODEL --tensor_parallel_size 4 --data_parallel_size=2 | tp 4, dp 2",
        "vllm serve MODEL -tp 2 -ep | tp 2, ep",
        "--tp 2 --model MODEL | tp 2",
        "--trust-remote-code MODEL --tp 2 | tp 2",
        "--enforce-eager --max-model-len 4096 MODEL --tp 2 | tp 2",
      })
  void vllmsNamesAreOurs(String line, String name) {
    JsonNode checkpoints = read(line).get("checkpoints");
    JsonNode last = checkpoints.get(checkpoints.size() - 1);

    assertThat(last.at("/deployments/0/name").asText()).isEqualTo(name);
  }

  @Test
  void whatChangesNothingIsNamed() {
    JsonNode read =
        read(
            "MODEL --max-model-len 4096 -tp 2 --trust-remote-code --served-model-name a b"
                + " --gpu-memory-utilization=0.9 -O3");

    assertThat(read.get("notLookedAt").toString())
        .isEqualTo(
            "[\"--max-model-len 4096\",\"--trust-remote-code\",\"--served-model-name a b\","
                + "\"--gpu-memory-utilization=0.9\",\"-O3\"]");
    assertThat(read.get("checkpoints").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--eplb-config {\"num_redundant_experts\":8}",
        "--eplb-config.num_redundant_experts 8",
        "--num-redundant-experts 8",
      })
  void redundantExpertsAreReadInEachSpelling(String flag) {
    JsonNode read = read("MODEL -tp 8 -ep --enable-eplb " + flag);

    assertThat(read.at("/checkpoints/0/deployments/0/rank/mostExperts").asInt()).isEqualTo(2);
    assertThat(read.get("notLookedAt").size()).isEqualTo(0);
  }

  @Test
  void whatIsNearlyOursIsAMistake() {
    Run run = Run.of("check", MIXTRAL, "--quantisation", "awq");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("there is no option --quantisation; did you mean --quantization?");
    assertThat(Run.of("check", MIXTRAL, "-pp", "2").status()).isEqualTo(0);
  }
}
