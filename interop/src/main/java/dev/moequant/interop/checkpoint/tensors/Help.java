package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.tensors.TensorType;
import java.util.Set;

/** What to do about tensors that are not as the scheme has them. */
final class Help {
  private static final Set<TensorType> NOT_QUANTIZED =
      Set.of(TensorType.BF16, TensorType.F16, TensorType.F32);

  private final String quantMethod;

  Help(String quantMethod) {
    this.quantMethod = quantMethod;
  }

  String missing(String kind) {
    if (kind.startsWith("input_")) {
      return "without it vLLM computes with whatever is in memory: calibrate again, with tokens"
          + " that reach every expert, or quantize the weights only";
    }
    return "take a complete copy of the checkpoint, or write these tensors again: vLLM leaves what"
        + " it does not find as it was made";
  }

  String different(WantedTensor wanted, Entry entry) {
    boolean isNotQuantized =
        wanted.isWeight()
            && NOT_QUANTIZED.contains(entry.dtype())
            && !wanted.accepts(entry.dtype());
    if (isNotQuantized) {
      return "these experts are not quantized: add %s to %s, or quantize them"
          .formatted(entry(entry.name()), list());
    }
    return wanted.accepts(entry.dtype())
        ? "look whether the sizes in config.json are this model's, and whether the tensor was"
            + " written in another layout"
        : "let the config say how the experts are stored, or store them as it says";
  }

  /** What covers the experts of that part of the model, in the language of the list. */
  private String entry(String name) {
    int end = name.indexOf(".experts");
    String module = end < 0 ? name : name.substring(0, end) + ".experts";
    boolean isPredicting = name.startsWith("mtp.");
    if (quantMethod.equals("compressed-tensors") || quantMethod.equals("quark")) {
      return isPredicting ? "\"re:^mtp.*\"" : "\"re:^" + module.replace(".", "\\.") + ".*\"";
    }
    boolean isGlob = quantMethod.startsWith("modelopt");
    return '"' + (isPredicting && isGlob ? "mtp*" : isGlob ? module + "*" : module) + '"';
  }

  private String list() {
    return switch (quantMethod) {
      case "fp8" -> "ignored_layers";
      case "compressed-tensors", "modelopt" -> "ignore";
      case "quark" -> "exclude";
      case "gptq", "gptq_marlin" -> "dynamic, with \"-:\" in front,";
      default -> "modules_to_not_convert";
    };
  }

  String leftOver(String kind) {
    return kind.endsWith("_quantizer")
        ? "these are the quantizers' own state: export with ModelOpt's export_hf_checkpoint"
        : "look whether it is a name that was meant otherwise, or leave it out: vLLM's loader stops"
            + " at some names that it does not know, and drops others";
  }

  String unusedBias() {
    return "declare bias = true where the model adds biases, or leave them out of the files";
  }
}
