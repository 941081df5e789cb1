package dev.moequant.internal.rules;

import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.diagnostics.Finding;
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
  private static final Map<VllmRevision, LayerRuleSet<KernelSubject>> SETS =
      LayerRuleSet.ofEachRevision(KernelRules.all());

  private final KernelCatalogue catalogue;
  private final KernelKeys keys;

  private KernelFindings(KernelCatalogue catalogue, KernelKeys keys) {
    this.catalogue = catalogue;
    this.keys = keys;
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
    return report(subject, subject.deployment().kernel());
  }

  private KernelReport report(DeployedLayer subject, Kernel kernel) {
    List<KernelDevice> devices = KernelQuestions.devices(subject.deployment());
    KernelQuestion first =
        KernelQuestions.of(subject, devices.get(0), keys).withMoeBackend(kernel.vllmName());
    return devices.size() == 1 ? examine(first) : onSomeDevice(devices, first);
  }

  private KernelReport examine(KernelQuestion question) {
    return catalogue.examine(keys.oracle(), question);
  }

  /** The first on which a kernel runs it, else the one whose nearest kernel is nearest to it. */
  private KernelReport onSomeDevice(List<KernelDevice> devices, KernelQuestion first) {
    return devices.stream()
        .map(first::withDevice)
        .filter(question -> catalogue.select(keys.oracle(), question).refusal().isEmpty())
        .map(this::examine)
        .filter(report -> report.chosen().map(KernelVerdict::runs).orElse(true))
        .findFirst()
        .orElseGet(
            () ->
                devices.stream()
                    .map(device -> examine(first.withDevice(device)))
                    .min(Comparator.comparingInt(KernelFindings::fewestReasons))
                    .orElseThrow());
  }

  private static int fewestReasons(KernelReport report) {
    return report.verdicts().stream()
        .mapToInt(verdict -> verdict.reasons().size())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /**
   * Everything that kernels have against a deployment.
   *
   * @param subject of the same scheme, sizes and ranks without errors
   * @param revision that of the catalogue
   * @return the findings, in the order of the members they point at
   */
  List<Finding> check(DeployedLayer subject, VllmRevision revision) {
    Kernel kernel = subject.deployment().kernel();
    // DeepGEMM's mega kernels are code of the model (DeepSeek-V4): vLLM asks no oracle for them.
    if (kernel == Kernel.DEEP_GEMM_MEGA_MOE) {
      return List.of();
    }
    KernelReport asked = report(subject);
    KernelReport automatic = kernel == Kernel.AUTO ? asked : report(subject, Kernel.AUTO);
    KernelSubject deployed =
        new KernelSubject(subject, asked, automatic, new PairWords(catalogue.quantKeys()));
    LayerRuleSet<KernelSubject> rules = Objects.requireNonNull(SETS.get(revision));
    return rules.findings(deployed, rules.reported(deployed));
  }
}
