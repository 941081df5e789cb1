package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.annotations.Gpu;
import dev.moequant.diagnostics.Place;
import dev.moequant.kernels.Check;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** 601 to 610: whether a kernel runs the layer. */
public final class KernelRules {
  private static final Set<Check> OF_DEVICE = EnumSet.of(Check.DEVICE, Check.PACKAGE);
  private static final Set<Check> OF_PARALLELISM =
      EnumSet.of(Check.PARALLEL, Check.ACTIVATION_FORMAT);
  private static final Set<Check> OF_ACTIVATION =
      EnumSet.of(Check.ACTIVATION, Check.GATING, Check.ACTIVATION_CONSTANTS);
  private static final Set<Check> OF_SIZES =
      EnumSet.of(
          Check.HIDDEN_SIZE, Check.INTERMEDIATE_SIZE, Check.NUM_EXPERTS, Check.EXPERTS_PER_TOKEN);
  private static final Set<Check> OF_ROUTING =
      EnumSet.of(Check.ROUTING, Check.ROUTER_LOGITS_DTYPE, Check.ROUTER_WEIGHT);
  private static final Set<Quantity> SIZES_OF_SCALES =
      EnumSet.of(Quantity.BLOCK_SHAPE, Quantity.GROUP_SIZE);
  private static final Set<Quantity> DEVICES =
      EnumSet.of(Quantity.PLATFORM, Quantity.CAPABILITY, Quantity.FAMILY, Quantity.GFX);

  static final Rule<KernelSubject> SCHEME =
      error(601, "a kernel that does not take the scheme")
          .when(
              because(KernelRules::isOfScheme, atKernel()),
              atKernel()
                  .when(s -> s.isNamed() && s.named().isEmpty())
                  .says(
                      "%s%s: %s",
                      KernelWords::where,
                      s -> "kernel = " + s.deployment().kernel(),
                      Words.byRevision(KernelWords::noKernel))
                  .help("%s", KernelWords::instead));

  static final Rule<KernelSubject> DEVICE =
      error(602, "a kernel that does not run on the GPU")
          .unless(601)
          .when(because(KernelRules::isOfDevice, atKernel()));

  static final Rule<KernelSubject> PARALLELISM =
      error(603, "a kernel that does not go with the parallelism")
          .unless(601)
          .when(because(KernelRules::isOfParallelism, atKernel()));

  static final Rule<KernelSubject> ACTIVATION =
      error(604, "a kernel that does not take the activation function")
          .unless(601)
          .when(
              because(KernelRules::isOfActivation, atKernel()),
              atKernel()
                  .when(s -> s.refusalForActivation().isPresent())
                  .says(
                      "%s%s: vLLM refuses the name where %s",
                      KernelWords::where,
                      Words.byRevision(KernelWords::kernel),
                      KernelWords::refusedWhere)
                  .help("%s", KernelWords::instead));

  static final Rule<KernelSubject> SIZES =
      error(605, "a kernel that does not take these sizes")
          .unless(601)
          .when(because(KernelRules::isOfSizes, atKernel()));

  /** Stubs say each case in the words of the first. */
  static final Rule<KernelSubject> NOTHING_FITS =
      error(606, "a deployment that no kernel runs")
          .when(
              Stream.of(
                  atGpu()
                      .when(s -> !s.isNamed() && s.hasNothing())
                      .says(
                          "%son %s %s: %s",
                          KernelWords::where,
                          KernelWords::gpu,
                          Words.byRevision(
                              (s, revision) ->
                                  "no kernel that %s tries runs %s%s"
                                      .formatted(
                                          revision,
                                          KernelWords.scheme(s),
                                          KernelWords.sentence(s))),
                          KernelWords::nearest)
                      .help("%s", KernelRules::namedOrOtherGpus),
                  atGpu()
                      .when(
                          s ->
                              !s.isNamed()
                                  && s.chosen().filter(chosen -> !chosen.runs()).isPresent())
                      .says(
                          "%son %s %s: %s",
                          KernelWords::where,
                          KernelWords::gpu,
                          Words.byRevision(
                              (s, revision) ->
                                  "%s takes %s for %s and tries no other kernel"
                                      .formatted(
                                          revision, KernelWords.chosen(s), KernelWords.scheme(s))),
                          s ->
                              KernelWords.reasons(
                                  s, s.chosen().stream().flatMap(one -> one.reasons().stream())))
                      .help("%s", KernelRules::namedInstead)));

