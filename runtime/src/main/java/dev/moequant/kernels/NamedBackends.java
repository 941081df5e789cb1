package dev.moequant.kernels;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code --moe-backend} does to an oracle; a name never falls back to another backend.
 *
 * @param names the backends of each name, in the order in which they are tried
 * @param asAuto names that leave the choice to vLLM; of no names where all do
 * @param batched what a backend is called where activations are batched
 * @param batchedNames names that ask for batched activations themselves
 * @param rules what is taken instead of the backends of a name
 * @param isFilteredByKey whether backends without the key that is asked for are left out
 * @param withoutKey where backends get no activation key
 * @param isFiltered whether the filters of the automatic order hold for names, too
 * @param refusals what is refused at once
 * @param unknown how it ends for a name that the oracle does not know
 * @param unsupported how it ends where no kernel of the name runs the layer
 */
public record NamedBackends(
    Map<String, List<String>> names,
    Set<String> asAuto,
    Map<String, String> batched,
    Set<String> batchedNames,
    List<Rule> rules,
    boolean isFilteredByKey,
    List<Rule> withoutKey,
    boolean isFiltered,
    List<NameRefusal> refusals,
    Refusal unknown,
    Refusal unsupported) {
  /** Keeps unmodifiable copies. */
  public NamedBackends {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    asAuto = Set.copyOf(asAuto);
    batched = Map.copyOf(batched);
    batchedNames = Set.copyOf(batchedNames);
    rules = List.copyOf(rules);
    withoutKey = List.copyOf(withoutKey);
    refusals = List.copyOf(refusals);
  }

  /**
   * What holds for backends under a condition.
   *
   * @param name the name it is for; empty for any
   * @param when where it holds
   * @param backends which
   * @param source file and line in vLLM
   */
  public record Rule(String name, Condition when, List<String> backends, String source) {
    /** Keeps an unmodifiable copy of the backends. */
    public Rule {
      backends = List.copyOf(backends);
    }
  }

  /**
   * What is refused at once.
   *
   * @param when where
   * @param backends which
   * @param refusal how it ends
   * @param source file and line in vLLM
   */
  public record NameRefusal(Condition when, List<String> backends, Refusal refusal, String source) {
    /** Keeps an unmodifiable copy of the backends. */
    public NameRefusal {
      backends = List.copyOf(backends);
    }
  }

  /**
   * Whether the choice is vLLM's.
   *
   * @param name what {@code --moe-backend} says
   * @return true also where the oracle looks at no name at all
   */
  boolean isAuto(String name) {
    return asAuto.isEmpty() || asAuto.contains(name);
  }

  /** The backends of a name in both formats of activations. */
  Set<String> backendsOf(String name) {
    Set<String> all = new LinkedHashSet<>();
    for (String backend : names.getOrDefault(name, List.of())) {
      all.add(backend);
      all.add(batched.getOrDefault(backend, backend));
    }
    return all;
  }
}
