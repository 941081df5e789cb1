package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.KernelRules.atGpu;
import static dev.moequant.internal.rules.KernelRules.atKernel;
import static dev.moequant.internal.rules.KernelRules.atLayer;
import static dev.moequant.internal.rules.Rule.warning;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.diagnostics.Place;
import dev.moequant.kernels.Ignored;
import dev.moequant.kernels.KernelVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** 409, 607, 609, 612, 614: what the kernel that vLLM takes does without a word. */
public final class KernelEffectRules {
  static final Rule<KernelSubject> PADDED =
      effect(409, "sizes of an mxfp4 layer that the kernel pads")
          .when(
              pads(atLayer("hiddenDim")).when(s -> isKnown(s) && PaddedSizes.isHiddenDimPadded(s)),
              pads(new Case.Draft<KernelSubject>(new Place.OfDeployment(0, "tp")))
                  .atPlace(s -> DeploymentWords.placeOfRanks(s.layer()))
                  .when(
                      s ->
                          isKnown(s)
                              && !PaddedSizes.isHiddenDimPadded(s)
                              && PaddedSizes.isOfRankPadded(s)));

  static final Rule<KernelSubject> QUANTIZATION_DROPPED =
      effect(607, "activations that the kernel does not quantize")
          .when(
              atGpu()
                  .when(KernelEffectRules::dropsQuantization)
                  .says(
                      "%s%s, which %s takes for %s on %s, does not quantize activations: they stay %s, as"
                          + " if the scheme were a weight-only one",
                      KernelWords::where,
                      KernelWords::chosen,
                      Words.revision(),
                      KernelWords::scheme,
                      KernelWords::gpu,
                      s -> s.layer().layer().inDtype().vllmName())
                  .help("%s", KernelEffectRules::quantizing));

  static final Rule<KernelSubject> CLAMP_DROPPED =
      effect(609, "a clamp that the kernel ignores")
          .when(
              atLayer("swigluLimit")
                  .when(s -> clamp(s).isPresent())
                  .says(
                      "%sswigluLimit = %s, but %s of %s %s",
                      KernelWords::where,
                      s -> s.layer().layer().swigluLimit(),
                      KernelWords::chosen,
                      Words.revision(),
                      s -> clamp(s).map(KernelEffectRules::effect).orElse(""))
                  .help("%s", KernelEffectRules::clamping));

  static final Rule<KernelSubject> KNOWN_WRONG =
      effect(612, "a kernel that is known to answer wrongly")
          .when(
              atGpu()
                  .whenOf((s, revision) -> isKnown(s) && KnownWrong.of(s, revision).isPresent())
                  .says(
                      "%s%s, which %s takes for %s on %s, is reported to answer wrongly: %s",
                      KernelWords::where,
                      KernelWords::chosen,
                      Words.revision(),
                      KernelWords::scheme,
                      KernelWords::gpu,
                      Words.byRevision(
                          (s, revision) ->
                              KnownWrong.of(s, revision).map(KnownWrong::thread).orElse("")))
                  .help("%s", KernelEffectRules::others));

  static final Rule<KernelSubject> NAME_IGNORED =
      effect(614, "a kernel name that vLLM does not look at")
          .when(
              atKernel()
                  .when(KernelSubject::isNameIgnored)
                  .says(
                      "%skernel = %s, but %s does not look at this name for %s: it takes %s, its own"
                          + " choice",
                      KernelWords::where,
                      s -> s.deployment().kernel(),
                      Words.revision(),
                      KernelWords::scheme,
                      KernelWords::takenAnyway)
                  .help("leave kernel out, which is kernel = AUTO"));

  static final List<Rule<KernelSubject>> RULES =
      List.of(PADDED, QUANTIZATION_DROPPED, CLAMP_DROPPED, KNOWN_WRONG, NAME_IGNORED);

  private KernelEffectRules() {}

  /** Of a kernel that vLLM takes and that runs: no error is about it. */
  static Rule.Header effect(int number, String title) {
    return warning(number, title).unless(601, 602, 603, 604, 605, 606, 608, 610);
  }

  /** Where neither is named vLLM would take another kernel on another GPU, and nothing is known. */
  private static boolean isKnown(KernelSubject s) {
    return s.isNamed() || s.deployment().gpu() != Gpu.UNSPECIFIED;
  }

  static Case.Draft<KernelSubject> pads(Case.Draft<KernelSubject> draft) {
    return draft
        .says(
            "%s%s of %s pads hiddenDim = %s and intermediateSize per rank = %s with zeros to"
                + " %s%s%s",
            KernelWords::where,
            KernelWords::chosen,
            Words.revision(),
            s -> s.layer().layer().hiddenDim(),
            s -> s.layer().rank().intermediateSizePerPartition(),
            PaddedSizes::taken,
            PaddedSizes::others,
            PaddedSizes::shares)
        .help(
            "nothing, unless tensors are handed over already loaded: give them in the padded sizes");
  }

  private static Object others(KernelSubject s) {
    return KernelWords.names(
        s,
        "other kernels that run it: ",
        verdict -> s.taken().filter(taken -> taken.backend().equals(verdict.backend())).isEmpty(),
        "compare its outputs with those of another GPU before it serves");
  }

  private static boolean dropsQuantization(KernelSubject s) {
    return isKnown(s)
        && s.layer().scheme().activations().dtype() != DType.NONE
        && s.taken().filter(KernelEffectRules::isWeightOnly).isPresent();
  }

  private static boolean isWeightOnly(KernelVerdict verdict) {
    return verdict.ignores().stream()
        .anyMatch(
            row ->
                row.what().equals("activationQuantization")
                    && row.effect() != Ignored.Effect.ADDED);
  }

  private static Object quantizing(KernelSubject s) {
    return KernelWords.names(
        s,
        "kernels that quantize them: ",
        verdict -> !isWeightOnly(verdict),
        "nothing, if 16-bit activations will do: no kernel of this vLLM quantizes them on this GPU");
  }

  /** A kernel whose own value is the declared one does as it is told. */
  private static Optional<Ignored> clamp(KernelSubject s) {
    return !isKnown(s) || !SizeRules.isLimit(s.layer().layer().swigluLimit())
        ? Optional.empty()
        : s.taken().stream()
            .flatMap(KernelEffectRules::clampRows)
            .filter(row -> !row.value().equals(String.valueOf(s.layer().layer().swigluLimit())))
            .findFirst();
  }

  private static String effect(Ignored row) {
    return row.effect() == Ignored.Effect.FIXED
        ? "cuts off at " + row.value() + ", whatever is declared"
        : "does not cut off";
  }

  private static Object clamping(KernelSubject s) {
    return KernelWords.names(
        s,
        "kernels that cut off: ",
        verdict -> clampRows(verdict).findAny().isEmpty(),
        "no kernel that runs this layer cuts off: outputs will differ from the model's");
  }

  private static Stream<Ignored> clampRows(KernelVerdict verdict) {
    return verdict.ignores().stream().filter(row -> row.what().equals("swigluLimit"));
  }
}
