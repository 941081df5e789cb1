package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.DeploymentWords.atDeployment;
import static dev.moequant.internal.rules.DeploymentWords.atLayer;
import static dev.moequant.internal.rules.DeploymentWords.atRanks;
import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.annotations.DType;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** 401, 402, 408, 411, 412: sizes and limits of a layer, whatever shares a scale. */
public final class SizeRules {
  /** A size that must be there, and one that may be 0 for "not checked". */
  private record Size(String member, ToIntFunction<LayerSpec> value, int least) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("numExperts", LayerSpec::numExperts, 1),
          new Size("expertsPerToken", LayerSpec::expertsPerToken, 1),
          new Size("hiddenDim", LayerSpec::hiddenDim, 1),
          new Size("intermediateSize", LayerSpec::intermediateSize, 1),
          new Size("denseIntermediateSize", LayerSpec::denseIntermediateSize, 0),
          new Size("sharedIntermediateSize", LayerSpec::sharedIntermediateSize, 0));

  /** Why 402 is asked. */
  public static final String EQUAL_PARTS = "each rank takes an equal part of every expert";

  static final Rule<DeployedLayer> NOT_POSITIVE =
      error(401, "a size or a limit of a layer that cannot be")
          .when(
              Stream.concat(
                  SIZES.stream().map(SizeRules::tooSmall),
                  Stream.of(
                      atLayer("expertsPerToken")
                          .when(SizeRules::hasMoreOfATokenThanThereAre)
                          .says(
                              "expertsPerToken = %s is more than numExperts = %s: a token cannot see"
                                  + " an expert twice",
                              s -> s.layer().expertsPerToken(), s -> s.layer().numExperts())
                          .help("give a number from 1 to %s", s -> s.layer().numExperts()),
                      atLayer("swigluLimit")
                          .when(
                              s ->
                                  s.isAlone()
                                      && !Double.isNaN(s.layer().swigluLimit())
                                      && !isLimit(s.layer().swigluLimit()))
                          .says(
                              "swigluLimit = %s is not a limit: %s",
                              s -> s.layer().swigluLimit(), SizeRules::whatItCutsOff)
                          .help(
                              "give swiglu_limit of the model's config.json, or leave it out:"
                                  + " then nothing is cut off"))));

  /** Also thrown at run time, by the layer's own config. */
  public static final Rule<DeployedLayer> INTERMEDIATE_SIZE =
      error(402, "an intermediate size that the ranks cannot share")
          .when(
              atRanks()
                  .when(SizeRules::isUneven)
                  .says(
                      "%s = %s is not divisible by %s: %s",
                      s -> DeploymentWords.where(s) + "intermediateSize",
                      s -> s.layer().intermediateSize(),
                      DeploymentWords::ranks,
                      s ->
                          s.rank().hasEvenShares()
                              ? EQUAL_PARTS
                              : "vLLM asks for that, although it loads gpt-oss in whole groups of"
                                  + " 32 and would give the last rank less")
                  .help("%s", DeploymentWords::waysOut));

  static final Rule<DeployedLayer> FORMAT_GROUPS =
      error(408, "sizes that the groups of nvfp4 or mxfp8 do not divide")
          .unless(402)
          .when(
              cut(atLayer("hiddenDim"), s -> "hiddenDim = " + s.layer().hiddenDim())
                  .when(s -> s.isAlone() && cutsFormatGroup(s, s.layer().hiddenDim()))
                  .help(
                      "give the width that the experts' input has; %s", SizeRules::multipleOfGroup),
              cut(
                      atLayer("intermediateSize"),
                      s -> "intermediateSize = " + s.layer().intermediateSize())
                  .when(s -> s.isAlone() && cutsFormatGroup(s, s.layer().intermediateSize()))
                  .help("give the width of one whole expert; %s", SizeRules::multipleOfGroup),
              cut(atRanks(), DeploymentWords::perRank)
                  .when(
                      s ->
                          !s.isAlone()
                              && !cutsFormatGroup(s, s.layer().intermediateSize())
                              && cutsFormatGroup(s, s.rank().intermediateSize()))
                  .help("%s", DeploymentWords::waysOut));

  static final Rule<DeployedLayer> BIAS =
      error(411, "biases of the layer that the scheme does not have, or the reverse")
          .when(
              atLayer("bias")
                  .when(s -> s.isAlone() && s.layer().bias() && !s.scheme().bias())
                  .says(
                      "bias = true of the layer contradicts %s, which has no biases: they would not be"
                          + " added",
                      DeploymentWords::scheme)
                  .help("%s", Words.byRevision(SizeRules::schemeWithBias)),
              atLayer("bias")
                  .when(s -> s.isAlone() && !s.layer().bias() && s.scheme().bias())
                  .says(
                      "bias = false of the layer contradicts %s: vLLM would look for biases that the"
                          + " layer does not have",
                      DeploymentWords::scheme)
                  .help(
                      "write bias = true here if the experts have biases; otherwise leave bias out of"
                          + " the scheme annotation"));

  static final Rule<DeployedLayer> OTHER_LAYERS =
      error(412, "dense layers or shared experts that the ranks cannot share")
          .when(
              Stream.of(
                      new OtherLayer(
                          "denseIntermediateSize",
                          "layers without experts",
                          LayerSpec::denseIntermediateSize),
                      new OtherLayer(
                          "sharedIntermediateSize",
                          "shared experts",
                          LayerSpec::sharedIntermediateSize))
                  .flatMap(OtherLayer::cases));

  static final Rule<DeployedLayer> RANKS =
      error(509, "numbers of ranks or experts that cannot be")
          .when(
              ranks("tp", s -> s.deployment().tp(), 1),
              ranks("dp", s -> s.deployment().dp(), 1),
              ranks("redundantExperts", s -> s.deployment().redundantExperts(), 0));

  static final List<Rule<DeployedLayer>> RULES =
      List.of(INTERMEDIATE_SIZE, FORMAT_GROUPS, BIAS, OTHER_LAYERS);

  private SizeRules() {}

  private static Case.Draft<DeployedLayer> tooSmall(Size size) {
    return atLayer(size.member())
        .when(s -> s.isAlone() && size.value().applyAsInt(s.layer()) < size.least())
        .says(
            "%s = %s is not " + (size.least() > 0 ? "positive" : "a size"),
            s -> size.member(),
            s -> size.value().applyAsInt(s.layer()))
        .help(
            size.least() > 0
                ? "give the size in the model's config.json, at least 1"
                : "give the size in the model's config.json, or leave it out: then it is not"
                    + " checked");
  }

  /** NaN, the default, is none. */
  static boolean isLimit(double limit) {
    return limit > 0 && Double.isFinite(limit);
  }

  private static Object whatItCutsOff(DeployedLayer s) {
    return s.layer().swigluLimit() > 0
        ? "nothing is above it, so no value would be cut off"
        : "values are cut off above it, and below its negative, which leaves one value";
  }

  private static boolean hasMoreOfATokenThanThereAre(DeployedLayer s) {
    return s.isAlone()
        && s.layer().numExperts() > 0
        && s.layer().expertsPerToken() > s.layer().numExperts();
  }

  private static Case.Draft<DeployedLayer> ranks(
      String member, ToIntFunction<DeployedLayer> value, int least) {
    return atDeployment(member)
        .when(s -> !s.isAlone() && value.applyAsInt(s) < least)
        .says(
            "%s%s = %s is not %s",
            DeploymentWords::where,
            s -> member,
            value::applyAsInt,
            s -> least > 0 ? "positive" : "a number of experts")
        .help(least > 0 ? "give at least 1" : "give at least 0");
  }

  private static boolean isUneven(DeployedLayer s) {
    return !s.isAlone()
        && !s.deployment().useEp()
        && Sharding.isUneven(s.layer().intermediateSize(), s.deployment().ranks());
  }

  private static Case.Draft<DeployedLayer> cut(
      Case.Draft<DeployedLayer> draft, Function<DeployedLayer, Object> size) {
    return draft.says(
        "%s%s is not divisible by %s: %s",
        DeploymentWords::where, size, DeploymentWords::formatGroup, SizeRules::cutOff);
  }

  private static boolean cutsFormatGroup(DeployedLayer s, long size) {
    return Sharding.of(s).cutsFormatGroup(size);
  }

  /** Of nvfp4 all methods count scales so; of mxfp8 one does, and another looks. */
  private static String cutOff(DeployedLayer s) {
    return s.resolved().weights().dtype() == DType.NVFP4
        ? "vLLM would silently cut off scales of the last columns"
        : "vLLM's method for ModelOpt refuses it, the one for compressed-tensors silently cuts off"
            + " scales of the last columns";
  }

  private static String multipleOfGroup(DeployedLayer s) {
    DType format = s.resolved().weights().dtype();
    return format.vllmName() + " layers have a multiple of " + format.groupSize();
  }

  private static Object schemeWithBias(DeployedLayer s, VllmRevision revision) {
    SchemeKind kind = s.scheme().kind();
    if (s.scheme().findMember(SchemeMember.BIAS).isEmpty()) {
      return "@%s takes no biases in any revision of vLLM that is known here: take the scheme that"
              .formatted(kind.annotationName())
          + " the checkpoint has, or leave bias out if its experts have none";
    }
    VllmRevision since = kind.since(SchemeMember.BIAS);
    return revision.has(since)
        ? "write bias = true in the scheme annotation, too, and bind the biases"
        : "@%s takes biases from %s on: check for that, and write bias = true in it, too"
            .formatted(kind.annotationName(), since);
  }
}
