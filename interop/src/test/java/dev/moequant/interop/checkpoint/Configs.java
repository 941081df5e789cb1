package dev.moequant.interop.checkpoint;

import dev.moequant.diagnostics.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Small configs of our own, and what is read of them. */
final class Configs {
  private Configs() {}

  /** A model of 4 layers with 8 experts, and what it says of quantization. */
  static String withQuantization(String quantization) {
    return model("\"quantization_config\": " + quantization);
  }

  /** A model of 4 layers with 8 experts, and what it says beside. */
  static String model(String more) {
    return """
        {
          "model_type": "qwen3_moe",
          "torch_dtype": "bfloat16",
          "hidden_act": "silu",
          "hidden_size": 2048,
          "moe_intermediate_size": 768,
          "num_experts": 8,
          "num_experts_per_tok": 2,
          "num_hidden_layers": 4,
          "decoder_sparse_step": 1,
          %s
        }
        """
        .formatted(more);
  }

  static Checkpoint read(Path folder, String config) {
    return read(folder, config, "");
  }

  static Checkpoint read(Path folder, String config, String beside) {
    try {
      Files.writeString(folder.resolve("config.json"), config);
      if (!beside.isEmpty()) {
        Files.writeString(folder.resolve("hf_quant_config.json"), beside);
      }
      return Checkpoint.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schemes and the ids, in one line. */
  static String shown(Checkpoint checkpoint) {
    String ids =
        checkpoint.findings().stream()
            .map(Finding::rule)
            .map(rule -> rule.code())
            .distinct()
            .collect(Collectors.joining(" "));
    return checkpoint.experts().stream()
            .map(ExpertLayers::toString)
            .collect(Collectors.joining("; "))
        + (ids.isEmpty() ? "" : " " + ids);
  }
}
