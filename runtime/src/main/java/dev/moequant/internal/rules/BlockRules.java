package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.DeploymentWords.atLayer;
import static dev.moequant.internal.rules.DeploymentWords.atRanks;
import static dev.moequant.internal.rules.DeploymentWords.atScheme;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;
import static dev.moequant.internal.rules.Sharding.SMALLEST_GROUP;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;

import dev.moequant.deployment.DeployedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** 403 to 407, 410: sizes that the blocks and groups of a scheme do not divide. */
public final class BlockRules {
  /** vLLM from 2026-09 pads to no other blocks. */
  private static final int PADDED = 128;

  private static final String CHECK_BOTH =
      "compare %s with the model's config.json, and groupSize with the checkpoint's: one of them is"
          + " another";

  static final Rule<DeployedLayer> BLOCK_N =
      error(403, "a part of an expert that is no number of blocks along N")
          .unless(402)
          .when(
              atScheme(WEIGHTS_GROUP_SHAPE)
                  .when(s -> s.isAlone() && cutsBlockN(s))
                  .says(
                      "%s contradicts intermediateSize = %s, which is not divisible by weight"
                          + " quantization block_n = %s (%s)",
                      s -> DeploymentWords.member(s.scheme(), WEIGHTS_GROUP_SHAPE),
                      s -> s.layer().intermediateSize(),
                      s -> Sharding.of(s).blockN(),
                      Words.revision())
                  .help(
                      "give the width of one whole expert, or the blockShape of the checkpoint; %s",
                      BlockRules::laterRevisions),
              atRanks()
                  .when(s -> !s.isAlone() && !isCutWhole(s) && cutsBlockN(s))
                  .says(
                      "%s%s is not divisible by weight quantization block_n = %s (%s)",
                      DeploymentWords::where,
                      DeploymentWords::perRank,
                      s -> Sharding.of(s).blockN(),
                      Words.revision())
                  .help("%s; %s", DeploymentWords::waysOut, BlockRules::laterRevisions));

  static final Rule<DeployedLayer> BLOCK_K =
      error(404, "a part of an expert that is no number of blocks along K")
          .unless(402)
          .when(
              atRanks()
                  .when(BlockRules::cutsBlockK)
                  .says(
                      "%s%s is not divisible by weight quantization block_k = %s%s (%s)",
                      DeploymentWords::where,
                      DeploymentWords::perRank,
                      s -> Sharding.of(s).blockK(),
                      BlockRules::whyOfWhole,
                      Words.revision())
                  .help("%s", DeploymentWords::waysOut));

  static final Rule<DeployedLayer> PARTIAL_BLOCKS =
      warning(405, "a hidden size whose last block is partial")
          .when(
              atLayer("hiddenDim")
                  .when(s -> s.isAlone() && hasPartialBlock(s))
                  .says(
                      "hiddenDim = %s is not divisible by %s: not every kernel takes a partial last"
                          + " block",
                      s -> s.layer().hiddenDim(), BlockRules::partialBlocks)
                  .help(
                      "nothing, if the checkpoint was quantized so; otherwise give the width that"
                          + " the experts' input has"));

  static final Rule<DeployedLayer> GROUPS_OF_HIDDEN =
      warning(406, "a hidden size that the groups do not divide")
          .unless(410)
          .when(
              atLayer("hiddenDim")
                  .when(s -> s.isAlone() && Sharding.of(s).cutsGroup(s.layer().hiddenDim()))
                  .says(
                      "hiddenDim = %s is not divisible by groupSize = %s: of vLLM's methods only"
                          + " MoeWNA16 goes on, with groups of %s",
                      s -> s.layer().hiddenDim(), s -> Sharding.of(s).group(), BlockRules::halved)
                  .help("%s", BlockRules::declareHalved));

