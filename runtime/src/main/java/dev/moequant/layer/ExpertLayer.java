package dev.moequant.layer;

import dev.moequant.annotations.DType;

/**
 * What a model says of a layer of experts, the same for all revisions of vLLM.
 *
 * @param experts how many there are
 * @param hiddenDim the width of their input, H; vLLM: {@code hidden_dim}
 * @param intermediateSize the width between the two GEMMs of a whole expert; vLLM: {@code
 *     intermediate_size}
 * @param activation what is between the two GEMMs; vLLM: {@code activation}
 * @param routingMethod how tokens find their experts; vLLM: {@code routing_method}
 * @param inDtype the dtype of the activations that enter; vLLM: {@code in_dtype}
 */
public record ExpertLayer(
    ExpertCounts experts,
    int hiddenDim,
    int intermediateSize,
    MoEActivation activation,
    RoutingMethodType routingMethod,
    DType inDtype) {}