  static final Rule<KernelSubject> IN_DTYPE =
      error(608, "a model dtype that the kernel does not take")
          .unless(601)
          .when(because(KernelRules::isOfDtype, atLayer("inDtype")));

  static final Rule<KernelSubject> ROUTING =
      error(610, "a routing that the kernel does not take")
          .unless(601)
          .when(because(KernelRules::isOfRouting, atLayer("routing")));

  private static final List<Rule<KernelSubject>> RULES =
      List.of(SCHEME, DEVICE, PARALLELISM, ACTIVATION, SIZES, NOTHING_FITS, IN_DTYPE, ROUTING);

  private KernelRules() {}

  /** Also what a kernel does without a word. */
  static List<Rule<KernelSubject>> all() {
    return Stream.of(RULES, KernelEffectRules.RULES).flatMap(List::stream).toList();
  }

  static Case.Draft<KernelSubject> atLayer(String member) {
    return new Case.Draft<>(new Place.OfLayer(member));
  }

  static Case.Draft<KernelSubject> atKernel() {
    return new Case.Draft<KernelSubject>(new Place.OfDeployment(0, "kernel"))
        .atPlace(s -> new Place.OfDeployment(s.layer().index(), "kernel"));
  }

  /** The GPU where one is named, else what else narrows the choice, else the deployment. */
  static Case.Draft<KernelSubject> atGpu() {
    return new Case.Draft<KernelSubject>(new Place.OfDeployment(0, "gpu"))
        .atPlace(KernelRules::wherever);
  }

  /** A named kernel, and the reasons of one kind that it does not run. */
  static Case.Draft<KernelSubject> because(
      Predicate<Reason> kind, Case.Draft<KernelSubject> draft) {
    return draft
        .when(s -> s.namedReasons().stream().anyMatch(kind))
        .says(
            "%s%s: %s",
            KernelWords::where,
            Words.byRevision(KernelWords::kernel),
            s -> KernelWords.reasons(s, s.namedReasons().stream().filter(kind)))
        .help("%s", KernelWords::instead);
  }

  private static boolean isOfDevice(Reason reason) {
    return OF_DEVICE.contains(reason.check())
        || (reason.check() == Check.PAIR && DEVICES.contains(reason.criterion().on()));
  }

  private static boolean isOfSizes(Reason reason) {
    return OF_SIZES.contains(reason.check()) || SIZES_OF_SCALES.contains(reason.criterion().on());
  }

  private static boolean isOfParallelism(Reason reason) {
    return OF_PARALLELISM.contains(reason.check());
  }

  private static boolean isOfActivation(Reason reason) {
    return OF_ACTIVATION.contains(reason.check());
  }

  private static boolean isOfRouting(Reason reason) {
    return OF_ROUTING.contains(reason.check());
  }

  private static boolean isOfDtype(Reason reason) {
    return reason.check() == Check.IN_DTYPE;
  }

  /** What no other rule says. */
  private static boolean isOfScheme(Reason reason) {
    return !isOfDevice(reason)
        && !isOfSizes(reason)
        && !isOfParallelism(reason)
        && !isOfActivation(reason)
        && !isOfRouting(reason)
        && !isOfDtype(reason);
  }

  private static Place wherever(KernelSubject s) {
    String member =
        s.deployment().gpu() != Gpu.UNSPECIFIED
            ? "gpu"
            : s.isNamed() ? "kernel" : s.deployment().useAll2AllKernels() ? "all2all" : "name";
    return new Place.OfDeployment(s.layer().index(), member);
  }

  private static Object namedOrOtherGpus(KernelSubject s) {
    return KernelWords.names(s, "name one that runs it: kernel = ", verdict -> true, otherGpus(s));
  }

  private static String otherGpus(KernelSubject s) {
    return s.deployment().gpu() == Gpu.UNSPECIFIED
        ? "change what the nearest kernels name, or take another scheme"
        : "take another GPU or another scheme, or change what the nearest kernels name";
  }

  private static Object namedInstead(KernelSubject s) {
    return KernelWords.names(
        s,
        "name one that runs it: kernel = ",
        verdict -> true,
        "no other kernel runs it either: change what this one does not take");
  }
}