  static final Rule<DeployedLayer> GROUPS_OF_PART =
      warning(407, "a part of an expert that the groups do not divide")
          .unless(410, 402)
          .when(
              atLayer("intermediateSize")
                  .when(s -> s.isAlone() && cutsGroup(s))
                  .says(
                      "intermediateSize = %s is not divisible by groupSize = %s: of vLLM's methods"
                          + " only MoeWNA16 goes on, with groups of %s",
                      s -> s.layer().intermediateSize(),
                      s -> Sharding.of(s).group(),
                      BlockRules::halved)
                  .help("%s", BlockRules::declareHalved),
              atRanks()
                  .when(
                      s ->
                          !s.isAlone()
                              && !hasNoGroupWhole(s)
                              && !Sharding.of(s).cutsGroup(s.layer().intermediateSize())
                              && cutsGroup(s))
                  .says(
                      "%s%s is not divisible by groupSize = %s: of vLLM's methods only MoeWNA16"
                          + " goes on, with groups of %s",
                      DeploymentWords::where,
                      DeploymentWords::perRank,
                      s -> Sharding.of(s).group(),
                      BlockRules::halved)
                  .help("%s", BlockRules::wholeGroups));

  static final Rule<DeployedLayer> NO_GROUP =
      error(410, "groups of which no half divides the layer")
          .unless(402)
          .when(
              Stream.of(
                  atLayer("hiddenDim")
                      .when(s -> s.isAlone() && hasNoGroup(s) && cutsAlways(s))
                      .says(
                          "hiddenDim = %s is not divisible by groupSize = %s%s: no method of vLLM loads it",
                          s -> s.layer().hiddenDim(),
                          s -> Sharding.of(s).group(),
                          BlockRules::norByHalves)
                      .help(CHECK_BOTH, s -> "hiddenDim"),
                  atLayer("intermediateSize")
                      .when(s -> s.isAlone() && hasNoGroup(s) && !cutsAlways(s))
                      .says(
                          "intermediateSize = %s and hiddenDim = %s are not both divisible by"
                              + " groupSize = %s%s: no method of vLLM loads it",
                          s -> s.layer().intermediateSize(),
                          s -> s.layer().hiddenDim(),
                          s -> Sharding.of(s).group(),
                          BlockRules::norByHalves)
                      .help(CHECK_BOTH, s -> "intermediateSize"),
                  atRanks()
                      .when(s -> !s.isAlone() && !hasNoGroupWhole(s) && hasNoGroup(s))
                      .says(
                          "%s%s is not divisible by groupSize = %s%s: no method of vLLM loads it",
                          DeploymentWords::where,
                          DeploymentWords::perRank,
                          s -> Sharding.of(s).group(),
                          BlockRules::norByHalves)
                      .help("%s", DeploymentWords::waysOut)));

  static final List<Rule<DeployedLayer>> RULES =
      List.of(BLOCK_N, BLOCK_K, PARTIAL_BLOCKS, GROUPS_OF_HIDDEN, GROUPS_OF_PART, NO_GROUP);

  private BlockRules() {}

  private static boolean cutsBlockN(DeployedLayer s) {
    return Sharding.of(s).cutsBlockN(s.rank().intermediateSize());
  }

  private static boolean isCutWhole(DeployedLayer s) {
    return Sharding.of(s).cutsBlockN(s.layer().intermediateSize());
  }

  /** Silent where the blocks are square and 403 says the same. */
  private static boolean cutsBlockK(DeployedLayer s) {
    Sharding sharding = Sharding.of(s);
    boolean isSaid = sharding.blockN() == sharding.blockK() && (cutsBlockN(s) || isCutWhole(s));
    return !s.isAlone()
        && !isSaid
        && sharding.cutsBlockK(
            s.rank().intermediateSize(), DeploymentWords.looksAtBlockK(s.deployment()));
  }

  private static boolean hasPartialBlock(DeployedLayer s) {
    Sharding sharding = Sharding.of(s);
    int hiddenDim = s.layer().hiddenDim();
    return sharding.blockN() > 0
        && (hiddenDim % sharding.blockN() != 0 || hiddenDim % sharding.blockK() != 0);
  }

  private static Object partialBlocks(DeployedLayer s) {
    Sharding sharding = Sharding.of(s);
    int hiddenDim = s.layer().hiddenDim();
    List<String> partial = new ArrayList<>();
    if (hiddenDim % sharding.blockN() != 0) {
      partial.add("block_n = " + sharding.blockN());
    }
    if (hiddenDim % sharding.blockK() != 0) {
      partial.add("block_k = " + sharding.blockK());
    }
    return String.join(" or ", partial);
  }

