package dev.moequant.interop.checkpoint;

import dev.moequant.annotations.ActOrder;
import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.Map;
import java.util.Optional;

/**
 * {@code quant_method: gptq} with GPTQModel's overrides for modules (vLLM: {@code
 * quantization/gptq_marlin.py}, {@code get_dynamic_override} of {@code utils/gptq_utils.py};
 * b6ff8a2f5).
 */
final class GptqMethod implements QuantMethod {
  private static final String SKIPPED = "-:";

  private final ConfigValue block;
  private final ModuleList overrides;
  private final Notes notes;

  private GptqMethod(ConfigValue block, ModuleList overrides, Notes notes) {
    this.block = block;
    this.overrides = overrides;
    this.notes = notes;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    Members members = new Members(notes, block);
    Map<String, ConfigValue> rules = members.objects("dynamic");
    if (members.find("bits").isEmpty() || members.find("group_size").isEmpty()) {
      members.refuse(
          block.find("quant_method").orElse(block),
          "has no bits and group_size beside it",
          "GPTQ configs say both");
    }
    NotRead.note(block, notes, "modules_in_block_to_quantize", "", "");
    return members.areSound()
        ? Optional.of(
            new GptqMethod(
                block, ModuleList.ofKeys(Dialect.REGEX, rules, GptqMethod::pattern, notes), notes))
        : Optional.empty();
  }

  private static String pattern(String key) {
    return key.startsWith(SKIPPED) || key.startsWith("+:") ? key.substring(2) : key;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    Optional<ConfigValue> override = overrides.findExperts(modules);
    return override.filter(found -> found.key().startsWith(SKIPPED)).isPresent()
        ? override.map(ExpertScheme::unquantized)
        : scheme(override);
  }

  private Optional<ExpertScheme> scheme(Optional<ConfigValue> override) {
    Members members =
        override
            .map(found -> new Members(notes, found, block))
            .orElseGet(() -> new Members(notes, block));
    int bits = members.integer("bits").orElse(0);
    int group = members.groupSize("group_size").orElse(Wna16Spec.PER_OUTPUT_CHANNEL);
    boolean isAsymmetric = isAsymmetric(members);
    ActOrder actOrder = actOrder(group, members);
    if (!members.areSound()) {
      return Optional.empty();
    }
    ConfigValue source = members.find("bits").orElse(block);
    Optional<Wna16Spec> scheme =
        switch (bits) {
          case 4 -> Optional.of(SchemeSpec.int4W4A16());
          case 8 -> Optional.of(SchemeSpec.int8W8A16());
          default -> Optional.empty();
        };
    if (scheme.isEmpty()) {
      notes.unknown(
          source, "vLLM's GPTQ experts have 4 or 8 bits", "quantize the experts to 4 or 8 bits");
    }
    return scheme.map(
        found ->
            ExpertScheme.of(
                found.withGroupSize(group).withZeroPoints(isAsymmetric).withActOrder(actOrder),
                override.orElse(source)));
  }

  private boolean isAsymmetric(Members members) {
    Optional<ConfigValue> said = members.find("sym");
    if (said.isEmpty()) {
      notes.assume("GPTQ without zero points: " + block.place().file() + " has no sym");
    }
    boolean isAsymmetric = !members.flag("sym").orElse(true);
    if (isAsymmetric) {
      notes.assume(
          "the experts have zero points: %s; vLLM 2025-10 reads them as if they had none"
              .formatted(said.orElseThrow().shownWithPlace()));
    }
    return isAsymmetric;
  }

  /** One group of a whole row has no order to lose; vLLM forces it off, too. */
  private ActOrder actOrder(int groupSize, Members members) {
    Optional<Boolean> said = members.flag("desc_act");
    boolean isStatic = members.flag("static_groups").orElse(false);
    if (said.isEmpty()) {
      notes.assume("GPTQ without desc_act: " + block.place().file() + " says nothing of it");
    }
    if (!said.orElse(false) || groupSize == Wna16Spec.PER_OUTPUT_CHANNEL) {
      return ActOrder.NONE;
    }
    return isStatic ? ActOrder.STATIC : ActOrder.GROUP;
  }
}
