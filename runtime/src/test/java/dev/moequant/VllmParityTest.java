package dev.moequant;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.parity.ParityRun;
import dev.moequant.parity.ParityRun.Answer;
import dev.moequant.parity.VectorFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every recorded answer of the real {@code config.py}, asked again of Java. */
class VllmParityTest {
  private static final Map<String, Answer> ANSWERS =
      Map.of(
          "make.jsonl", (f, in, folder) -> QuantConfigAnswers.config(f, in),
          "factories.jsonl", (f, in, folder) -> QuantConfigAnswers.config(f, in),
          "desc_direct.jsonl", (f, in, folder) -> QuantConfigAnswers.descDirect(f, in),
          "group_shape.jsonl", (f, in, folder) -> QuantConfigAnswers.groupShape(f, in),
          "scale_shape.jsonl", (f, in, folder) -> QuantConfigAnswers.scaleShape(f, in),
          "config_name.jsonl", (f, in, folder) -> QuantConfigAnswers.configName(f, in),
          "parallel.jsonl", (f, in, folder) -> ParallelAnswers.parallel(f, in),
          "moe_config.jsonl", (f, in, folder) -> ParallelAnswers.moeConfig(f, in),
          "envs.jsonl", (f, in, folder) -> ParallelAnswers.envs(f, in),
          "no_triton.jsonl",
              (f, in, folder) -> {
                throw new ParityRun.NotApplicable(
                    "no_triton.jsonl: Java always has PrecisionConfig");
              });

  private static final Map<String, Answer> LAYERS_OF_2026_07 =
      Map.of(
          "parallel.jsonl", (f, in, folder) -> LayerAnswers.parallel(f, in),
          "moe_config.jsonl", (f, in, folder) -> LayerAnswers.moeConfig(f, in),
          "routing.jsonl", (f, in, folder) -> LayerAnswers.routing(f, in),
          "activation.jsonl", (f, in, folder) -> LayerAnswers.activation(f, in));

  /** Belong to the test of the tuned files in interop. */
  private static final Set<String> OTHERS =
      Set.of("tuning_name.jsonl", "tuning_pick.jsonl", "user_folder.json", "configs");

  @Test
  void javaAnswersAsTheSeedDid() throws IOException {
    run(VectorFolders.SEED, ANSWERS);
  }

  @Test
  void javaAnswersAs2026_07Did() throws IOException {
    Map<String, Answer> answers = new HashMap<>(QuantConfigAnswers2026.ANSWERS);
    answers.putAll(LAYERS_OF_2026_07);
    run(VectorFolders.NEW, answers);
  }

  private static void run(String revision, Map<String, Answer> answers) throws IOException {
    List<Path> folders = VectorFolders.of(revision);
    assumeFalse(folders.isEmpty(), "no vectors of " + revision + " were given");
    new ParityRun(revision, answers, OTHERS, InvalidQuantConfigException.class, System.out)
        .run(folders);
  }
}