  /** Experts are whole there, and nobody would expect it. */
  private static Object whyOfWhole(DeployedLayer s) {
    return s.deployment().useEp() ? ", which vLLM asks for wherever tp is above 1" : "";
  }

  private static boolean cutsGroup(DeployedLayer s) {
    Sharding sharding = Sharding.of(s);
    return !sharding.isSpread() && sharding.cutsGroup(s.rank().intermediateSize());
  }

  private static boolean hasNoGroup(DeployedLayer s) {
    return Sharding.of(s).hasNoGroup(s.layer().hiddenDim(), s.rank().intermediateSize());
  }

  private static boolean hasNoGroupWhole(DeployedLayer s) {
    return Sharding.of(s).hasNoGroup(s.layer().hiddenDim(), s.layer().intermediateSize());
  }

  /** Whatever the other size is. */
  private static boolean cutsAlways(DeployedLayer s) {
    int hiddenDim = s.layer().hiddenDim();
    return Sharding.of(s).hasNoGroup(hiddenDim, hiddenDim);
  }

  /** What else would be tried: {@code , nor by 64 or 32, to which vLLM would halve it}. */
  private static Object norByHalves(DeployedLayer s) {
    Sharding sharding = Sharding.of(s);
    if (sharding.isSpread()) {
      return ", and with actOrder = GROUP vLLM tries no smaller group";
    }
    if (s.hasWholeGroups()) {
      return ", and vLLM's method for compressed-tensors, which the checkpoint is, tries no smaller"
          + " group";
    }
    String halves =
        IntStream.iterate(sharding.group() / 2, half -> half >= SMALLEST_GROUP, half -> half / 2)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" or "));
    return halves.isEmpty() ? "" : ", nor by " + halves + ", to which vLLM would halve it";
  }

  private static OptionalInt fallback(DeployedLayer s) {
    return Sharding.of(s).fallback(s.layer().hiddenDim(), s.rank().intermediateSize());
  }

  private static Object halved(DeployedLayer s) {
    return fallback(s).orElse(0);
  }

  private static Object declareHalved(DeployedLayer s) {
    return "declare groupSize = %d if the checkpoint has such groups; with %d neither Marlin nor"
            .formatted(fallback(s).orElse(0), Sharding.of(s).group())
        + " compressed-tensors loads it";
  }

  private static Object wholeGroups(DeployedLayer s) {
    Sharding sharding = Sharding.of(s);
    return DeploymentWords.waysOut(
        s, other -> sharding.fits(other) && !sharding.cutsGroup(other.rank().intermediateSize()));
  }

  /** What vLLM does after all revisions that are known here: refine the blocks, or pad the part. */
  private static Object laterRevisions(DeployedLayer s) {
    Sharding sharding = Sharding.of(s);
    long gcd =
        LongStream.of(sharding.blockK(), s.rank().intermediateSize(), s.layer().hiddenDim())
            .reduce(sharding.blockN(), BlockRules::gcd);
    if (gcd >= SMALLEST_GROUP) {
      return "vLLM from 2026-09 refines the blocks to " + gcd + " here, for Triton's kernels only";
    }
    return canPad(s, sharding)
        ? "vLLM from 2026-09 pads the part to %d for kernels that take blocks of 128 only"
            .formatted(s.rank().intermediateSize() / PADDED * PADDED + PADDED)
        : "vLLM from 2026-09 refines blocks to no less than 32, which does not help here either";
  }

  /** Only where nothing else divides the experts. */
  private static boolean canPad(DeployedLayer s, Sharding sharding) {
    return sharding.blockN() == PADDED
        && sharding.blockK() == PADDED
        && s.layer().intermediateSize() % PADDED == 0
        && s.layer().hiddenDim() % PADDED == 0
        && s.deployment().dp() == 1
        && !s.layer().bias();
  }

  private static long gcd(long one, long other) {
    return other == 0 ? one : gcd(other, one % other);
  }
}
