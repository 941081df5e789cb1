package dev.moequant.internal.rules;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.Quantity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A deployed layer as vLLM's oracles see it. */
final class KernelQuestions {
  private KernelQuestions() {}

  /** Every kind of device that a GPU of ours is, each once. */
  static List<KernelDevice> everyDevice() {
    return Stream.of(Gpu.values())
        .filter(gpu -> gpu != Gpu.UNSPECIFIED)
        .map(KernelDevice::of)
        .distinct()
        .toList();
  }

  /** The named GPU, or all that there are. */
  static List<KernelDevice> devices(DeploymentSpec deployment) {
    return deployment.gpu() == Gpu.UNSPECIFIED
        ? Devices.ALL
        : List.of(KernelDevice.of(deployment.gpu()));
  }

  /** Where no GPU is named, any will do; others need no list of all. */
  private static final class Devices {
    static final List<KernelDevice> ALL = everyDevice();
  }

  /** The question on one device. */
  static KernelQuestion of(DeployedLayer subject, KernelDevice device, KernelKeys keys) {
    Map<Quantity, Object> said = new EnumMap<>(Quantity.class);
    putLayer(said, subject.layer());
    putDeployment(said, subject);
    // What the scheme says of the clamp goes to the kernels, and overrides what the layer says.
    return keys.ask(KernelQuestion.of(device, keys.pair()).with(said));
  }

  private static void putLayer(Map<Quantity, Object> said, LayerSpec layer) {
    said.put(Quantity.ACTIVATION, layer.activation().vllmName());
    said.put(Quantity.HIDDEN_DIM, layer.hiddenDim());
    said.put(Quantity.EXPERTS_PER_TOKEN, layer.expertsPerToken());
    said.put(Quantity.IN_DTYPE, layer.inDtype().vllmName());
    said.put(Quantity.APPLY_ROUTER_WEIGHT_ON_INPUT, layer.routerWeightOnInput());
    if (layer.routing() != Routing.UNSPECIFIED) {
      said.put(Quantity.ROUTING_METHOD, layer.routing().vllmName());
    }
    if (SizeRules.isLimit(layer.swigluLimit())) {
      said.put(Quantity.SWIGLU_LIMIT, layer.swigluLimit());
    }
  }

  private static void putDeployment(Map<Quantity, Object> said, DeployedLayer subject) {
    DeploymentSpec deployment = subject.deployment();
    RankSizes rank = subject.rank();
    said.put(Quantity.INTERMEDIATE_SIZE_PER_PARTITION, asInt(rank.intermediateSizePerPartition()));
    said.put(Quantity.NUM_EXPERTS, asInt(subject.allExperts()));
    said.put(Quantity.NUM_LOCAL_EXPERTS, asInt(rank.mostExperts()));
    said.put(Quantity.TP_SIZE, asInt(rank.shards()));
    said.put(Quantity.EP_SIZE, deployment.useEp() ? asInt(deployment.ranks()) : 1);
    said.put(Quantity.DP_SIZE, deployment.dp());
    said.put(Quantity.USE_EP, deployment.useEp());
    said.put(Quantity.ENABLE_EPLB, deployment.eplb());
    said.put(
        Quantity.ALL2ALL_BACKEND,
        deployment.useAll2AllKernels() ? deployment.all2all().vllmName() : "none");
  }

  /** Beyond an int nothing changes: no kernel has a limit there. */
  private static int asInt(long size) {
    return (int) Math.min(size, Integer.MAX_VALUE);
  }
}
