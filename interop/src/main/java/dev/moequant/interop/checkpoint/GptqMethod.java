package dev.moequant.interop.checkpoint;

import dev.moequant.annotations.ActOrder;
import dev.moequant.interop.checkpoint.RegexNode.Budget;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code quant_method: gptq} with GPTQModel's overrides for modules (vLLM: {@code
 * quantization/gptq_marlin.py}, {@code get_dynamic_override} of {@code utils/gptq_utils.py};
 * b6ff8a2f5).
 */
final class GptqMethod implements QuantMethod {
  private final ConfigValue block;
  private final List<Rule> overrides;
  private final Notes notes;

  /**
   * One of {@code dynamic}.
   *
   * @param value what it says of the modules
   * @param isSkipped whether they are not quantized
   * @param regex which modules
   * @param budget what trying it may take
   */
  private record Rule(ConfigValue value, boolean isSkipped, Regex.Compiled regex, Budget budget) {
    boolean covers(ExpertModules modules) {
      return modules.names().stream().anyMatch(this::covers);
    }

    private boolean covers(String module) {
      return matches(module)
          || ExpertModules.projections(module).stream()
              .anyMatch(matrices -> matrices.stream().allMatch(this::matches));
    }

    private boolean matches(String name) {
      return regex.matches(name, budget).orElse(false);
    }
  }

  private GptqMethod(ConfigValue block, List<Rule> overrides, Notes notes) {
    this.block = block;
    this.overrides = overrides;
    this.notes = notes;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    ConfigValue method = block.find("quant_method").orElse(block);
    if (block.find("bits").isEmpty() || block.find("group_size").isEmpty()) {
      notes.malformed(method, "has no bits and group_size beside it", "GPTQ configs say both");
      return Optional.empty();
    }
    List<Rule> overrides = new ArrayList<>();
    block
        .find("dynamic")
        .ifPresent(
            dynamic ->
                dynamic.entries().forEach((key, value) -> override(key, value, notes, overrides)));
    return Optional.of(new GptqMethod(block, overrides, notes));
  }

  private static void override(String key, ConfigValue value, Notes notes, List<Rule> overrides) {
    boolean isSkipped = key.startsWith("-:");
    boolean hasSign = isSkipped || key.startsWith("+:");
    Optional<Regex.Compiled> regex = Regex.compile(hasSign ? key.substring(2) : key);
    if (regex.isEmpty()) {
      notes.assume(
          value.shownWithPlace() + " is for no experts: it is no pattern that is understood here");
    }
    regex.ifPresent(found -> overrides.add(new Rule(value, isSkipped, found, new Budget())));
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    Optional<Rule> override = overrides.stream().filter(each -> each.covers(modules)).findFirst();
    if (override.filter(Rule::isSkipped).isPresent()) {
      return override.map(found -> ExpertScheme.unquantized(found.value()));
    }
    return scheme(override.map(Rule::value));
  }

  private Optional<ExpertScheme> scheme(Optional<ConfigValue> override) {
    ConfigValue bits = setting("bits", override).orElse(block);
    Optional<Wna16Spec> scheme =
        switch (bits.integer().orElse(0)) {
          case 4 -> Optional.of(SchemeSpec.int4W4A16());
          case 8 -> Optional.of(SchemeSpec.int8W8A16());
          default -> Optional.empty();
        };
    if (scheme.isEmpty()) {
      notes.unknown(
          bits, "vLLM's GPTQ experts have 4 or 8 bits", "quantize the experts to 4 or 8 bits");
      return Optional.empty();
    }
    Optional<Integer> group =
        setting("group_size", override).flatMap(found -> Methods.integer(found, notes));
    return group.map(
        size ->
            ExpertScheme.of(
                scheme
                    .get()
                    .withGroupSize(size)
                    .withZeroPoints(isAsymmetric(override))
                    .withActOrder(actOrder(size, override)),
                override.orElse(bits)));
  }

  private Optional<ConfigValue> setting(String key, Optional<ConfigValue> override) {
    return override.flatMap(value -> value.find(key)).or(() -> block.find(key));
  }

  private boolean isAsymmetric(Optional<ConfigValue> override) {
    Optional<ConfigValue> sym = setting("sym", override);
    boolean isAsymmetric = !sym.flatMap(ConfigValue::flag).orElse(true);
    if (isAsymmetric) {
      notes.assume(
          "the experts have zero points: %s; vLLM 2025-10 reads them as if they had none"
              .formatted(sym.get().shownWithPlace()));
    }
    return isAsymmetric;
  }

  /** One group of a whole row has no order to lose; vLLM forces it off, too. */
  private ActOrder actOrder(int groupSize, Optional<ConfigValue> override) {
    boolean isOrdered = setting("desc_act", override).flatMap(ConfigValue::flag).orElse(false);
    if (!isOrdered || groupSize == Wna16Spec.PER_OUTPUT_CHANNEL) {
      return ActOrder.NONE;
    }
    return block.isTrue("static_groups") ? ActOrder.STATIC : ActOrder.GROUP;
  }
}
