package dev.moequant.kernels;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a row applies: where all of its criteria hold.
 *
 * @param criteria none for always
 * @param anySet environment variables of which one must be set, whatever to; none for no matter
 */
public record Condition(List<Criterion> criteria, Set<String> anySet) {
  /** No condition. */
  public static final Condition ALWAYS = new Condition(List.of(), Set.of());

  /** Keeps unmodifiable copies. */
  public Condition {
    criteria = List.copyOf(criteria);
    anySet = Set.copyOf(anySet);
  }

  /**
   * Whether a row applies to a question.
   *
   * @param question the question
   * @return false also where the question does not say enough
   */
  public boolean holds(KernelQuestion question) {
    for (int i = 0; i < criteria.size(); i++) {
      if (!criteria.get(i).isMet(question)) {
        return false;
      }
    }
    return anySet.isEmpty() || isOneSet(question.environment());
  }

  private boolean isOneSet(Map<String, String> environment) {
    return !environment.isEmpty() && anySet.stream().anyMatch(environment::containsKey);
  }
}
