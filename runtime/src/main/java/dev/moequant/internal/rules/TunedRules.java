package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.warning;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** 611, 613: tuned files of kernel settings beside the layer that they are for. */
public final class TunedRules {
  static final Rule<Object> TILE =
      warning(611, "a tuned tile that does not fit the layer")
          .atRunTime()
          .says(
              "%sBLOCK_SIZE_K = %s, in the rows for %s tokens, %s",
              "tune for this layer again, or take the file away: then vLLM takes its defaults");

  static final Rule<Object> LADDER =
      warning(613, "a tuned file that ends below the batch")
          .atRunTime()
          .says(
              "%sthe rows end at %s tokens and a batch has %s: vLLM takes the row for %s tokens",
              "tune for %s tokens, too, or take the file away: then vLLM takes its defaults");

  static final List<Rule<Object>> RULES = List.of(TILE, LADDER);

  private TunedRules() {}

  /**
   * What a tuned file has against the layer that it is named for.
   *
   * @param layer as it is served
   * @param file where the rows are
   * @param blockSizes BLOCK_SIZE_K by the number of tokens of a row; 0 where a row has none
   * @param tokens the most rows of a batch, M
   * @return warnings
   */
  public static List<Finding> check(
      DeployedLayer layer, String file, Map<Integer, Integer> blockSizes, int tokens) {
    List<Finding> all = new ArrayList<>();
    Place place = new Place.InFile(file, "", 1, 1);
    rowsOf(blockSizes)
        .forEach(
            (size, rows) -> {
              List<String> misfits = misfits(layer, size);
              if (!misfits.isEmpty()) {
                all.add(
                    TILE.finding(
                        place,
                        List.of(
                            DeploymentWords.where(layer),
                            size,
                            rows.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                            String.join(" and ", misfits)),
                        List.of()));
              }
            });
    if (!blockSizes.isEmpty() && Collections.max(blockSizes.keySet()) < tokens) {
      int last = Collections.max(blockSizes.keySet());
      all.add(
          LADDER.finding(
              place, List.of(DeploymentWords.where(layer), last, tokens, last), List.of(tokens)));
    }
    return List.copyOf(all);
  }

  private static Map<Integer, Set<Integer>> rowsOf(Map<Integer, Integer> blockSizes) {
    Map<Integer, Set<Integer>> rows = new TreeMap<>();
    blockSizes.forEach(
        (tokens, size) -> {
          if (size > 0) {
            rows.computeIfAbsent(size, first -> new TreeSet<>()).add(tokens);
          }
        });
    return rows;
  }

  /** The first GEMM sums over H, the second over I; vLLM cuts a tile to the group. */
  private static List<String> misfits(DeployedLayer layer, int size) {
    long group = group(layer.resolved().weights());
    long cut = group > 0 ? Math.min(size, group) : size;
    long hiddenDim = layer.rank().hiddenDim();
    long ofRank = layer.rank().intermediateSizePerPartition();
    List<String> misfits = new ArrayList<>();
    if (cut < size) {
      misfits.add("exceeds the group of " + group + " values that share a scale");
    }
    if (hiddenDim % cut != 0) {
      misfits.add("does not divide hiddenDim = " + hiddenDim);
    }
    if (ofRank % cut != 0) {
      misfits.add("does not divide intermediateSize per rank = " + ofRank);
    }
    return misfits;
  }

  private static long group(QuantKey weights) {
    return weights.hasGroup() ? weights.group().map(BlockShape::cols).orElse(0) : 0;
  }
}
