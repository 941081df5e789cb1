package dev.moequant.internal.rules;

import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.kernels.Check;
import dev.moequant.kernels.Choice;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.NamedBackends;
import dev.moequant.kernels.Reason;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;

/**
 * A deployed layer with what the kernels of a revision say of it. Those that vLLM does not take are
 * asked where words need them: of most deployments there is nothing to say.
 *
 * @param layer what is deployed
 * @param choice what vLLM takes, of the kernels that are asked for
 * @param named of the kernels that the name leads to, the one that vLLM takes; where it takes none,
 *     the one that is nearest to running: which it is may depend on variables, and a deployment
 *     says none
 * @param kernels asks them
 * @param pairs what the revision's keys are in words
 */
record KernelSubject(
    DeployedLayer layer,
    Choice choice,
    Optional<KernelVerdict> named,
    KernelFindings kernels,
    PairWords pairs) {
  static KernelSubject of(
      DeployedLayer layer, Choice choice, KernelFindings kernels, PairWords pairs) {
    Optional<KernelVerdict> named =
        KernelFindings.isAuto(choice.question()) || !kernels.isName(choice.question().moeBackend())
            ? Optional.empty()
            : choice.verdict().or(() -> KernelFindings.nearest(kernels.report(choice)));
    return new KernelSubject(layer, choice, named, kernels, pairs);
  }

  DeploymentSpec deployment() {
    return layer.deployment();
  }

  /** Whether a kernel is asked for, and vLLM looks at it. */
  boolean isNamed() {
    return !KernelFindings.isAuto(choice.question());
  }

  /** Whether a kernel is asked for, and vLLM takes another by its own choice. */
  boolean isNameIgnored() {
    String name = deployment().kernel().vllmName();
    return deployment().kernel() != Kernel.AUTO
        && !isNamed()
        && choice.selection().backend().filter(name::equalsIgnoreCase).isEmpty();
  }

  /** Whether vLLM raises an exception, or goes on without a kernel. */
  boolean hasNothing() {
    return choice.selection().refusal().isPresent() || choice.selection().isNothing();
  }

  /** The row by which the name is refused, for what the layer's activation is. */
  Optional<NamedBackends.NameRefusal> refusalForActivation() {
    return choice.selection().refusal().isEmpty() || !isNamed()
        ? Optional.empty()
        : kernels
            .nameRefusal(choice)
            .filter(
                row ->
                    row.when().criteria().stream()
                        .allMatch(part -> part.on().check() == Check.ACTIVATION_CONSTANTS));
  }

  /**
   * That no rule speaks of it: vLLM chooses itself, and what it takes runs and does what is
   * declared as it is declared. It only saves time.
   */
  boolean isKnownSound(VllmRevision revision) {
    KernelVerdict taken = choice.verdict().orElse(null);
    return deployment().kernel() == Kernel.AUTO
        && taken != null
        && taken.runs()
        && taken.ignores().isEmpty()
        && taken.padding().isEmpty()
        && KnownWrong.of(this, revision).isEmpty();
  }

  /** Of the kernels that are asked for, or of all where vLLM chooses. */
  List<KernelVerdict> verdicts() {
    return kernels.report(choice).verdicts();
  }

  /** What vLLM takes where it chooses itself. */
  Choice automatic() {
    return isNamed() ? kernels.choose(layer, Kernel.AUTO) : choice;
  }

  /** What vLLM takes where this kernel is asked for, if it runs: oracles refuse names of some. */
  Optional<Choice> byName(Kernel kernel) {
    return Optional.of(kernel)
        .filter(name -> kernels.isName(name.vllmName()))
        .map(name -> kernels.choose(layer, name))
        .filter(taken -> taken.runs() && !KernelFindings.isAuto(taken.question()));
  }

  /**
   * Whether nothing is found where this kernel is asked for: a variable may be all it waits for.
   */
  boolean isRightByName(Kernel kernel) {
    KernelSubject other = of(layer, kernels.choose(layer, kernel), kernels, pairs);
    return other.named().isPresent()
        && other.namedReasons().isEmpty()
        && other.refusalForActivation().isEmpty();
  }

  /** Those that run it where vLLM chooses: its choice, then the others. */
  List<KernelVerdict> runnable() {
    return kernels.report(automatic()).runnable();
  }

  /** Why the named kernel does not run. */
  List<Reason> namedReasons() {
    return named().map(KernelFindings::ofLayer).orElse(List.of());
  }

  /** What vLLM takes. */
  Optional<KernelVerdict> chosen() {
    return choice.verdict();
  }

  /** What vLLM takes, whether it was asked for or not. */
  Optional<KernelVerdict> taken() {
    return chosen().or(this::named);
  }
}
