package dev.moequant.internal.rules;

import dev.moequant.annotations.DType;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How rules about a deployed layer point and speak. */
final class DeploymentWords {
  /** More ranks than this share no expert in practice. */
  private static final int MOST_RANKS = 64;

  /** The members of the two annotations, in their order: findings are in it, too. */
  private static final List<String> MEMBERS =
      List.of(
          "numExperts",
          "expertsPerToken",
          "hiddenDim",
          "intermediateSize",
          "activation",
          "inDtype",
          "bias",
          "swigluLimit",
          "routing",
          "routerWeightOnInput",
          "denseIntermediateSize",
          "sharedIntermediateSize",
          "name",
          "tp",
          "dp",
          "expertParallel",
          "eplb",
          "redundantExperts",
          "all2all",
          "gpu",
          "kernel");

  private DeploymentWords() {}

  /** Members of the scheme come first. */
  static int position(Place place) {
    if (place instanceof Place.OfLayer layer) {
      return MEMBERS.indexOf(layer.member());
    }
    return place instanceof Place.OfDeployment deployment
        ? MEMBERS.indexOf(deployment.member())
        : -1;
  }

  static Case.Draft<DeployedLayer> atLayer(String member) {
    return new Case.Draft<>(new Place.OfLayer(member));
  }

  static Case.Draft<DeployedLayer> atDeployment(String member) {
    return new Case.Draft<DeployedLayer>(new Place.OfDeployment(0, member))
        .atPlace(subject -> new Place.OfDeployment(subject.index(), member));
  }

  /** At tp, and at dp where tp is 1: one of them divides. */
  static Case.Draft<DeployedLayer> atRanks() {
    return new Case.Draft<DeployedLayer>(new Place.OfDeployment(0, "tp"))
        .atPlace(DeploymentWords::placeOfRanks);
  }

  static Place placeOfRanks(DeployedLayer subject) {
    return new Place.OfDeployment(subject.index(), subject.deployment().tp() == 1 ? "dp" : "tp");
  }

  static Case.Draft<DeployedLayer> atScheme(SchemeMember member) {
    return new Case.Draft<>(new Place.OfScheme(member));
  }

  /** {@code deployment "l40s": }, or nothing for what no deployment changes. */
  static Object where(DeployedLayer subject) {
    return subject.isAlone() ? "" : "deployment " + subject.deployment().shownName() + ": ";
  }

  /** {@code tp = 4}, {@code dp = 4} or {@code tp x dp = 2 x 2 = 4}. */
  static Object ranks(DeployedLayer subject) {
    DeploymentSpec deployment = subject.deployment();
    if (deployment.dp() == 1) {
      return "tp = " + deployment.tp();
    }
    return deployment.tp() == 1
        ? "dp = " + deployment.dp()
        : "tp x dp = %d x %d = %d".formatted(deployment.tp(), deployment.dp(), deployment.ranks());
  }

  /** {@code intermediateSize / tp = 768 / 4 = 192}, or the whole where each rank has all of it. */
  static Object perRank(DeployedLayer subject) {
    DeploymentSpec deployment = subject.deployment();
    int whole = subject.layer().intermediateSize();
    if (deployment.useEp() || deployment.ranks() == 1) {
      return "intermediateSize = " + whole;
    }
    String divisor = deployment.dp() == 1 ? "tp" : deployment.tp() == 1 ? "dp" : "(tp x dp)";
    return "intermediateSize / %s = %d / %d = %d"
        .formatted(divisor, whole, deployment.ranks(), whole / deployment.ranks());
  }

  /**
   * What else the layer could run on: numbers of ranks, or expert parallelism, whichever fits. Each
   * has been tried on the same arithmetic.
   */
  static Object waysOut(DeployedLayer subject) {
    return waysOut(subject, Sharding.of(subject)::fits);
  }

  /** The same for what is no error, but fits less well. */
  static Object waysOut(DeployedLayer subject, Predicate<DeployedLayer> fits) {
    List<String> ways = new ArrayList<>();
    String fitting = fittingRanks(subject, fits);
    if (!fitting.isEmpty()) {
      ways.add(fitting);
    }
    DeploymentSpec deployment = subject.deployment();
    if (!deployment.expertParallel() && fits.test(subject.with(withRanks(deployment, true)))) {
      ways.add("expertParallel = true, which leaves experts whole");
    }
    return ways.isEmpty()
        ? "no number of ranks fits this layer: take a scheme whose scales divide it"
        : String.join("; or ", ways);
  }

  /** {@code tp that fit: 1, 2}; all ranks where no other tp fits beside the same dp. */
  private static String fittingRanks(DeployedLayer subject, Predicate<DeployedLayer> fits) {
    DeploymentSpec deployment = subject.deployment();
    boolean isDp = deployment.tp() == 1 && deployment.dp() > 1;
    String alone =
        sizesThat(
            size ->
                fits.test(
                    subject.with(
                        isDp
                            ? deployment.withRanks(1, size, deployment.expertParallel())
                            : deployment.withRanks(
                                size, deployment.dp(), deployment.expertParallel()))));
    if (!alone.isEmpty()) {
      return isDp
          ? "dp that fit: " + alone
          : deployment.dp() == 1
              ? "tp that fit: " + alone
              : "tp that fit beside dp = " + deployment.dp() + ": " + alone;
    }
    String together =
        sizesThat(
            size ->
                fits.test(
                    subject.with(deployment.withRanks(size, 1, deployment.expertParallel()))));
    return together.isEmpty() ? "" : "tp that fit with dp = 1: " + together;
  }

  /** Numbers of ranks up to 64, as one lists them. */
  static String sizesThat(IntPredicate fit) {
    return IntStream.rangeClosed(1, MOST_RANKS)
        .filter(fit)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static DeploymentSpec withRanks(DeploymentSpec deployment, boolean expertParallel) {
    return deployment.withRanks(deployment.tp(), deployment.dp(), expertParallel);
  }

  /** Whether experts can be split instead of dealt out. */
  static boolean fitsWithoutEp(DeployedLayer subject) {
    return Sharding.of(subject).fits(subject.with(withRanks(subject.deployment(), false)));
  }

  /** vLLM looks at the columns of w2 where any tensor parallelism is, also beside EP. */
  static boolean looksAtBlockK(DeploymentSpec deployment) {
    return deployment.tp() > 1 || (deployment.dp() > 1 && !deployment.useEp());
  }

  /** The scheme as one writes it. */
  static Object scheme(DeployedLayer subject) {
    return subject.scheme().annotation();
  }

  /** A member of the scheme as one writes it; its annotation where it has no such member. */
  static Object member(SchemeSpec scheme, SchemeMember member) {
    return scheme.findMember(member).<Object>map(found -> found).orElseGet(scheme::annotation);
  }

  /** {@code 16, the group of nvfp4}. */
  static String formatGroup(DeployedLayer s) {
    DType format = s.resolved().weights().dtype();
    return format.groupSize() + ", the group of " + format.vllmName();
  }
}
