package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function of vLLM that chooses a kernel ({@code select_…_moe_backend} in {@code
 * fused_moe/oracle}), as a table. Immutable.
 */
public final class Oracle {
  private final OracleAbout about;
  private final OracleCandidates candidates;
  private final OracleKeys keys;
  private final NamedBackends named;
  private final OracleEnds ends;
  private final Map<String, List<String>> namesOfBackends;

  /**
   * All of an oracle.
   *
   * @param about what it is, and who asks it
   * @param candidates what it chooses from
   * @param keys which activation key it passes to kernels
   * @param named what names do
   * @param ends what it answers without candidates
   */
  public Oracle(
      OracleAbout about,
      OracleCandidates candidates,
      OracleKeys keys,
      NamedBackends named,
      OracleEnds ends) {
    this.about = about;
    this.candidates = candidates;
    this.keys = keys;
    this.named = named;
    this.ends = ends;
    this.namesOfBackends = new HashMap<>();
    for (String name : named.names().keySet()) {
      for (String backend : named.backendsOf(name)) {
        namesOfBackends.computeIfAbsent(backend, any -> new ArrayList<>()).add(name);
      }
    }
    for (Map.Entry<String, List<String>> entry : namesOfBackends.entrySet()) {
      entry.setValue(List.copyOf(entry.getValue()));
    }
  }

  /**
   * How it is called.
   *
   * @return for example fp8
   */
  public String id() {
    return about.id();
  }

  /**
   * What it is.
   *
   * @return its source, who asks it, what they check
   */
  public OracleAbout about() {
    return about;
  }

  /**
   * What it chooses from.
   *
   * @return backends, orders, filters
   */
  public OracleCandidates candidates() {
    return candidates;
  }

  /**
   * Which activation key it passes to kernels.
   *
   * @return whose key
   */
  public OracleKeys keys() {
    return keys;
  }

  /**
   * What names do.
   *
   * @return what {@code --moe-backend} may say
   */
  public NamedBackends named() {
    return named;
  }

  /**
   * What it answers without candidates.
   *
   * @return short circuits, last resorts, the end
   */
  public OracleEnds ends() {
    return ends;
  }

  /**
   * The names that lead to a kernel.
   *
   * @param kernelId its id
   * @return what {@code --moe-backend} may say, in the order of the table, in either format of
   *     activations; none where only vLLM itself chooses it
   */
  public List<String> names(String kernelId) {
    return named.names().keySet().stream().filter(name -> leadsTo(name, kernelId)).toList();
  }

  /**
   * Whether the choice is vLLM's, whatever the name: it takes none, or not this one, or its
   * platform decides.
   *
   * @param name what {@code --moe-backend} says
   * @param selection what it chose where that was said
   * @return true also where the name leaves the choice to vLLM
   */
  public boolean ignores(String name, Selection selection) {
    return named.isAuto(name)
        || selection
            .backend()
            .filter(backend -> !namesOfBackend(backend).contains(name))
            .isPresent();
  }

  private boolean leadsTo(String name, String kernelId) {
    return candidates.backends().stream()
        .filter(backend -> namesOfBackend(backend.name()).contains(name))
        .anyMatch(backend -> backend.kernels().contains(kernelId));
  }

  /** The names that lead to a backend. */
  List<String> namesOfBackend(String backend) {
    return namesOfBackends.getOrDefault(backend, List.of());
  }

  /** Prints the id. */
  @Override
  public String toString() {
    return id();
  }
}
