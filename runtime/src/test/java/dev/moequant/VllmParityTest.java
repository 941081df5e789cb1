package dev.moequant;

import dev.moequant.parity.ParityRun;
import dev.moequant.parity.ParityRun.Answer;
import dev.moequant.parity.VectorFolders;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every recorded answer of the real {@code config.py}, asked again of Java. */
class VllmParityTest {
  private static final Map<String, Answer> ANSWERS =
      Map.of(
          "make.jsonl", QuantConfigAnswers::config,
          "factories.jsonl", QuantConfigAnswers::config,
          "desc_direct.jsonl", QuantConfigAnswers::descDirect,
          "group_shape.jsonl", QuantConfigAnswers::groupShape,
          "scale_shape.jsonl", QuantConfigAnswers::scaleShape,
          "config_name.jsonl", QuantConfigAnswers::configName,
          "parallel.jsonl", ParallelAnswers::parallel,
          "moe_config.jsonl", ParallelAnswers::moeConfig,
          "envs.jsonl", ParallelAnswers::envs,
          "no_triton.jsonl",
              (function, in) -> {
                throw new ParityRun.NotApplicable(
                    "no_triton.jsonl: Java always has PrecisionConfig");
              });

  /** Belong to the test of the tuned files in interop. */
  private static final Set<String> OTHERS =
      Set.of("tuning_name.jsonl", "tuning_pick.jsonl", "user_folder.json", "configs");

  @Test
  void javaAnswersAsPythonDid() throws IOException {
    new ParityRun(ANSWERS, OTHERS, System.out).run(VectorFolders.all());
  }
}
