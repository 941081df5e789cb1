package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.ModelConfig;
import java.util.Locale;
import java.util.Optional;

/** Which method reads a quantization config. */
final class Methods {
  private static final String KNOWN =
      "known are fp8, compressed-tensors, awq, gptq, modelopt, mxfp4 and quark";

  private Methods() {}

  /** As the file names it, in vLLM's spelling. */
  static String name(ConfigValue block) {
    return block
        .text("quant_method")
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .replace("compressed_tensors", "compressed-tensors");
  }

  static Optional<QuantMethod> of(ConfigValue block, ModelConfig config, Notes notes) {
    return switch (name(block)) {
      case "fp8" -> Optional.of(Fp8Method.of(block, config, notes));
      default -> {
        notes.unknown(
            block.find("quant_method").orElse(block),
            "no experts of this method are known here",
            KNOWN);
        yield Optional.empty();
      }
    };
  }
}
