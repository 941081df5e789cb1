package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.scheme.VllmRevision.NEWEST;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.SchemeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What helps about sizes and ranks offer, taken at their word; and what they leave out, too. */
class WaysOutTest {
  /** A prime: each tries 64 numbers of ranks. */
  private static final int ONE_IN = EveryScheme.IN_FULL ? 1 : 37;

  private static final Set<Integer> ERRORS = Set.of(402, 403, 404, 408, 410, 501);
  private static final Set<Integer> WITH_WAYS = Set.of(402, 403, 404, 407, 408, 410);

  private static final Pattern RANKS =
      Pattern.compile("(tp|dp) that fit(?: (?:beside|with) dp = (\\d+))?: ([\\d, ]+)");

  private final Set<Integer> met = new TreeSet<>();
  private final Set<String> kinds = new TreeSet<>();

  @Test
  void everyNumberThatIsListedFitsAndNoOther() {
    Map<ShardingOracle, SchemeSpec> schemes = new HashMap<>();
    EveryDeployment.schemes().forEach((scheme, oracle) -> schemes.put(oracle, scheme));
    List<DeployedLayer> subjects =
        schemes.values().stream()
            .flatMap(
                scheme ->
                    EveryDeployment.LAYERS.stream()
                        .map(layer -> DeployedLayer.alone(scheme, layer))
                        .flatMap(
                            alone -> EveryDeployment.all().stream().map(one -> alone.with(one, 0))))
            .toList();

    for (int i = 0; i < subjects.size(); i += ONE_IN) {
      DeployedLayer subject = subjects.get(i);
      for (Case<DeployedLayer> one : DeploymentRules.reported(subject, true, NEWEST)) {
        assertLeadsOut(subject, one.finding(subject, NEWEST, List.of(), false));
      }
    }
    assertThat(met).isEqualTo(Set.of(402, 403, 404, 407, 408, 410, 501, 502, 512));
    assertThat(kinds)
        .containsExactly(
            "tp",
            "tp beside",
            "tp with",
            "dp",
            "ep",
            "none",
            "not ep",
            "redundant",
            "balanced",
            "not balanced");
  }

  private void assertLeadsOut(DeployedLayer subject, Finding finding) {
    int rule = finding.rule().number();
    if (WITH_WAYS.contains(rule)) {
      met.add(rule);
      Predicate<DeploymentSpec> fits = other -> fits(subject.with(other), rule == 407);
      assertRanks(subject.deployment(), finding, fits);
      assertEp(subject.deployment(), finding, fits);
    } else if (rule == 501) {
      met.add(rule);
      assertFewer(subject, finding);
    } else if (finding.help().contains("makes them even")) {
      met.add(rule);
      assertEven(subject, finding);
    } else if (rule == 512) {
      assertBalanced(subject, finding);
    }
  }

  private void assertRanks(
      DeploymentSpec deployment, Finding finding, Predicate<DeploymentSpec> fits) {
    boolean isEp = deployment.expertParallel();
    Matcher listed = RANKS.matcher(finding.help());
    if (!listed.find()) {
      kinds.add("none");
      assertListed(finding, Set.of(), tp -> fits.test(deployment.withRanks(tp, 1, isEp)));
      return;
    }
    boolean isDp = listed.group(1).equals("dp");
    int dp = listed.group(2) == null ? 1 : Integer.parseInt(listed.group(2));
    kinds.add(
        listed.group(1)
            + (listed.group(2) == null
                ? ""
                : listed.group().contains("with") ? " with" : " beside"));
    assertThat(isDp).isEqualTo(deployment.tp() == 1 && deployment.dp() > 1);
    assertListed(
        finding,
        numbers(listed.group(3)),
        n ->
            fits.test(isDp ? deployment.withRanks(1, n, isEp) : deployment.withRanks(n, dp, isEp)));
  }

  private static void assertListed(Finding finding, Set<Integer> listed, IntPredicate fits) {
    assertWithMessage("%s", finding)
        .that(listed)
        .isEqualTo(
            IntStream.rangeClosed(1, 64).filter(fits).boxed().collect(toCollection(TreeSet::new)));
  }

  private static Set<Integer> numbers(String list) {
    return Stream.of(list.split(", ")).map(Integer::valueOf).collect(toCollection(TreeSet::new));
  }

  private void assertEp(
      DeploymentSpec deployment, Finding finding, Predicate<DeploymentSpec> fits) {
    boolean isOffered = finding.help().contains("expertParallel = true");
    if (isOffered) {
      kinds.add("ep");
    }
    DeploymentSpec other = deployment.withRanks(deployment.tp(), deployment.dp(), true);
    assertWithMessage("%s", finding)
        .that(isOffered)
        .isEqualTo(!deployment.expertParallel() && fits.test(other));
  }

