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
    this.run = new OracleRun(oracle, catalogue.byId(), question);
  }

  KernelReport report() {
    Selection selection = run.select();
    return new KernelReport(question, selection, verdicts(selection), methodFailures(selection));
  }

  private List<KernelVerdict> verdicts(Selection selection) {
    OracleRun.Order order = run.order();
    Set<String> automatic = new LinkedHashSet<>(order.backends());
    automatic.addAll(oracle.candidates().order(question));
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
    OracleCandidates.Backend backend = run.backend(name);
    KernelQuestion asked = run.asked(name, !isAutomatic);
    for (String id : backend.kernels()) {
      verdicts.add(
          KernelVerdict.of(
              backend, run.kernel(id), asked, isAutomatic, leftOut, oracle.namesOfBackend(name)));
    }
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
