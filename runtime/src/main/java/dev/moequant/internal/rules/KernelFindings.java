package dev.moequant.internal.rules;

import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.diagnostics.Finding;
import dev.moequant.kernels.Check;
import dev.moequant.kernels.Choice;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.NamedBackends;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import dev.moequant.scheme.QuantKey;
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

  /** What vLLM takes where this kernel is asked for; a name that it does not look at is none. */
  Choice choose(DeployedLayer subject, Kernel kernel) {
    List<KernelDevice> devices = KernelQuestions.devices(subject.deployment());
    KernelQuestion first =
        KernelQuestions.of(subject, devices.get(0), keys).withMoeBackend(kernel.vllmName());
    Choice choice = devices.size() == 1 ? choose(first) : onSomeDevice(devices, first);
    return isNameIgnored(choice) ? choose(subject, Kernel.AUTO) : choice;
  }

  private Choice choose(KernelQuestion question) {
    return catalogue.choose(keys.oracle(), question);
  }

  private boolean isNameIgnored(Choice choice) {
    String name = choice.question().moeBackend();
    return !isAuto(choice.question())
        && isName(name)
        && catalogue.oracle(keys.oracle()).ignores(name, choice.selection());
  }

  /**
   * Whether the revision's {@code --moe-backend} has the name; with another one it does not start.
   */
  boolean isName(String name) {
    return catalogue.moeBackends().contains(name);
  }

  /** Whether the oracle has kernels of that name, for whichever activations. */
  boolean isKnownName(Kernel kernel) {
    return catalogue.oracle(keys.oracle()).named().names().containsKey(kernel.vllmName());
  }

  /** The row by which vLLM refuses the name that is asked for. */
  Optional<NamedBackends.NameRefusal> nameRefusal(Choice choice) {
    return catalogue.nameRefusal(keys.oracle(), choice.question());
  }

  private KernelReport examine(KernelQuestion question) {
    return catalogue.examine(keys.oracle(), question);
  }

  /** The first on which a kernel runs it, else the one whose nearest kernel is nearest to it. */
  private Choice onSomeDevice(List<KernelDevice> devices, KernelQuestion first) {
    return devices.stream()
        .map(device -> choose(first.withDevice(device)))
        .filter(choice -> choice.runs() && !isNameIgnored(choice))
        .findFirst()
        .orElseGet(
            () ->
                devices.stream()
                    .map(device -> examine(first.withDevice(device)))
                    .min(Comparator.comparingInt(KernelFindings::fewestReasons))
                    .map(KernelReport::choice)
                    .orElseThrow());
  }

  /** Whether the choice is vLLM's. */
  static boolean isAuto(KernelQuestion question) {
    return question.moeBackend().equals(Kernel.AUTO.vllmName());
  }

  private static int fewestReasons(KernelReport report) {
    return nearest(report).map(verdict -> ofLayer(verdict).size()).orElse(Integer.MAX_VALUE);
  }

  /** Why a kernel does not run, whatever is set: a deployment says no variables. */
  static List<Reason> ofLayer(KernelVerdict verdict) {
    return verdict.reasons().stream()
        .filter(reason -> reason.criterion().on() != Quantity.ENVIRONMENT)
        .toList();
  }

  /** Of the kernels that are asked for, the one with the fewest reasons, in its format first. */
  static Optional<KernelVerdict> nearest(KernelReport report) {
    String name = report.question().moeBackend();
    return report.verdicts().stream()
        .filter(verdict -> isAuto(report.question()) || verdict.names().contains(name))
        .min(
            Comparator.comparing(KernelFindings::isOfOtherFormat)
                .thenComparingInt(verdict -> ofLayer(verdict).size()));
  }

  private static boolean isOfOtherFormat(KernelVerdict verdict) {
    return verdict.reasons().stream().anyMatch(reason -> reason.check() == Check.ACTIVATION_FORMAT);
  }

  /**
   * Everything that kernels have against a deployment.
   *
   * @param subject of the same scheme, sizes and ranks without errors
   * @param revision that of the catalogue
   * @return the findings, in the order of the members they point at
   */
  List<Finding> check(DeployedLayer subject, VllmRevision revision) {
    if (isOfModel(subject)) {
      return List.of();
    }
    KernelSubject deployed = answered(subject);
    return deployed.isKnownSound(revision) ? List.of() : Rules.findings(deployed, revision);
  }

  /**
   * DeepGEMM's mega kernels are code of two models, DeepSeek-V4 and Kimi-K3, which ask no oracle
   * for them. Oracles refuse the name, so it is nothing for schemes that neither model has; biases
   * are gpt-oss's.
   */
  private static boolean isOfModel(DeployedLayer subject) {
    if (subject.deployment().kernel() != Kernel.DEEP_GEMM_MEGA_MOE) {
      return false;
    }
    QuantKey weights = subject.resolved().weights();
    return switch (weights.dtype()) {
      case MXFP4 -> !subject.scheme().bias();
      case NVFP4 -> true;
      case FLOAT8_E4M3FN -> weights.granularity() == Granularity.BLOCK;
      default -> false;
    };
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