  private void assertFewer(DeployedLayer subject, Finding finding) {
    DeploymentSpec deployment = subject.deployment();
    int most = Integer.parseInt(finding.help().replaceAll("at most (\\d+) ranks.*", "$1"));
    assertThat(ids(subject.with(deployment.withRanks(most, 1, true)))).doesNotContain(501);
    assertThat(ids(subject.with(deployment.withRanks(most + 1, 1, true)))).contains(501);
    boolean isOffered = finding.help().contains("expertParallel = false");
    if (isOffered) {
      kinds.add("not ep");
    }
    DeploymentSpec split = deployment.withRanks(deployment.tp(), deployment.dp(), false);
    assertWithMessage("%s", finding).that(isOffered).isEqualTo(fits(subject.with(split), false));
  }

  private void assertEven(DeployedLayer subject, Finding finding) {
    kinds.add("redundant");
    DeploymentSpec deployment = subject.deployment();
    int redundant =
        Integer.parseInt(finding.help().replaceAll("redundantExperts = (\\d+).*", "$1"));
    DeploymentSpec mended =
        DeploymentSpec.of(
            "mended",
            d -> {
              d.tp(deployment.tp());
              d.dp(deployment.dp());
              d.expertParallel();
              d.eplb(true);
              d.redundantExperts(redundant);
              d.all2all(All2AllBackend.DEEPEP_HIGH_THROUGHPUT);
            });
    assertWithMessage("%s", finding)
        .that(ids(subject.with(mended)).stream().filter(id -> id == 502 || id == 512).toList())
        .isEmpty();
  }

  /** Each way by itself: none leads to the next error of the same kind. */
  private void assertBalanced(DeployedLayer subject, Finding finding) {
    for (String way : finding.help().split("; or ", -1)) {
      DeploymentSpec mended = edited(subject.deployment(), way);
      kinds.add(mended.eplb() ? "balanced" : "not balanced");
      assertWithMessage("%s: %s", way, finding)
          .that(ids(subject.with(mended)).stream().filter(Set.of(501, 502, 512)::contains).toList())
          .isEmpty();
    }
  }

  private static DeploymentSpec edited(DeploymentSpec deployment, String way) {
    boolean isOut = way.startsWith("leave ");
    Matcher copies = Pattern.compile("redundantExperts(?: = (\\d+))?").matcher(way);
    DeploymentSpec to = way.contains("eplb") ? deployment.withEplb(!isOut) : deployment;
    to = way.contains("expertParallel = true") ? to.withExpertParallel(true) : to;
    return copies.find()
        ? to.withRedundantExperts(isOut ? 0 : Integer.parseInt(copies.group(1)))
        : to;
  }

  /** Whatever the layer alone breaks is broken everywhere; a hidden size has no way out here. */
  private static boolean fits(DeployedLayer subject, boolean isInWholeGroups) {
    DeployedLayer alone = DeployedLayer.alone(subject.scheme(), subject.layer());
    Stream<Case<DeployedLayer>> ofWhole =
        DeploymentRules.reported(alone, true, NEWEST).stream()
            .filter(
                one ->
                    one.rule().id().number() != 408
                        || !one.place().equals(new Place.OfLayer("hiddenDim")));
    return Stream.concat(ofWhole, DeploymentRules.reported(subject, true, NEWEST).stream())
        .map(one -> one.rule().id().number())
        .noneMatch(id -> ERRORS.contains(id) || (isInWholeGroups && id == 407));
  }

  private static Set<Integer> ids(DeployedLayer subject) {
    return DeploymentRules.reported(subject, true, NEWEST).stream()
        .map(one -> one.rule().id().number())
        .collect(toSet());
  }

  @Test
  void everyTpThatIsListedFitsTheOtherLayers() {
    LayerSpec layer =
        LayerSpec.of(
            l -> {
              BrokenLayers.sizes(l, 256, 8, 7168, 2048);
              l.denseIntermediateSize(18432);
              l.sharedIntermediateSize(1088);
            });
    Map<ShardingOracle, SchemeSpec> schemes = new HashMap<>();
    EveryDeployment.schemes().forEach((scheme, oracle) -> schemes.put(oracle, scheme));
    Set<String> places = new TreeSet<>();
    for (SchemeSpec scheme : schemes.values()) {
      for (DeploymentSpec one : EveryDeployment.all()) {
        DeployedLayer subject = DeployedLayer.alone(scheme, layer).with(one, 0);
        for (Case<DeployedLayer> broken : others(subject)) {
          Finding finding = broken.finding(subject, NEWEST, List.of(), false);
          places.add(finding.place().toString());
          String list = finding.help().replaceAll("tp that fit them: ([\\d, ]+);.*", "$1");
          assertListed(
              finding,
              numbers(list),
              tp ->
                  others(subject.with(one.withRanks(tp, one.dp(), true))).stream()
                      .noneMatch(other -> other.place().equals(broken.place())));
        }
      }
    }
    assertThat(places).hasSize(2);
  }

  private static List<Case<DeployedLayer>> others(DeployedLayer subject) {
    return DeploymentRules.reported(subject, true, NEWEST).stream()
        .filter(one -> one.rule().equals(SizeRules.OTHER_LAYERS))
        .toList();
  }
}
