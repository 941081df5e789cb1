package dev.moequant.internal.rules;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelReport;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.VllmRevision;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What the kernels of a revision say of a deployed layer, and the findings that follow. */
public final class KernelFindings {
  private static final Map<VllmRevision, RuleSet<KernelSubject>> SETS =
      Stream.of(VllmRevision.values())
          .collect(toUnmodifiableMap(revision -> revision, KernelRuleSet::new));

  private KernelFindings() {}

  /**
   * What vLLM chooses for a layer, and what each kernel says.
   *
   * @param subject sizes and ranks without errors
   * @param catalogue the kernels of a revision
   * @return on the GPU that is named; where none is, on the first on which a kernel runs it. Empty
   *     where no oracle serves the scheme
   */
  public static Optional<KernelReport> report(DeployedLayer subject, KernelCatalogue catalogue) {
    return KernelKeys.of(catalogue, subject.scheme())
        .map(keys -> report(subject, keys, catalogue, subject.deployment().kernel().vllmName()));
  }

  private static KernelReport report(
      DeployedLayer subject, KernelKeys keys, KernelCatalogue catalogue, String moeBackend) {
    List<KernelDevice> devices = KernelQuestions.devices(subject.deployment());
    KernelQuestion first =
        KernelQuestions.of(subject, devices.get(0), keys).withMoeBackend(moeBackend);
    return devices.stream()
        .map(first::withDevice)
        .filter(question -> catalogue.select(keys.oracle(), question).refusal().isEmpty())
        .map(question -> catalogue.examine(keys.oracle(), question))
        .filter(report -> report.chosen().map(verdict -> verdict.runs()).orElse(true))
        .findFirst()
        .orElseGet(() -> nearest(devices, first, keys, catalogue));
  }

  /** On the device with the kernel that has the fewest reasons not to run. */
  private static KernelReport nearest(
      List<KernelDevice> devices,
      KernelQuestion first,
      KernelKeys keys,
      KernelCatalogue catalogue) {
    return devices.stream()
        .map(device -> catalogue.examine(keys.oracle(), first.withDevice(device)))
        .min(Comparator.comparingInt(KernelFindings::fewestReasons))
        .orElseThrow();
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
   * @param subject sizes and ranks without errors
   * @param catalogue the kernels of a revision
   * @param revision the same revision
   * @return the findings, in the order of the members they point at
   */
  static List<Finding> check(
      DeployedLayer subject, KernelCatalogue catalogue, VllmRevision revision) {
    Optional<KernelKeys> keys = KernelKeys.of(catalogue, subject.scheme());
    // DeepGEMM's mega kernels are code of the model (DeepSeek-V4): no oracle knows them, vLLM
    // serves.
    if (keys.isEmpty() || subject.deployment().kernel() == Kernel.DEEP_GEMM_MEGA_MOE) {
      return List.of();
    }
    KernelReport asked = report(subject, catalogue).orElseThrow();
    boolean isAuto = subject.deployment().kernel() == Kernel.AUTO;
    KernelReport automatic =
        isAuto ? asked : report(subject, keys.get(), catalogue, Kernel.AUTO.vllmName());
    KernelSubject deployed = new KernelSubject(subject, asked, automatic);
    List<Case<KernelSubject>> reported =
        Objects.requireNonNull(SETS.get(revision)).reported(deployed);
    return reported.stream()
        .map(one -> one.finding(deployed, revision, List.of(), reported.size() == 1))
        .toList();
  }

  private static final class KernelRuleSet extends RuleSet<KernelSubject> {
    KernelRuleSet(VllmRevision revision) {
      super(KernelRules.all(), revision);
    }

    @Override
    ToIntFunction<Place> positions(KernelSubject subject) {
      return DeploymentWords::position;
    }

    @Override
    boolean isKnownSound(KernelSubject subject) {
      return false;
    }

    @Override
    Set<Operand> withoutMeaning(KernelSubject subject, List<Case<KernelSubject>> broken) {
      return Set.of();
    }
  }
}
