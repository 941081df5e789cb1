package dev.moequant.interop.checkpoint.tensors;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.safetensors.DeepSeekV3Files;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint of the size of DeepSeek-V3: 58 layers of 256 experts in 163 files. */
class LargeCheckpointTest {
  private static final String CONFIG =
      """
      {
        "model_type": "deepseek_v3",
        "torch_dtype": "bfloat16",
        "hidden_act": "silu",
        "hidden_size": 7168,
        "moe_intermediate_size": 2048,
        "n_routed_experts": 256,
        "num_experts_per_tok": 8,
        "num_hidden_layers": 61,
        "first_k_dense_replace": 3,
        "num_nextn_predict_layers": 1,
        "quantization_config": {
          "quant_method": "fp8", "activation_scheme": "dynamic"%s
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  private Checkpoint read(String block) throws IOException {
    Files.writeString(folder.resolve("config.json"), CONFIG.formatted(block), UTF_8);
    return Checkpoint.read(folder);
  }

  @Test
  void itIsSoundOrAllOfItIsWrongInTheSameWay() throws IOException {
    DeepSeekV3Files.write(folder);
    for (int i = 0; i < 4; i++) {
      long begin = System.nanoTime();
      Checkpoint checkpoint = read(", \"weight_block_size\": [128, 128]");
      System.out.printf("91,000 tensors read and compared in %d ms%n", millis(begin));
      assertThat(checkpoint.findings()).isEmpty();
    }

    List<Finding> findings = read("").findings();

    assertThat(findings.stream().map(finding -> finding.rule().code()).toList())
        .containsExactly("MOEQ708", "MOEQ710");
    for (Finding finding : findings) {
      assertThat(finding.text()).contains("44544 of them");
      assertThat(finding.text().length()).isAtMost(400);
    }
  }

  private static long millis(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
