package dev.moequant.kernels;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A layer on one rank of a deployment, as vLLM's oracles see it ({@code FusedMoEConfig} and what
 * goes with it): the values are vLLM's own. What is not said has vLLM's default; where vLLM has
 * none, as for sizes, rows about it are not judged.
 *
 * <p>Immutable: each {@code with…} method answers a copy.
 */
public final class KernelQuestion {
  private static final String NO_MUL = "_no_mul";

  private final KernelDevice device;
  private final EnumMap<Quantity, Object> values;
  private final Map<String, String> environment;
  private final Optional<Set<String>> packages;
  private final String moeBackend;
  private final Optional<String> method;

  private KernelQuestion(
      KernelDevice device,
      EnumMap<Quantity, Object> values,
      Map<String, String> environment,
      Optional<Set<String>> packages,
      String moeBackend,
      Optional<String> method) {
    this.device = device;
    this.values = values;
    this.environment = environment;
    this.packages = packages;
    this.moeBackend = moeBackend;
    this.method = method;
  }

  /**
   * A gated layer with SiLU in bfloat16 on one rank, all packages installed, no environment
   * variable set, the kernel left to vLLM.
   *
   * @param device where it runs
   * @param pair what weights and activations are
   * @return the question to change with its {@code with…} methods
   */
  public static KernelQuestion of(KernelDevice device, KernelPair pair) {
    EnumMap<Quantity, Object> values = new EnumMap<>(Quantity.class);
    values.put(Quantity.PAIR, pair);
    values.put(Quantity.IN_DTYPE, "bfloat16");
    values.put(Quantity.EP_SIZE, 1);
    values.put(Quantity.DP_SIZE, 1);
    values.put(Quantity.ALL2ALL_BACKEND, "none");
    for (Quantity quantity : Quantity.values()) {
      if (quantity.isFlag() && !quantity.isOpenWhenMissing()) {
        values.put(quantity, false);
      }
    }
    values.put(Quantity.ACTIVATION, "silu");
    values.put(Quantity.IS_ACT_AND_MUL, true);
    return new KernelQuestion(device, values, Map.of(), Optional.empty(), "auto", Optional.empty())
        .withDevice(device);
  }

  /**
   * The same with another value.
   *
   * @param quantity neither the device's, which {@link #withDevice} says, nor packages and
   *     environment variables
   * @param value an {@code Integer}, a {@code Double}, a {@code String}, a {@code Boolean}, a
   *     {@code List<Integer>} or a {@code KernelPair}
   * @return the copy
   * @throws IllegalArgumentException for a value of another type
   */
  public KernelQuestion with(Quantity quantity, Object value) {
    return with(Map.of(quantity, value));
  }

  /**
   * The same with other values, which is one copy for all of them.
   *
   * @param all of quantities that {@link #with(Quantity, Object)} takes
   * @return the copy
   * @throws IllegalArgumentException for a value of another type
   */
  public KernelQuestion with(Map<Quantity, ?> all) {
    EnumMap<Quantity, Object> copy = values.clone();
    all.forEach((quantity, value) -> put(copy, quantity, value));
    return new KernelQuestion(device, copy, environment, packages, moeBackend, method);
  }

  private static void put(EnumMap<Quantity, Object> values, Quantity quantity, Object value) {
    if (!quantity.takes(value)) {
      throw new IllegalArgumentException(quantity.words() + " is never " + value);
    }
    values.put(quantity, value);
    if (quantity == Quantity.ACTIVATION) {
      values.put(Quantity.IS_ACT_AND_MUL, !((String) value).endsWith(NO_MUL));
    }
  }

  /**
   * The same on another device.
   *
   * @param value where it runs
   * @return the copy
   */
  public KernelQuestion withDevice(KernelDevice value) {
    EnumMap<Quantity, Object> copy = values.clone();
    copy.keySet().removeAll(Set.of(Quantity.CAPABILITY, Quantity.FAMILY, Quantity.GFX));
    copy.put(Quantity.PLATFORM, value.platform());
    value.gfx().ifPresent(gfx -> copy.put(Quantity.GFX, gfx));
    value
        .capability()
        .ifPresent(
            capability -> {
              copy.put(Quantity.CAPABILITY, capability);
              copy.put(Quantity.FAMILY, (int) Math.floor(capability) * 10);
            });
    return new KernelQuestion(value, copy, environment, packages, moeBackend, method);
  }

  /**
   * The same with environment variables.
   *
   * @param value those that are set, as the process sees them; 1 and true are true
   * @return the copy
   */
  public KernelQuestion withEnvironment(Map<String, String> value) {
    return new KernelQuestion(device, values, Map.copyOf(value), packages, moeBackend, method);
  }

  /**
   * The same with these optional packages and no others.
   *
   * @param value what is installed, for example flashinfer
   * @return the copy
   */
  public KernelQuestion withPackages(Set<String> value) {
    return new KernelQuestion(
        device, values, environment, Optional.of(Set.copyOf(value)), moeBackend, method);
  }

