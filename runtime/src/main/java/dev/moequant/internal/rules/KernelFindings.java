package dev.moequant.internal.rules;

import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.diagnostics.Finding;
import dev.moequant.kernels.Choice;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the kernels of a revision say of the layers of a scheme, and the findings that follow. */
public final class KernelFindings {
  private final KernelCatalogue catalogue;
  private final KernelKeys keys;
  private final PairWords pairs;

  private KernelFindings(KernelCatalogue catalogue, KernelKeys keys) {
    this.catalogue = catalogue;
    this.keys = keys;
    this.pairs = new PairWords(catalogue.quantKeys());
  }

  /**
   * What can be asked about a scheme.
   *
   * @param scheme one without errors
   * @param catalogue the kernels of a revision
   * @return empty where no oracle serves the scheme
   */
  public static Optional<KernelFindings> of(SchemeSpec scheme, KernelCatalogue catalogue) {
    return KernelKeys.of(catalogue, scheme).map(keys -> new KernelFindings(catalogue, keys));
  }

  /**
   * What vLLM chooses for a layer, and what each kernel says.
   *
   * @param subject of the same scheme, sizes and ranks without errors
   * @return on the GPU that is named; where none is, on the first on which a kernel runs it
   */
  public KernelReport report(DeployedLayer subject) {
    return report(choose(subject, subject.deployment().kernel()));
  }

  /** What each kernel says to a question of which only the choice is known. */
  KernelReport report(Choice choice) {
    return examine(choice.question());
  }

  /** What vLLM takes where this kernel is asked for. */
  Choice choose(DeployedLayer subject, Kernel kernel) {
    List<KernelDevice> devices = KernelQuestions.devices(subject.deployment());
    KernelQuestion first =
        KernelQuestions.of(subject, devices.get(0), keys).withMoeBackend(kernel.vllmName());
    return devices.size() == 1 ? choose(first) : onSomeDevice(devices, first);
  }

  private Choice choose(KernelQuestion question) {
    return catalogue.choose(keys.oracle(), question);
  }

  private KernelReport examine(KernelQuestion question) {
    return catalogue.examine(keys.oracle(), question);
  }

  /** The first on which a kernel runs it, else the one whose nearest kernel is nearest to it. */
  private Choice onSomeDevice(List<KernelDevice> devices, KernelQuestion first) {
    return devices.stream()
        .map(device -> choose(first.withDevice(device)))
        .filter(Choice::runs)
        .findFirst()
        .orElseGet(
            () ->
                devices.stream()
                    .map(device -> examine(first.withDevice(device)))
                    .min(Comparator.comparingInt(KernelFindings::fewestReasons))
                    .map(KernelReport::choice)
                    .orElseThrow());
  }

  private static int fewestReasons(KernelReport report) {
    return nearest(report).map(verdict -> verdict.reasons().size()).orElse(Integer.MAX_VALUE);
  }

  /** Of the kernels that are asked for, the one with the fewest reasons. */
  static Optional<KernelVerdict> nearest(KernelReport report) {
    String name = report.question().moeBackend();
    return report.verdicts().stream()
        .filter(verdict -> name.equals(Kernel.AUTO.vllmName()) || verdict.names().contains(name))
        .min(Comparator.comparingInt(verdict -> verdict.reasons().size()));
  }

  /**
   * Everything that kernels have against a deployment.
   *
   * @param subject of the same scheme, sizes and ranks without errors
   * @param revision that of the catalogue
   * @return the findings, in the order of the members they point at
   */
  List<Finding> check(DeployedLayer subject, VllmRevision revision) {
    // DeepGEMM's mega kernels are code of the model (DeepSeek-V4): vLLM asks no oracle for them.
    if (subject.deployment().kernel() == Kernel.DEEP_GEMM_MEGA_MOE) {
      return List.of();
    }
    KernelSubject deployed = answered(subject);
    return deployed.isKnownSound(revision) ? List.of() : Rules.findings(deployed, revision);
  }

  /** The layer with what kernels say of it. */
  KernelSubject answered(DeployedLayer subject) {
    return KernelSubject.of(subject, choose(subject, subject.deployment().kernel()), this, pairs);
  }

  /** The rules are a quarter of all classes that a first deployment loads, and few need them. */
  static final class Rules {
    private static final Map<VllmRevision, LayerRuleSet<KernelSubject>> SETS =
        LayerRuleSet.ofEachRevision(KernelRules.all());

    static List<Finding> findings(KernelSubject deployed, VllmRevision revision) {
      LayerRuleSet<KernelSubject> rules = Objects.requireNonNull(SETS.get(revision));
      return rules.findings(deployed, rules.reported(deployed));
    }
  }
}
