package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.Optional;

/**
 * {@code quant_method: awq} (vLLM: {@code quantization/awq_marlin.py}, {@code awq.py}; b6ff8a2f5).
 */
final class AwqMethod implements QuantMethod {
  private final Optional<ExpertScheme> quantized;
  private final IgnoreList ignored;

  private AwqMethod(Optional<ExpertScheme> quantized, IgnoreList ignored) {
    this.quantized = quantized;
    this.ignored = ignored;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    Optional<ConfigValue> bits = block.findAny("bits", "w_bit");
    Optional<ConfigValue> group = block.findAny("group_size", "q_group_size");
    ConfigValue method = block.find("quant_method").orElse(block);
    if (bits.isEmpty() || group.flatMap(found -> Methods.integer(found, notes)).isEmpty()) {
      notes.malformed(method, "has no bits and group_size beside it", "AWQ configs say both");
      return Optional.empty();
    }
    if (bits.get().integer().orElse(0) != 4) {
      notes.unknown(
          bits.get(),
          "vLLM's AWQ experts have 4 bits",
          "quantize the experts to 4 bits, or with another method");
      return Optional.empty();
    }
    Optional<ConfigValue> zeroPoint = block.find("zero_point");
    if (zeroPoint.isEmpty()) {
      notes.assume("AWQ with zero points: " + method.place().file() + " has no zero_point");
    }
    SchemeSpec scheme =
        SchemeSpec.int4W4A16()
            .withGroupSize(group.get().integer().orElse(-1))
            .withZeroPoints(zeroPoint.flatMap(ConfigValue::flag).orElse(true));
    return Optional.of(
        new AwqMethod(
            Optional.of(ExpertScheme.of(scheme, bits.get())),
            IgnoreList.of(Dialect.PART_OF_NAME, block.find("modules_to_not_convert"), notes)));
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    return quantized;
  }
}
