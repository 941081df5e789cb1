package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks all kernels of an oracle. */
final class Examination {
  private final Oracle oracle;
  private final KernelQuestion question;
  private final OracleRun run;

  Examination(Oracle oracle, KernelCatalogue catalogue, KernelQuestion question) {
    this.oracle = oracle;
    this.question = question;
    this.run = new OracleRun(oracle, catalogue, question);
  }

  /** The question with the format of activations, unless it says one that no name overrules. */
  static KernelQuestion inFormat(
      Oracle oracle, KernelQuestion question, List<String> batchedAll2all) {
    if (oracle.named().batchedNames().contains(question.moeBackend())) {
      return question.with(Quantity.ACTIVATION_FORMAT, KernelAbilities.BATCHED);
    }
    if (question.get(Quantity.ACTIVATION_FORMAT).isPresent()) {
      return question;
    }
    Object all2all = question.get(Quantity.ALL2ALL_BACKEND).orElse("");
    return question.with(
        Quantity.ACTIVATION_FORMAT,
        batchedAll2all.contains(all2all) ? KernelAbilities.BATCHED : KernelAbilities.STANDARD);
  }

  KernelReport report() {
    Selection selection = run.select();
    return new KernelReport(question, selection, verdicts(selection), methodFailures(selection));
  }

  Choice choice() {
    Selection selection = run.select();
    return new Choice(question, selection, chosen(selection));
  }

  Optional<NamedBackends.NameRefusal> nameRefusal() {
    return run.nameRefusal();
  }

  private Optional<KernelVerdict> chosen(Selection selection) {
    if (selection.backend().isEmpty() || selection.kernel().isEmpty()) {
      return Optional.empty();
    }
    String name = selection.backend().get();
    String id = selection.kernel().get();
    // A short circuit may answer with a backend, or a kernel, that stands in no other table.
    return oracle.candidates().has(name) && run.backend(name).kernels().contains(id)
        ? Optional.of(verdict(name, id, automatic(run.order()).contains(name), Optional.empty()))
        : Optional.empty();
  }

  private Set<String> automatic(OracleRun.Order order) {
    Set<String> automatic = new LinkedHashSet<>(order.backends());
    automatic.addAll(oracle.candidates().order(question));
    return automatic;
  }

  private List<KernelVerdict> verdicts(Selection selection) {
    OracleRun.Order order = run.order();
    Set<String> automatic = automatic(order);
    Set<String> backends = new LinkedHashSet<>(automatic);
    oracle.candidates().backends().forEach(backend -> backends.add(backend.name()));
    List<KernelVerdict> verdicts = new ArrayList<>();
    for (String backend : backends) {
      boolean isAutomatic = automatic.contains(backend);
      Optional<OracleCandidates.Filter> leftOut =
          Optional.ofNullable(order.leftOut().get(backend))
              .filter(filter -> selection.backend().filter(backend::equals).isEmpty());
      addVerdicts(verdicts, backend, isAutomatic, leftOut);
    }
    return verdicts;
  }

  private void addVerdicts(
      List<KernelVerdict> verdicts,
      String name,
      boolean isAutomatic,
      Optional<OracleCandidates.Filter> leftOut) {
    for (String id : run.backend(name).kernels()) {
      verdicts.add(verdict(name, id, isAutomatic, leftOut));
    }
  }

  private KernelVerdict verdict(
      String backend, String id, boolean isAutomatic, Optional<OracleCandidates.Filter> leftOut) {
    return KernelVerdict.of(
        run.backend(backend),
        run.kernel(id),
        run.asked(backend, !isAutomatic),
        isAutomatic,
        leftOut,
        run.namesOf(backend));
  }

  private List<Reason> methodFailures(Selection selection) {
    if (question.method().isEmpty()) {
      return List.of();
    }
    KernelQuestion chosen =
        selection
            .backend()
            .map(backend -> question.with(Quantity.BACKEND, backend))
            .orElse(question);
    return oracle.about().methodChecks().stream()
        .filter(check -> check.method().equals(question.method().get()))
        .map(OracleAbout.MethodCheck::row)
        .filter(row -> row.refuses(chosen))
        .map(row -> Reason.of(row, chosen))
        .toList();
  }
}
