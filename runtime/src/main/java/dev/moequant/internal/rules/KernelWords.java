package dev.moequant.internal.rules;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.kernels.Choice;
import dev.moequant.kernels.Comparison;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import dev.moequant.scheme.VllmRevision;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How rules about kernels speak. */
final class KernelWords {
  /** Of the kernels that do not run, this many are told with their reasons. */
  private static final int MOST_SHOWN = 3;

  private KernelWords() {}

  static Object where(KernelSubject s) {
    return DeploymentWords.where(s.layer());
  }

  /** {@code kernel = MARLIN (MarlinExperts in vLLM 2026-08)}. */
  static Object kernel(KernelSubject s, VllmRevision revision) {
    return "kernel = %s (%s)"
        .formatted(
            s.deployment().kernel(),
            s.named().map(verdict -> verdict.kernel().id() + " in ").orElse("") + revision);
  }

  /** Of a name that oracles of other schemes know, or that this one knows for other activations. */
  static Object noKernel(KernelSubject s, VllmRevision revision) {
    return (s.kernels().isKnownName(s.deployment().kernel())
            ? "%s has no kernel of this name with the activations of %s"
            : "%s has no such kernel for %s")
        .formatted(revision, scheme(s));
  }

  /** {@code swigluLimit is set, here to 10.0}. */
  static Object refusedWhere(KernelSubject s) {
    return s.refusalForActivation().stream()
        .flatMap(row -> row.when().criteria().stream())
        .map(
            part ->
                "%s is set, here to %s"
                    .formatted(part.on().words(), s.choice().question().get(part.on()).orElse("")))
        .collect(Collectors.joining(" and "));
  }

  /** The class of the kernel that vLLM takes. */
  static Object chosen(KernelSubject s) {
    return s.taken().map(verdict -> verdict.kernel().id()).orElse("no kernel");
  }

  static Object scheme(KernelSubject s) {
    return DeploymentWords.scheme(s.layer());
  }

  /** {@code on L40S (compute capability 8.9)}, or {@code on any GPU}. */
  static Object gpu(KernelSubject s) {
    Gpu gpu = s.deployment().gpu();
    return gpu == Gpu.UNSPECIFIED ? "any GPU" : gpu + " (" + s.choice().question().device() + ")";
  }

  /** The reasons of one kind, each once, with what vLLM would be doing when it finds out. */
  static String reasons(KernelSubject s, Stream<Reason> reasons) {
    return reasons.map(reason -> reason(s, reason)).distinct().collect(Collectors.joining("; "));
  }

  private static String reason(KernelSubject s, Reason reason) {
    boolean isOfKeys =
        reason.criterion().on() == Quantity.PAIR && !reason.criterion().wanted().isEmpty();
    return (isOfKeys ? ofKeys(s, reason) : reason.sentence())
        + switch (reason.phase()) {
          case SELECTION -> "";
          case LOAD -> ", found only while weights are loaded";
          case RUN -> ", found only in the first forward pass";
        };
  }

  /** A scheme that a kernel does not take, as it is declared; vLLM's keys are for a search. */
  private static String ofKeys(KernelSubject s, Reason reason) {
    String not = "does not take %s (%s)".formatted(scheme(s), reason.found());
    return reason.criterion().comparison() == Comparison.NONE_OF
        ? not
        : reason.criterion().wanted().stream()
            .map(pair -> pair instanceof KernelPair keys ? s.pairs().of(keys) : "" + pair)
            .distinct()
            .collect(Collectors.joining(", or ", not + ", only ", ""));
  }

  /** What would run instead, as one writes it; every name has been tried. */
  static Object instead(KernelSubject s) {
    String names = names(s, verdict -> true);
    Choice automatic = s.automatic();
    if (names.isEmpty()) {
      return automatic.runs()
          ? "write kernel = AUTO: vLLM takes "
              + taken(s, automatic)
              + ", which no name here asks for"
          : "no other kernel runs it either: the nearest are " + nearest(s);
    }
    return "kernels that run it: "
        + names
        + (automatic.runs() ? "; kernel = AUTO leaves the choice to vLLM" : "");
  }

