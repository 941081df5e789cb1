package dev.moequant.internal.rules;

import dev.moequant.diagnostics.RuleId;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Every rule there is, whoever finds it broken. */
public final class AllRules {
  private static final List<Rule<?>> ALL =
      Stream.<List<? extends Rule<?>>>of(
              QuantRules.rules(),
              BindingRules.RULES,
              UnusedBindingRules.RULES,
              TensorRules.RULES,
              LayerRules.RULES,
              CheckpointRules.RULES,
              HeaderRules.RULES,
              AgreementRules.RULES,
              DeploymentRules.rules(),
              All2AllRules.AT_RUN_TIME,
              KernelRules.all(),
              TunedRules.RULES,
              PlacementRules.RULES,
              ToolRules.RULES)
          .<Rule<?>>flatMap(List::stream)
          .sorted(Comparator.comparing(rule -> rule.id()))
          .toList();

  private AllRules() {}

  /**
   * Every rule.
   *
   * @return all families, in ascending order of the ids
   */
  public static List<Rule<?>> all() {
    return ALL;
  }

  /**
   * The rule of an id.
   *
   * @param id the id
   * @return the rule
   * @throws NoSuchElementException if this version has none
   */
  public static Rule<?> of(RuleId id) {
    return ALL.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no rule has the id " + id));
  }
}