  /**
   * The same with a kernel asked for by name.
   *
   * @param value what {@code --moe-backend} says; auto to let vLLM choose
   * @return the copy
   */
  public KernelQuestion withMoeBackend(String value) {
    return new KernelQuestion(device, values, environment, packages, value, method);
  }

  /**
   * The same, loaded by one of vLLM's quantization methods.
   *
   * @param value the class, for example Fp8MoEMethod: its own checks are judged, too
   * @return the copy
   */
  public KernelQuestion withMethod(String value) {
    return new KernelQuestion(
        device, values, environment, packages, moeBackend, Optional.of(value));
  }

  /**
   * The same with other keys.
   *
   * @param value what weights and activations are
   * @return the copy
   */
  public KernelQuestion withPair(KernelPair value) {
    return with(Quantity.PAIR, value);
  }

  /**
   * The same with another activation function.
   *
   * @param value for example swigluoai, or relu2_no_mul without a gate
   * @return the copy
   */
  public KernelQuestion withActivation(String value) {
    return with(Quantity.ACTIVATION, value);
  }

  /**
   * The same with another router.
   *
   * @param method for example DeepSeekV3
   * @param logitsDtype for example float32
   * @return the copy
   */
  public KernelQuestion withRouting(String method, String logitsDtype) {
    return with(Quantity.ROUTING_METHOD, method).with(Quantity.ROUTER_LOGITS_DTYPE, logitsDtype);
  }

  /**
   * The same with sizes.
   *
   * @param hiddenDim H
   * @param intermediateSizePerPartition I on one rank
   * @return the copy
   */
  public KernelQuestion withSizes(int hiddenDim, int intermediateSizePerPartition) {
    return with(Quantity.HIDDEN_DIM, hiddenDim)
        .with(Quantity.INTERMEDIATE_SIZE_PER_PARTITION, intermediateSizePerPartition);
  }

  /**
   * The same with experts.
   *
   * @param numExperts E, on all ranks
   * @param numLocalExperts E on one rank
   * @param expertsPerToken how many a token is sent to
   * @return the copy
   */
  public KernelQuestion withExperts(int numExperts, int numLocalExperts, int expertsPerToken) {
    return with(Quantity.NUM_EXPERTS, numExperts)
        .with(Quantity.NUM_LOCAL_EXPERTS, numLocalExperts)
        .with(Quantity.EXPERTS_PER_TOKEN, expertsPerToken);
  }

  /**
   * The same with the experts on several ranks, or not.
   *
   * @param useEp whether there is expert parallelism
   * @param epSize on how many ranks; 1 without
   * @param dpSize how many data parallel ranks there are
   * @return the copy
   */
  public KernelQuestion withParallel(boolean useEp, int epSize, int dpSize) {
    return with(Quantity.USE_EP, useEp)
        .with(Quantity.EP_SIZE, epSize)
        .with(Quantity.DP_SIZE, dpSize);
  }

  /**
   * The same over another all2all backend.
   *
   * @param value for example deepep_low_latency; none where no all2all kernels are in use, that is
   *     without expert parallelism and with one data parallel rank
   * @return the copy
   */
  public KernelQuestion withAll2AllBackend(String value) {
    return with(Quantity.ALL2ALL_BACKEND, value);
  }

  /**
   * What a question says of a quantity.
   *
   * @param quantity neither packages nor environment variables
   * @return empty where it does not say it, or says that there is none
   */
  public Optional<Object> get(Quantity quantity) {
    return Optional.ofNullable(find(quantity));
  }

  @Nullable Object find(Quantity quantity) {
    return values.get(quantity);
  }

  /**
   * Where it runs.
   *
   * @return the device
   */
  public KernelDevice device() {
    return device;
  }

  /**
   * What weights and activations are.
   *
   * @return the keys
   */
  public KernelPair pair() {
    return (KernelPair) Objects.requireNonNull(find(Quantity.PAIR));
  }

  /**
   * What {@code --moe-backend} says.
   *
   * @return a name, auto where vLLM chooses
   */
  public String moeBackend() {
    return moeBackend;
  }

  /**
   * The quantization method that loads the layer.
   *
   * @return vLLM's class; empty where nobody said it
   */
  public Optional<String> method() {
    return method;
  }

  /**
   * The environment variables that are set.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> environment() {
    return environment;
  }

  boolean has(String packageName) {
    return packages.isEmpty() || packages.get().contains(packageName);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KernelQuestion that && state().equals(that.state());
  }

  @Override
  public int hashCode() {
    return state().hashCode();
  }

  private List<?> state() {
    return List.of(device, values, environment, packages, moeBackend, method);
  }

  /** Prints the device and the keys. */
  @Override
  public String toString() {
    return pair() + " on " + device;
  }
}