  /** {@code TritonWNA16Experts}; where no GPU is named, on the first that will do. */
  private static String taken(KernelSubject s, Choice choice) {
    boolean isAnywhere = s.deployment().gpu() == Gpu.UNSPECIFIED;
    return taken(choice) + (isAnywhere ? " on " + choice.question().device() : "");
  }

  private static String taken(Choice choice) {
    return choice
        .verdict()
        .map(taken -> taken.kernel().id())
        .or(() -> choice.selection().backend().map(backend -> "its backend " + backend))
        .orElse("what its platform has");
  }

  /** What vLLM takes where it looks at no name. */
  static Object takenAnyway(KernelSubject s) {
    return taken(s, s.choice());
  }

  /** The names of kernels that run the layer and do something beside, behind a word for them. */
  static String names(
      KernelSubject s, String words, Predicate<KernelVerdict> beside, String otherwise) {
    String names = names(s, beside);
    return names.isEmpty() ? otherwise : words + names;
  }

  /**
   * Those that run where they are asked for; where none of these does for sure, those that may wait
   * for a variable, and then, on a GPU that is named, whatever a name leads to: without one, each
   * name would be asked on every GPU.
   */
  private static String names(KernelSubject s, Predicate<KernelVerdict> beside) {
    List<Kernel> all =
        s.runnable().stream()
            .filter(beside)
            .flatMap(verdict -> verdict.names().stream())
            .distinct()
            .flatMap(KernelWords::kernels)
            .toList();
    Predicate<Kernel> runs = kernel -> s.byName(kernel).isPresent();
    return Stream.<Supplier<Stream<Kernel>>>of(
            () -> all.stream().filter(runs),
            () -> all.stream().filter(s::isRightByName),
            () -> onTheGpu(s).filter(kernel -> runs(s, kernel, beside)))
        .map(names -> names.get().map(Kernel::name).collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Stream<Kernel> onTheGpu(KernelSubject s) {
    return s.deployment().gpu() == Gpu.UNSPECIFIED
        ? Stream.of()
        : Stream.of(Kernel.values()).filter(s.kernels()::isKnownName);
  }

  private static boolean runs(KernelSubject s, Kernel kernel, Predicate<KernelVerdict> beside) {
    return s.byName(kernel).flatMap(Choice::verdict).filter(beside).isPresent();
  }

  /** The name that asks for a kernel; its backend where none does. */
  static String name(KernelVerdict verdict) {
    return verdict.names().stream()
        .flatMap(KernelWords::kernels)
        .map(Kernel::name)
        .findFirst()
        .orElse(verdict.backend());
  }

  /** What asks for a name here, where something does. */
  private static Stream<Kernel> kernels(String name) {
    return Stream.of(Kernel.values()).filter(kernel -> kernel.vllmName().equals(name));
  }

  /** The kernels with the fewest reasons, and all their reasons. */
  static Object nearest(KernelSubject s) {
    List<KernelVerdict> rejected =
        s.verdicts().stream()
            .filter(verdict -> !verdict.reasons().isEmpty())
            .sorted(Comparator.comparingInt(verdict -> verdict.reasons().size()))
            .limit(MOST_SHOWN)
            .toList();
    return rejected.isEmpty()
        ? "none"
        : rejected.stream()
            .map(verdict -> verdict.kernel().id() + ": " + reasons(s, verdict.reasons().stream()))
            .collect(Collectors.joining(" | "));
  }

  /** vLLM's own sentence, which people search for. */
  static Object sentence(KernelSubject s) {
    if (s.choice().selection().isNothing()) {
      return ", where vLLM goes on without one";
    }
    String own = s.choice().selection().refusal().map(refusal -> refusal.sentence()).orElse("");
    return own.isEmpty() || own.contains("{") ? "" : ", where vLLM says \"" + own + "\"";
  }
}
