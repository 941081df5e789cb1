package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.Optional;

/** {@code quant_method: mxfp4}, gpt-oss (vLLM: {@code quantization/mxfp4.py}; b6ff8a2f5). */
final class Mxfp4Method implements QuantMethod {
  private final ExpertScheme quantized;
  private final IgnoreList ignored;

  private Mxfp4Method(ExpertScheme quantized, IgnoreList ignored) {
    this.quantized = quantized;
    this.ignored = ignored;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    ConfigValue method = block.find("quant_method").orElse(block);
    notes.assume(
        "activations are taken as they are: %s says nothing of them, and vLLM's kernels decide"
            .formatted(method.shownWithPlace()));
    return Optional.of(
        new Mxfp4Method(
            ExpertScheme.ofWeights(SchemeSpec.mxfp4W4A16(), method),
            IgnoreList.of(Dialect.PART_OR_GLOB, notes, block, "modules_to_not_convert")));
  }

  @Override
  public boolean isOfExpertsOnly() {
    return true;
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    return Optional.of(quantized);
  }
}
