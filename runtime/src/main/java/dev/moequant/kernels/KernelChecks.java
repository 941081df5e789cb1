package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Asks one kernel one question. */
final class KernelChecks {
  /** Everything; what oracles ask where nothing else is said. */
  static final Set<Check> ALL = Collections.unmodifiableSet(EnumSet.allOf(Check.class));

  private final Kernel kernel;
  private final KernelQuestion question;
  private final boolean isFirstEnough;
  private List<Reason> reasons = List.of();

  private KernelChecks(Kernel kernel, KernelQuestion question, boolean isFirstEnough) {
    this.kernel = kernel;
    this.question = question;
    this.isFirstEnough = isFirstEnough;
  }

  /** Every reason why an oracle would not choose it, the one that vLLM finds first in front. */
  static List<Reason> refused(Kernel kernel, KernelQuestion question) {
    return new KernelChecks(kernel, question, false).selection(ALL, true).reasons;
  }

  /** The first of them; an empty list where it would be chosen. */
  static List<Reason> firstRefusal(Kernel kernel, KernelQuestion question) {
    return new KernelChecks(kernel, question, true).selection(ALL, true).reasons;
  }

  /** Whether it stands some of the checks. */
  static boolean stands(
      Kernel kernel, KernelQuestion question, Set<Check> checks, boolean alsoByOracle) {
    return new KernelChecks(kernel, question, true)
        .selection(checks, alsoByOracle)
        .reasons
        .isEmpty();
  }

  /** Every reason why it fails later. */
  static List<Reason> fails(Kernel kernel, KernelQuestion question, Phase phase) {
    KernelChecks checks = new KernelChecks(kernel, question, false);
    for (Constraint row : kernel.constraints(phase)) {
      checks.ask(row);
    }
    return checks.reasons;
  }

  private KernelChecks selection(Set<Check> checks, boolean alsoByOracle) {
    boolean runsHere = !kernel.abilities().isAsked() || kernel.anywhere().matches(question);
    if (!runsHere && checks.contains(Check.DEVICE)) {
      said().addAll(kernel.places(question.pair()).reasons(question, Check.DEVICE));
    }
    List<Constraint> rows = kernel.constraints(Phase.SELECTION);
    for (int i = 0; i < rows.size() && !isEnough(); i++) {
      Constraint row = rows.get(i);
      if (checks.contains(row.check()) && (alsoByOracle || !row.isByOracle()) && !ask(row)) {
        askOnDevice(row, runsHere);
      }
    }
    return this;
  }

  /** A pair that the kernel takes may need another device than the rest of them. */
  private void askOnDevice(Constraint row, boolean runsHere) {
    if (runsHere && row.check() == Check.PAIR) {
      DevicePlaces places = kernel.places(question.pair());
      if (places != kernel.anywhere() && !places.matches(question)) {
        said().addAll(places.reasons(question, Check.PAIR));
      }
    }
  }

  /** Most kernels have nothing to say in most phases, and then there is no new list. */
  private List<Reason> said() {
    if (reasons.isEmpty()) {
      reasons = new ArrayList<>(3);
    }
    return reasons;
  }

  private boolean isEnough() {
    return isFirstEnough && !reasons.isEmpty();
  }

  private boolean ask(Constraint row) {
    boolean refuses = row.refuses(question);
    if (refuses) {
      said().add(Reason.of(row, question));
    }
    return refuses;
  }
}
