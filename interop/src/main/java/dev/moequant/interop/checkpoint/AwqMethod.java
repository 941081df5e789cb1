package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
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
    Members members = new Members(notes, block);
    Optional<Integer> bits = members.integer("bits", "w_bit");
    Optional<Integer> group = members.groupSize("group_size", "q_group_size");
    Optional<Boolean> zeroPoint = members.flag("zero_point");
    ConfigValue method = block.find("quant_method").orElse(block);
    if ((bits.isEmpty() || group.isEmpty()) && members.areSound()) {
      members.refuse(method, "has no bits and group_size beside it", "AWQ configs say both");
    }
    IgnoreList ignored =
        IgnoreList.of(Dialect.PART_OF_NAME, notes, block, "modules_to_not_convert");
    if (!members.areSound()) {
      return Optional.empty();
    }
    ConfigValue source = members.find("bits", "w_bit").orElse(method);
    if (bits.orElse(0) != 4) {
      notes.unknown(
          source,
          "vLLM's AWQ experts have 4 bits",
          "quantize the experts to 4 bits, or with another method");
      return Optional.empty();
    }
    if (zeroPoint.isEmpty()) {
      notes.assume("AWQ with zero points: " + method.place().file() + " has no zero_point");
    }
    SchemeSpec scheme =
        SchemeSpec.int4W4A16()
            .withGroupSize(group.orElse(Wna16Spec.PER_OUTPUT_CHANNEL))
            .withZeroPoints(zeroPoint.orElse(true));
    return Optional.of(new AwqMethod(Optional.of(ExpertScheme.of(scheme, source)), ignored));
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
