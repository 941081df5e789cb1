package dev.moequant.internal.rules;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.Fp8W8A16Spec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The arithmetic once more, from what vLLM's {@code create_weights} checks (17edd8a80: fp8.py,
 * moe_wna16.py, modelopt.py; layer.py for ranks) and from nothing in the rules.
 *
 * @param blockN 0 for no blocks
 * @param blockK 0 for no blocks
 * @param group 0 for no groups of integers
 * @param isOfAllRanks scales of w2 for all ranks' columns, as act-order has them
 * @param formatGroup of nvfp4 and mxfp8, cut off by a floor or refused; 0 for none
 */
record ShardingOracle(int blockN, int blockK, int group, boolean isOfAllRanks, int formatGroup) {
  private static final ShardingOracle NOTHING = new ShardingOracle(0, 0, 0, false, 0);

  /** Of the short annotations, read from their own members. */
  static ShardingOracle of(SchemeSpec scheme) {
    return switch (scheme.kind()) {
      case FP8_W8A8 -> blocks(((Fp8W8A8Spec) scheme).blockShape());
      case FP8_W8A16 -> blocks(((Fp8W8A16Spec) scheme).blockShape());
      case INT8_W8A16, INT4_W4A16 -> groups((Wna16Spec) scheme);
      case NVFP4_W4A16, NVFP4_W4A4 -> nvfp4();
      case MXFP8_W8A8 -> mxfp8();
      default -> NOTHING;
    };
  }

  static ShardingOracle blocks(List<Integer> shape) {
    return shape.isEmpty() ? NOTHING : new ShardingOracle(shape.get(0), shape.get(1), 0, false, 0);
  }

  static ShardingOracle groupsOf(int size) {
    return new ShardingOracle(0, 0, size, false, 0);
  }

  static ShardingOracle nvfp4() {
    return new ShardingOracle(0, 0, 0, false, 16);
  }

  static ShardingOracle mxfp8() {
    return new ShardingOracle(0, 0, 0, false, 32);
  }

  private static ShardingOracle groups(Wna16Spec scheme) {
    int group = Math.max(0, scheme.groupSize());
    return new ShardingOracle(0, 0, group, scheme.actOrder() == ActOrder.GROUP, 0);
  }

  /** What no deployment changes. */
  Set<Integer> ofLayer(LayerSpec layer) {
    Set<Integer> ids = new TreeSet<>();
    int hidden = layer.hiddenDim();
    int whole = layer.intermediateSize();
    if (blockN > 0 && whole % blockN > 0) {
      ids.add(403);
    }
    if (formatGroup > 0 && (hidden % formatGroup > 0 || whole % formatGroup > 0)) {
      ids.add(408);
    }
    if (group > 0 && halved(hidden, whole).isEmpty()) {
      ids.add(410);
    } else if (group > 0) {
      addIf(hidden % group > 0, 406, ids);
      addIf(!isOfAllRanks && whole % group > 0, 407, ids);
    }
    return ids;
  }

  /** What this deployment breaks, and the layer alone did not. */
  Set<Integer> ofDeployment(LayerSpec layer, DeploymentSpec deployment, VllmRevision revision) {
    Set<Integer> ids = new TreeSet<>();
    int ranks = deployment.tp() * deployment.dp();
    boolean isDealtOut = deployment.expertParallel() && ranks > 1;
    if (isDealtOut) {
      addOfDealing(layer, deployment, revision, ids);
    } else {
      addIf(deployment.eplb() || deployment.redundantExperts() > 0, 512, ids);
    }
    if (!isDealtOut && layer.intermediateSize() % ranks > 0) {
      ids.add(402);
    } else {
      addOfPart(layer, layer.intermediateSize() / (isDealtOut ? 1 : ranks), ids);
      boolean isTpWorld = deployment.tp() > 1 || (deployment.dp() > 1 && !isDealtOut);
      addOfColumns(layer, layer.intermediateSize() / (isDealtOut ? 1 : ranks), isTpWorld, ids);
    }
    return ids;
  }

  private void addOfPart(LayerSpec layer, int part, Set<Integer> ids) {
    int whole = layer.intermediateSize();
    addIf(blockN > 0 && part % blockN > 0 && whole % blockN == 0, 403, ids);
    addIf(formatGroup > 0 && part % formatGroup > 0 && whole % formatGroup == 0, 408, ids);
    if (group > 0 && halved(layer.hiddenDim(), whole).isPresent()) {
      boolean hasGroup = halved(layer.hiddenDim(), part).isPresent();
      addIf(!hasGroup, 410, ids);
      addIf(hasGroup && !isOfAllRanks && part % group > 0 && whole % group == 0, 407, ids);
    }
  }

  /** Square blocks are said once. */
  private void addOfColumns(LayerSpec layer, int part, boolean isTpWorld, Set<Integer> ids) {
    boolean isSaid = blockN == blockK && (ids.contains(403) || ofLayer(layer).contains(403));
    addIf(isTpWorld && blockK > 0 && part % blockK > 0 && !isSaid, 404, ids);
  }

  private static void addOfDealing(
      LayerSpec layer, DeploymentSpec deployment, VllmRevision revision, Set<Integer> ids) {
    int experts = layer.numExperts() + deployment.redundantExperts();
    int ranks = deployment.tp() * deployment.dp();
    if (experts < ranks) {
      ids.add(501);
      return;
    }
    boolean isUneven = experts % ranks > 0;
    boolean isFloored = deployment.dp() > 1 && isFloored(deployment.all2all(), revision);
    addIf(isUneven && isFloored, 502, ids);
    addIf(deployment.eplb() ? isUneven : deployment.redundantExperts() > 0, 512, ids);
  }

  /** Buffers of experts // ranks; who is not there, or no more, has none. */
  private static boolean isFloored(All2AllBackend backend, VllmRevision revision) {
    boolean isOf2025 = revision == VllmRevision.V2025_10;
    return switch (backend) {
      case ALLGATHER_REDUCESCATTER, NAIVE -> false;
      case PPLX -> isOf2025;
      case DEEPEP_HIGH_THROUGHPUT, DEEPEP_LOW_LATENCY, FLASHINFER_ALL2ALLV -> true;
      default -> !isOf2025;
    };
  }

  /**
   * MoeWNA16: half the group until it divides both, and no less than 32. Marlin, which alone takes
   * groups of all ranks: the declared group or none.
   */
  private OptionalInt halved(int hidden, int part) {
    if (isOfAllRanks) {
      return hidden % group == 0 ? OptionalInt.of(group) : OptionalInt.empty();
    }
    return IntStream.iterate(group, g -> g == group || g >= 32, g -> g / 2)
        .filter(g -> g > 0 && hidden % g == 0 && part % g == 0)
        .findFirst();
  }

  private static void addIf(boolean condition, int id, Set<Integer> ids) {
    if (condition) {
      ids.add(id);
    }
  }
}
