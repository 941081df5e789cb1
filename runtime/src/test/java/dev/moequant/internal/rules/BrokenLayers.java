package dev.moequant.internal.rules;

import static dev.moequant.scheme.SchemeSpec.fp8W8A16;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.unquantized;
import static dev.moequant.scheme.VllmRevision.V2025_10;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Layers and deployments that the rules reject, with ids and places in the order of findings. */
public final class BrokenLayers {
  /**
   * One row of the table.
   *
   * @param name what the row shows
   * @param scheme one without errors
   * @param layer its sizes
   * @param deployments the ways in which it is served
   * @param revision the revision of vLLM that the rules are asked about
   * @param findings id and place of each: {@code MOEQ401 layer.hiddenDim}, {@code MOEQ403 #0.tp}
   *     for the first deployment, {@code MOEQ403 blockShape} for a member of the scheme
   */
  public record Row(
      String name,
      SchemeSpec scheme,
      LayerSpec layer,
      List<DeploymentSpec> deployments,
      VllmRevision revision,
      List<String> findings) {
    Row on(String deployment, Scope<DeploymentOptions> block) {
      return new Row(
          name,
          scheme,
          layer,
          Stream.concat(deployments.stream(), Stream.of(DeploymentSpec.of(deployment, block)))
              .toList(),
          revision,
          findings);
    }

    Row tp(int tp) {
      return on("tp " + tp, d -> d.tp(tp));
    }

    Row both(int tp, int dp) {
      return on(
          tp + " x " + dp,
          d -> {
            d.tp(tp);
            d.dp(dp);
          });
    }

    Row dp(int dp) {
      return on("dp " + dp, d -> d.dp(dp));
    }

    Row ep(int tp, int dp) {
      return on(
          "ep " + tp + " x " + dp,
          d -> {
            d.tp(tp);
            d.dp(dp);
            d.expertParallel();
          });
    }

    Row of(VllmRevision value) {
      return new Row(name, scheme, layer, deployments, value, findings);
    }

    Row has(String... expected) {
      return new Row(name, scheme, layer, deployments, revision, List.of(expected));
    }

    List<Finding> found() {
      return LayerFindings.of(DeployedLayer.alone(scheme, layer), revision, Optional.empty())
          .with(deployments);
    }

    List<String> shown() {
      return found().stream().map(f -> f.rule().code() + " " + shown(f.place())).toList();
    }

    private String shown(Place place) {
      if (place instanceof Place.OfLayer member) {
        return "layer." + member.member();
      }
      return place instanceof Place.OfDeployment member
          ? "#" + member.deployment() + "." + member.member()
          : scheme.member(((Place.OfScheme) place).member()).name();
    }

    @Override
    public String toString() {
      return findings + " " + name;
    }
  }

  private BrokenLayers() {}

