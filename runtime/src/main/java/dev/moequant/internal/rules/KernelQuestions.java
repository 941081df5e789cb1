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
import java.util.List;
import java.util.stream.Stream;

/** A deployed layer as vLLM's oracles see it. */
final class KernelQuestions {
  /** Every kind of device that a GPU of ours is, each once: where no GPU is named, any will do. */
  private static final List<KernelDevice> DEVICES =
      Stream.of(Gpu.values())
          .filter(gpu -> gpu != Gpu.UNSPECIFIED)
          .map(KernelQuestions::device)
          .distinct()
          .toList();

  private KernelQuestions() {}

  /** The named GPU, or all that there are. */
  static List<KernelDevice> devices(DeploymentSpec deployment) {
    return deployment.gpu() == Gpu.UNSPECIFIED ? DEVICES : List.of(device(deployment.gpu()));
  }

  private static KernelDevice device(Gpu gpu) {
    return switch (gpu.platform()) {
      case CUDA -> KernelDevice.cuda(gpu.capability() / 10.0);
      case ROCM -> KernelDevice.rocm(gpu.architecture());
      case XPU -> KernelDevice.xpu();
      case CPU -> cpu(gpu.architecture().split("\\+", -1));
      case NONE -> throw new IllegalArgumentException(gpu + " is no device");
    };
  }

  private static KernelDevice cpu(String[] parts) {
    return parts.length == 1 ? KernelDevice.cpu(parts[0]) : KernelDevice.cpu(parts[0], parts[1]);
  }

  /** The question on one device. */
  static KernelQuestion of(DeployedLayer subject, KernelDevice device, KernelKeys keys) {
    // What the scheme says of the clamp goes to the kernels, and overrides what the layer says.
    return keys.ask(
        ofDeployment(ofLayer(KernelQuestion.of(device, keys.pair()), subject.layer()), subject));
  }

  private static KernelQuestion ofLayer(KernelQuestion question, LayerSpec layer) {
    KernelQuestion with =
        question
            .with(Quantity.ACTIVATION, layer.activation().vllmName())
            .with(Quantity.HIDDEN_DIM, layer.hiddenDim())
            .with(Quantity.EXPERTS_PER_TOKEN, layer.expertsPerToken())
            .with(Quantity.IN_DTYPE, layer.inDtype().vllmName())
            .with(Quantity.APPLY_ROUTER_WEIGHT_ON_INPUT, layer.routerWeightOnInput());
    if (layer.routing() != Routing.UNSPECIFIED) {
      with = with.with(Quantity.ROUTING_METHOD, layer.routing().vllmName());
    }
    return Double.isNaN(layer.swigluLimit())
        ? with
        : with.with(Quantity.SWIGLU_LIMIT, layer.swigluLimit());
  }

  private static KernelQuestion ofDeployment(KernelQuestion question, DeployedLayer subject) {
    DeploymentSpec deployment = subject.deployment();
    RankSizes rank = subject.rank();
    return question
        .with(Quantity.INTERMEDIATE_SIZE_PER_PARTITION, Math.toIntExact(rank.intermediateSize()))
        .with(Quantity.NUM_EXPERTS, Math.toIntExact(subject.allExperts()))
        .with(Quantity.NUM_LOCAL_EXPERTS, Math.toIntExact(rank.mostExperts()))
        .with(Quantity.TP_SIZE, Math.toIntExact(rank.shards()))
        .with(Quantity.EP_SIZE, deployment.useEp() ? Math.toIntExact(deployment.ranks()) : 1)
        .with(Quantity.DP_SIZE, deployment.dp())
        .with(Quantity.USE_EP, deployment.useEp())
        .with(Quantity.ENABLE_EPLB, deployment.eplb())
        .with(
            Quantity.ALL2ALL_BACKEND,
            deployment.useAll2AllKernels() ? deployment.all2all().vllmName() : "none")
        .withMoeBackend(deployment.kernel().vllmName());
  }
}
