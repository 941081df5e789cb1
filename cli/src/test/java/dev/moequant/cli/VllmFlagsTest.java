package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "--max-model-len -1 MODEL --tp 2 | tp 2",
        "--model=MODEL --tp 2 | tp 2",
        // As argparse has it: the beginning of a name that no other has.
        "MODEL --tensor-parallel 4 --enable-expert | tp 4, ep",
        "MODEL --tensor_par=4 | tp 4",
        "MODEL --max-model 4096 --trust --tens 4 | tp 4",
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
                + " --gpu-memory-utilization=0.9 -O3 --seed -1 -cc.mode=3 --of-another-year");

    assertThat(read.get("notLookedAt").toString())
        .isEqualTo(
            "[\"--max-model-len 4096\",\"--trust-remote-code\",\"--served-model-name a b\","
                + "\"--gpu-memory-utilization=0.9\",\"-O3\",\"--seed -1\",\"-cc.mode=3\","
                + "\"--of-another-year\"]");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--quantisation awq | there is no option --quantisation; did you mean --quantization?",
        "--gpus H100        | there is no option --gpus; did you mean --gpu?",
        "--tpp 2            | there is no option --tpp; did you mean --tp?",
        "-tpp 2             | there is no option -tpp; did you mean -tp?",
        "--quant awq        | --quant may be --quantization or one more: vLLM refuses it, too; write the whole name",
        "--enable-ep        | --enable-ep may be --enable-eplb or one more: vLLM refuses it, too; write the whole name",
        "--data-parallel=2  | --data-parallel may be --data-parallel-size or 10 more: vLLM refuses it, too; write the whole name",
        "--tp abc           | --tp: abc is no whole number",
        "--tp=              | --tp: there is no number",
        "-dp 99999999999    | --dp: 99999999999 is larger than any number of ranks",
        "--tp 2 -tp 4       | --tp is given twice",
        "--gpu H10          | --gpu: there is no GPU H10; did you mean A10, H100 or H20?",
        "--gpu H100 --tp    | --tp takes N, and there is none behind it",
      })
  void whatIsMistypedIsRefused(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("check", MIXTRAL));
    arguments.addAll(List.of(options.split(" ")));
    Run run = Run.of(arguments.toArray(String[]::new));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("moequant: " + message + "\nsee moequant check --help\n");
  }

  /** However near to ours. */
  @ParameterizedTest
  @ValueSource(strings = {"-pp 2", "-dpn 1", "-dcp 2", "--uds x", "-n 2", "--no-enable-eplb"})
  void whatVllmHasIsNone(String options) {
    assertThat(read("MODEL " + options).get("notLookedAt").toString())
        .isEqualTo("[\"" + options + "\"]");
  }

  @Test
  void behindTwoHyphensThereAreModels() {
    Run run = Run.of("check", "--tp", "2", "--format", "json", "--", MIXTRAL);

    assertThat(Schemas.tree(run.out()).at("/checkpoints/0/path").asText()).isEqualTo(MIXTRAL);
  }

  @Test
  void nothingIsNoModel() {
    for (String command : new String[] {"check", "init"}) {
      Run run = Run.of(command, "");
      assertThat(run.transcript())
          .isEqualTo(
              """
              ---- stderr
              moequant: DIR is empty: a variable that is not set? The current folder is written as .
              ---- exit 2
              """);
    }
  }
}