  /** The whole table; the processor's parity test has it, too. */
  public static List<Row> rows() {
    return Stream.of(
            numbers(),
            limits(),
            blocks(),
            columnsOfBlocks(),
            BrokenGroups.groups(),
            BrokenGroups.halves(),
            BrokenGroups.ofFormats(),
            BrokenOthers.biases(),
            BrokenOthers.otherLayers(),
            BrokenRanks.experts(),
            BrokenRanks.balance(),
            BrokenRanks.all2all(),
            BrokenRanks.notUsed(),
            BrokenRanks.lowLatency(),
            BrokenRanks.edges(),
            BrokenRanks.formats(),
            BrokenRanks.names(),
            BrokenRanks.gptOss())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> numbers() {
    return List.of(
        row("nothing said", unquantized(), l -> {})
            .has(
                "MOEQ401 layer.numExperts",
                "MOEQ401 layer.expertsPerToken",
                "MOEQ401 layer.hiddenDim",
                "MOEQ401 layer.intermediateSize"),
        row(
                "all below 0",
                unquantized(),
                l -> {
                  sizes(l, -1, -2, -3, -4);
                  l.denseIntermediateSize(-5);
                  l.sharedIntermediateSize(-6);
                })
            .tp(4)
            .has(
                "MOEQ401 layer.numExperts",
                "MOEQ401 layer.expertsPerToken",
                "MOEQ401 layer.hiddenDim",
                "MOEQ401 layer.intermediateSize",
                "MOEQ401 layer.denseIntermediateSize",
                "MOEQ401 layer.sharedIntermediateSize"),
        row("more a token than there are", unquantized(), 8, 9, 4096, 14336)
            .has("MOEQ401 layer.expertsPerToken"),
        row("a tp that shares nothing", unquantized(), 128, 8, 2048, 768)
            .tp(7)
            .has("MOEQ402 #0.tp"),
        row("a dp that shares nothing", unquantized(), 128, 8, 2048, 768)
            .dp(5)
            .has("MOEQ402 #0.dp"),
        row("tp and dp that share nothing", fp8(128, 128), 128, 8, 2048, 768)
            .both(2, 256)
            .has("MOEQ402 #0.tp"),
        row("experts that are too few and too narrow", fp8(128, 128), 8, 2, 4096, 640)
            .both(3, 7)
            .has("MOEQ402 #0.tp"));
  }

  private static List<Row> limits() {
    return List.of(
        limited(0).has("MOEQ401 layer.swigluLimit"),
        limited(Double.POSITIVE_INFINITY).has("MOEQ401 layer.swigluLimit"),
        limited(Double.NEGATIVE_INFINITY).has("MOEQ401 layer.swigluLimit"),
        limited(Double.MIN_VALUE).has(),
        limited(-7).tp(7).has("MOEQ401 layer.swigluLimit", "MOEQ402 #0.tp"));
  }

  private static Row limited(double limit) {
    return row(
        "cut off at " + limit,
        unquantized(),
        l -> {
          sizes(l, 32, 4, 2880, 2880);
          l.swigluLimit(limit);
        });
  }

  private static List<Row> blocks() {
    return List.of(
        row("Qwen3-30B-A3B-FP8 on four", fp8(128, 128), 128, 8, 2048, 768)
            .tp(4)
            .has("MOEQ403 #0.tp"),
        row("the same by dp, of an older vLLM", fp8(128, 128), 128, 8, 2048, 768)
            .dp(4)
            .of(V2025_10)
            .has("MOEQ403 #0.dp"),
        row("the same by both", fp8(128, 128), 128, 8, 2048, 768).both(2, 2).has("MOEQ403 #0.tp"),
        row("a dp beside which no tp fits", fp8(128, 128), 8, 2, 2048, 1536)
            .both(2, 8)
            .has("MOEQ403 #0.tp"),
        row("a part above a block that is padded later", fp8(128, 128), 8, 2, 4096, 1664)
            .tp(8)
            .has("MOEQ403 #0.tp"),
        row("a part that is padded later", fp8(128, 128), 512, 10, 2560, 640)
            .tp(8)
            .has("MOEQ403 #0.tp"),
        row("a part that is not padded by dp", fp8(128, 128), 512, 10, 2560, 640)
            .dp(8)
            .has("MOEQ403 #0.dp"),
        row(
                "a whole that no number of ranks mends",
                fp8W8A16().withBlockShape(128, 128),
                128,
                6,
                2688,
                1856)
            .tp(2)
            .ep(4, 1)
            .has("MOEQ403 blockShape"),
        row("a whole that is too odd to be refined", fp8(128, 128), 128, 6, 2048, 1000)
            .has("MOEQ403 blockShape"),
        row("rows of a last block", fp8(128, 64), 8, 2, 2880, 1024).has("MOEQ405 layer.hiddenDim"),
        row("columns of a last block", fp8(64, 128), 8, 2, 2880, 1024)
            .has("MOEQ405 layer.hiddenDim"));
  }

  private static List<Row> columnsOfBlocks() {
    return List.of(
        row("columns alone", fp8(64, 128), 8, 2, 4096, 1536).tp(8).has("MOEQ404 #0.tp"),
        row("columns by dp", fp8(64, 128), 8, 2, 4096, 1536).dp(8).has("MOEQ404 #0.dp"),
        row("columns of whole experts beside tp", fp8(64, 128), 8, 2, 4096, 1088)
            .ep(2, 1)
            .ep(1, 2)
            .on("one rank", d -> {})
            .has("MOEQ404 #0.tp"),
        row("rows and columns", fp8(128, 64), 128, 8, 2048, 1536)
            .tp(16)
            .has("MOEQ403 #0.tp", "MOEQ404 #0.tp"),
        row("rows of the whole, columns of a part", fp8(128, 64), 128, 8, 2048, 1088)
            .tp(2)
            .has("MOEQ403 blockShape", "MOEQ404 #0.tp"),
        row("a group of fp8 in one row", fp8(1, 128), 128, 8, 2048, 768)
            .tp(4)
            .has("MOEQ404 #0.tp"));
  }

  static void sizes(LayerOptions layer, int experts, int ofToken, int hidden, int intermediate) {
    layer.numExperts(experts);
    layer.expertsPerToken(ofToken);
    layer.hiddenDim(hidden);
    layer.intermediateSize(intermediate);
  }

  static SchemeSpec fp8(int blockN, int blockK) {
    return fp8W8A8().withBlockShape(blockN, blockK);
  }

  static Row row(
      String name, SchemeSpec scheme, int experts, int ofToken, int hidden, int intermediate) {
    return row(name, scheme, l -> sizes(l, experts, ofToken, hidden, intermediate));
  }

  static Row row(String name, SchemeSpec scheme, Scope<LayerOptions> layer) {
    return new Row(name, scheme, LayerSpec.of(layer), List.of(), VllmRevision.NEWEST, List.of());
  }
}
