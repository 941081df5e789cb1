package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.ModelConfig;
import dev.moequant.interop.huggingface.ModelFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which method reads a quantization config. */
final class Methods {
  private static final String KNOWN =
      "known are fp8, compressed-tensors, awq, gptq, modelopt, mxfp4 and quark";

  /** Names of one and the same (vLLM: {@code override_quantization_method}; b6ff8a2f5). */
  private static final List<Set<String>> ALIASES =
      List.of(
          Set.of("fp8", "deepseek_v4_fp8"),
          Set.of("awq", "awq_marlin", "auto_awq", "moe_wna16"),
          Set.of("gptq", "gptq_marlin", "auto_gptq", "moe_wna16"),
          Set.of("modelopt", "modelopt_fp4", "modelopt_mxfp8", "modelopt_mixed"),
          Set.of("mxfp4", "gpt_oss_mxfp4"));

  private Methods() {}

  /** As the file names it, in vLLM's spelling; a file of ModelOpt's own names only algorithms. */
  static String name(ConfigValue block) {
    return block
        .text("quant_method")
        .map(
            text ->
                text.toLowerCase(Locale.ROOT).replace("compressed_tensors", "compressed-tensors"))
        .orElseGet(() -> block.find("quant_algo").isPresent() ? "modelopt" : "");
  }

  static Optional<QuantMethod> of(ConfigValue block, ModelConfig config, Notes notes) {
    Members members = new Members(notes, block);
    members.word("quant_method");
    if (!members.areSound()) {
      return Optional.empty();
    }
    return switch (name(block)) {
      case "fp8", "deepseek_v4_fp8" -> Fp8Method.of(block, config, notes);
      case "compressed-tensors" -> CompressedTensorsMethod.of(block, notes);
      case "awq", "awq_marlin" -> AwqMethod.of(block, notes);
      case "gptq", "gptq_marlin" -> GptqMethod.of(block, notes);
      case "modelopt", "modelopt_fp4", "modelopt_mxfp8", "modelopt_mixed" ->
          ModelOptMethod.of(block, notes, "quant_algo");
      case "mxfp4", "gpt_oss_mxfp4" -> Mxfp4Method.of(block, notes);
      case "quark" -> QuarkMethod.of(block, notes);
      default -> {
        unknown(block, notes);
        yield Optional.empty();
      }
    };
  }

  private static void unknown(ConfigValue block, Notes notes) {
    Optional<ConfigValue> method = block.find("quant_method");
    if (method.isPresent()) {
      notes.unknown(method.get(), "no method whose experts are known here", KNOWN);
    } else if (isOfMlx(block)) {
      notes.unknown(
          block,
          "this is how MLX writes it, whose files vLLM does not read",
          KNOWN + "; take the checkpoint that this one was made of");
    } else {
      notes.unknown(
          block, "it names neither quant_method nor quant_algo, so nobody knows what it is", KNOWN);
    }
  }

  private static boolean isOfMlx(ConfigValue block) {
    return block.key().equals("quantization")
        && block.find("bits").isPresent()
        && !block.place().file().endsWith(ModelFiles.QUANT_CONFIG);
  }

  /** Whether {@code --quantization} may name it: vLLM has methods of its own for some. */
  static boolean mayBeCalled(String quantMethod, String quantization) {
    return ALIASES.stream().anyMatch(all -> all.contains(quantMethod) && all.contains(quantization))
        || quantMethod.equals(quantization);
  }
}
