package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.DeploymentWords.atDeployment;
import static dev.moequant.internal.rules.DeploymentWords.atLayer;
import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.deployment.DeployedLayer;
import java.util.List;

/** 501, 512: how experts are dealt out. */
public final class RankRules {
  static final Rule<DeployedLayer> TOO_FEW_EXPERTS =
      error(501, "fewer experts than ranks")
          .when(
              atLayer("numExperts")
                  .when(RankRules::hasTooFewExperts)
                  .says(
                      "%s%s is less than %s expert-parallel ranks (%s): some would hold no expert",
                      DeploymentWords::where,
                      RankRules::experts,
                      s -> s.deployment().ranks(),
                      DeploymentWords::ranks)
                  .help("%s", RankRules::enoughExperts));

  static final Rule<DeployedLayer> LOAD_BALANCING =
      error(512, "experts that load balancing cannot place")
          .unless(501)
          .when(
              atDeployment("redundantExperts")
                  .when(
                      s ->
                          !s.isAlone()
                              && s.deployment().redundantExperts() > 0
                              && !s.deployment().eplb())
                  .says(
                      "%sredundantExperts = %s without eplb: only load balancing places copies of"
                          + " experts",
                      DeploymentWords::where, s -> s.deployment().redundantExperts())
                  .help("%s", RankRules::balancedOrWithout),
              atDeployment("eplb")
                  .when(s -> s.deployment().eplb() && !s.deployment().useEp())
                  .says(
                      "%seplb = true, but %s: only where experts are dealt out whole can they move"
                          + " between ranks",
                      DeploymentWords::where, RankRules::notDealtOut)
                  .help("%s", RankRules::dealtOutOrWithout),
              atDeployment("eplb")
                  .when(s -> s.deployment().eplb() && s.deployment().useEp() && isUneven(s))
                  .says(
                      "%seplb = true, but %s is not divisible by %s expert-parallel ranks (%s)",
                      DeploymentWords::where,
                      RankRules::experts,
                      s -> s.deployment().ranks(),
                      DeploymentWords::ranks)
                  .help("redundantExperts = %s makes them even", RankRules::evenRedundant));

  static final List<Rule<DeployedLayer>> RULES = List.of(TOO_FEW_EXPERTS, LOAD_BALANCING);

  private RankRules() {}

  static boolean hasTooFewExperts(DeployedLayer s) {
    return s.deployment().useEp() && s.allExperts() < s.deployment().ranks();
  }

  static boolean isUneven(DeployedLayer s) {
    return s.allExperts() % s.deployment().ranks() != 0;
  }

  /** {@code numExperts + redundantExperts = 128 + 4 = 132}, or {@code numExperts = 128}. */
  static Object experts(DeployedLayer s) {
    int redundant = s.deployment().redundantExperts();
    return redundant == 0
        ? "numExperts = " + s.layer().numExperts()
        : "numExperts + redundantExperts = %d + %d = %d"
            .formatted(s.layer().numExperts(), redundant, s.allExperts());
  }

  static Object evenRedundant(DeployedLayer s) {
    long ranks = s.deployment().ranks();
    long experts = s.layer().numExperts();
    return ((experts - 1) / ranks + 1) * ranks - experts;
  }

  private static Object balancedOrWithout(DeployedLayer s) {
    String without = "leave redundantExperts out";
    if (s.deployment().ranks() == 1) {
      return without + ": one rank holds all experts";
    }
    String balanced =
        evenly(s, s.deployment().useEp() ? "eplb = true" : "eplb = true, expertParallel = true");
    return needsCopies(s) ? balanced : balanced + "; or " + without;
  }

  private static Object dealtOutOrWithout(DeployedLayer s) {
    String without =
        s.deployment().redundantExperts() > 0
            ? "leave eplb and redundantExperts out"
            : "leave eplb out";
    return s.deployment().ranks() == 1
        ? without + ": one rank holds all experts"
        : evenly(s, "expertParallel = true") + "; or " + without;
  }

  /** What load balancing takes, and the copies with which experts go round. */
  private static String evenly(DeployedLayer s, String members) {
    boolean isEven = !isUneven(s) && s.allExperts() >= s.deployment().ranks();
    return "write " + members + (isEven ? "" : ", redundantExperts = " + evenRedundant(s));
  }

  /** Where without copies 501 would be next, or, of a backend with fixed buffers, 502. */
  private static boolean needsCopies(DeployedLayer s) {
    int experts = s.layer().numExperts();
    long ranks = s.deployment().ranks();
    return s.deployment().useEp()
        && (experts < ranks || (s.deployment().useAll2AllKernels() && experts % ranks != 0));
  }

  private static Object notDealtOut(DeployedLayer s) {
    return s.deployment().expertParallel() ? "there is one rank" : "expertParallel = false";
  }

  private static Object enoughExperts(DeployedLayer s) {
    String fewer = "at most %d ranks".formatted(s.allExperts());
    return DeploymentWords.fitsWithoutEp(s)
        ? fewer + "; or expertParallel = false, which splits every expert over the ranks"
        : fewer;
  }
}
