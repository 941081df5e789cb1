package dev.moequant.kernels;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.kernels.OracleAbout.Caller;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What vLLM asks of its kernels for a scheme: the oracle, the keys, and what its quantization
 * method says beside.
 *
 * @param scheme the scheme
 * @param oracle the id of the oracle
 * @param pair the keys that the method passes
 * @param requestedActivationKey the activation key that oracles take beside
 * @param caller the method, as the oracle's table has it
 */
public record KernelKeys(
    SchemeSpec scheme,
    String oracle,
    KernelPair pair,
    Optional<String> requestedActivationKey,
    Caller caller) {

  /**
   * The keys of a scheme.
   *
   * <p>Where several methods load a scheme, it is the one that the README's table of checkpoints
   * names first for it, which is the first of the oracle's table but for WNA16: act order is
   * GPTQ's, zero points are AWQ's, all else is compressed-tensors'. {@code @Fp8W8A16} is what
   * loaders make of a checkpoint with fp8 on both sides, so it has that one's keys.
   *
   * @param catalogue the revision of vLLM
   * @param scheme without errors
   * @return empty where no method of the revision asks an oracle for such a scheme
   * @throws IllegalStateException if a declared shape has no meaning
   */
  public static Optional<KernelKeys> of(KernelCatalogue catalogue, SchemeSpec scheme) {
    ResolvedScheme resolved = scheme.resolved();
    KeyNames names = new KeyNames(catalogue.quantKeys());
    List<String> activationKeys = names.ofActivations(activations(resolved));
    for (String weightKey : names.ofWeights(resolved)) {
      for (String activationKey : activationKeys) {
        Optional<KernelKeys> keys =
            find(catalogue, scheme, new KernelPair(weightKey, activationKey));
        if (keys.isPresent()) {
          return keys;
        }
      }
    }
    return Optional.empty();
  }

  /** What the checkpoint says of activations that a kernel does not quantize. */
  private static QuantKey activations(ResolvedScheme scheme) {
    QuantKey weights = scheme.weights();
    if (scheme.activations().isQuantized() || weights.dtype() != DType.FLOAT8_E4M3FN) {
      return scheme.activations();
    }
    Granularity granularity =
        weights.granularity() == Granularity.PER_CHANNEL
            ? Granularity.PER_TOKEN
            : weights.granularity();
    return new QuantKey(
        weights.dtype(), granularity, weights.group(), false, true, weights.scaleDtypes());
  }

  private static Optional<KernelKeys> find(
      KernelCatalogue catalogue, SchemeSpec scheme, KernelPair pair) {
    for (String id : catalogue.oracleIds()) {
      Oracle oracle = catalogue.oracle(id);
      Optional<Caller> caller =
          caller(oracle, scheme, each -> each.pair().equals(pair))
              .or(() -> ofBackend(oracle, scheme, pair));
      if (caller.isPresent()) {
        return Optional.of(new KernelKeys(scheme, id, pair, requested(oracle, pair), caller.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Where backends have keys, a method need not pass one. Of the two oracles that gpt-oss and
   * DeepSeek-V4 ask, experts with biases are gpt-oss's.
   */
  private static Optional<Caller> ofBackend(Oracle oracle, SchemeSpec scheme, KernelPair pair) {
    boolean hasBackend =
        oracle.candidates().backends().stream()
            .anyMatch(backend -> backend.activationKey().equals(pair.activationKey()));
    return !pair.activationKey().equals(KernelPair.NONE)
            && hasBackend
            && oracle.keys().takesRequested() == scheme.bias()
        ? caller(oracle, scheme, each -> each.pair().weightKey().equals(pair.weightKey()))
        : Optional.empty();
  }

  private static Optional<Caller> caller(
      Oracle oracle, SchemeSpec scheme, Predicate<Caller> isAsking) {
    return oracle.about().callers().stream()
        .filter(isAsking)
        .filter(caller -> caller.checkpoint().isEmpty() || caller.checkpoint().equals(of(scheme)))
        .findFirst();
  }

  private static String of(SchemeSpec scheme) {
    if (scheme.actOrder() != ActOrder.NONE) {
      return "auto_gptq";
    }
    return scheme.weights().zeroPoints() ? "auto_awq" : "compressed_tensors";
  }

  private static Optional<String> requested(Oracle oracle, KernelPair pair) {
    return Optional.of(pair.activationKey())
        .filter(key -> oracle.keys().takesRequested() && !key.equals(KernelPair.NONE));
  }

  /**
   * A question with everything that the scheme says.
   *
   * @param question where the layer runs, and its sizes
   * @return the same with keys, method, group and block sizes, biases, zero points, act order,
   *     scales of the input and constants of the activation
   */
  public KernelQuestion ask(KernelQuestion question) {
    Map<Quantity, Object> said = new EnumMap<>(Quantity.class);
    said.put(Quantity.PAIR, pair);
    said.put(Quantity.ALLOW_VLLM_CUTLASS, caller.allowVllmCutlass());
    said.put(Quantity.HAS_BIAS, scheme.bias());
    said.put(Quantity.MAY_HAVE_BIAS, scheme.bias());
    said.put(Quantity.ZERO_POINTS, scheme.weights().zeroPoints());
    said.put(Quantity.MAY_HAVE_ZERO_POINTS, scheme.weights().zeroPoints());
    said.put(Quantity.ACT_ORDER, scheme.actOrder() != ActOrder.NONE);
    requestedActivationKey.ifPresent(key -> said.put(Quantity.REQUESTED_ACTIVATION_KEY, key));
    if (!caller.checkpoint().isEmpty()) {
      said.put(Quantity.CHECKPOINT, caller.checkpoint());
    }
    ResolvedScheme resolved = scheme.resolved();
    said.put(Quantity.INPUT_SCALES, hasInputScales(resolved.activations()));
    putGroups(said, resolved.weights());
    putConstant(said, SchemeMember.GEMM1_ALPHA, Quantity.SWIGLU_ALPHA);
    putConstant(said, SchemeMember.GEMM1_BETA, Quantity.SWIGLU_BETA);
    putConstant(said, SchemeMember.GEMM1_CLAMP_LIMIT, Quantity.SWIGLU_LIMIT);
    return question.with(said).withMethod(caller.method());
  }

  /** NVFP4 has a static scale for the scales that it computes. */
  private static boolean hasInputScales(QuantKey activations) {
    return activations.isStatic() || activations.dtype() == DType.NVFP4;
  }

  private static void putGroups(Map<Quantity, Object> said, QuantKey weights) {
    Optional<BlockShape> group = weights.group();
    switch (weights.granularity()) {
      case BLOCK ->
          said.put(
              Quantity.BLOCK_SHAPE,
              List.of(group.orElseThrow().rows(), group.orElseThrow().cols()));
      case GROUP -> said.put(Quantity.GROUP_SIZE, group.orElseThrow().cols());
      case PER_CHANNEL -> said.put(Quantity.GROUP_SIZE, -1);
      default -> {}
    }
  }

  private void putConstant(Map<Quantity, Object> said, SchemeMember member, Quantity quantity) {
    if (scheme.get(member) instanceof Double value && !value.isNaN()) {
      said.put(quantity, value);
    }
  }
}
