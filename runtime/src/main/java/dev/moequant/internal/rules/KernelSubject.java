package dev.moequant.internal.rules;

import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A deployed layer with what the kernels of a revision say of it.
 *
 * @param layer what is deployed
 * @param report of the kernels that are asked for, or of all where vLLM chooses
 * @param automatic of all, as if vLLM chose
 * @param pairs what the revision's keys are in words
 */
record KernelSubject(
    DeployedLayer layer, KernelReport report, KernelReport automatic, PairWords pairs) {
  DeploymentSpec deployment() {
    return layer.deployment();
  }

  boolean isNamed() {
    return deployment().kernel() != Kernel.AUTO;
  }

  /** Of the kernels that the name leads to, the one that is nearest to running. */
  Optional<KernelVerdict> named() {
    String name = deployment().kernel().vllmName();
    return isNamed()
        ? report.verdicts().stream()
            .filter(verdict -> verdict.names().contains(name))
            .min(Comparator.comparingInt(verdict -> verdict.reasons().size()))
        : Optional.empty();
  }

  /** Why the named kernel does not run, whatever is set: a deployment says no variables. */
  List<Reason> namedReasons() {
    return named().stream()
        .flatMap(verdict -> verdict.reasons().stream())
        .filter(reason -> reason.criterion().on() != Quantity.ENVIRONMENT)
        .toList();
  }

  /** What vLLM takes. */
  Optional<KernelVerdict> chosen() {
    return report.chosen();
  }

  /** What vLLM takes, whether it was asked for or not. */
  Optional<KernelVerdict> taken() {
    return chosen().or(this::named);
  }
}
