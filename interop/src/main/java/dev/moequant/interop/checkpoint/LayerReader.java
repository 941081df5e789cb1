package dev.moequant.interop.checkpoint;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.DType;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.ModelConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sizes of the routed experts, from {@code config.json}, each with what says so. */
final class LayerReader {
  private static final Map<String, Activation> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("silu", Activation.SILU),
          Map.entry("swish", Activation.SILU),
          Map.entry("swiglu", Activation.SILU),
          Map.entry("gelu", Activation.GELU),
          Map.entry("gelu_new", Activation.GELU_TANH),
          Map.entry("gelu_tanh", Activation.GELU_TANH),
          Map.entry("gelu_pytorch_tanh", Activation.GELU_TANH),
          Map.entry("relu2", Activation.RELU2),
          Map.entry("swigluoai", Activation.SWIGLUOAI_UNINTERLEAVE),
          Map.entry("swiglustep", Activation.SWIGLUSTEP),
          Map.entry("situ", Activation.SITU));

  private static final String SIZES =
      "a model with experts says how many there are (num_experts, n_routed_experts or"
          + " num_local_experts), how many see a token (num_experts_per_tok), hidden_size and"
          + " moe_intermediate_size";

  private final ModelConfig config;
  private final OtherModules others;
  private final Notes notes;
  private final Map<String, ConfigValue> sources = new LinkedHashMap<>();

  LayerReader(ModelConfig config, OtherModules others, Notes notes) {
    this.config = config;
    this.others = others;
    this.notes = notes;
  }

  /** What says each member, by its name. */
  Map<String, ConfigValue> sources() {
    return Map.copyOf(sources);
  }

  Optional<LayerSpec> read() {
    Optional<Integer> experts = required("numExperts", config.numExperts(), "num_experts");
    if (experts.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> topK =
        required("expertsPerToken", config.expertsPerToken(), "num_experts_per_tok");
    Optional<Integer> hidden = required("hiddenDim", config.hiddenDim(), "hidden_size");
    Optional<Integer> width =
        required("intermediateSize", config.intermediateSize(), "moe_intermediate_size");
    if (Stream.of(topK, hidden, width).anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        LayerSpec.of(
            layer -> {
              layer.numExperts(experts.get());
              layer.expertsPerToken(topK.get());
              layer.hiddenDim(hidden.get());
              layer.intermediateSize(width.get());
              layer.activation(activation());
              layer.inDtype(dtype());
              rest(layer, width.get());
            }));
  }

  private void rest(LayerOptions layer, int width) {
    layer.bias(hasBias());
    config.swigluLimit().ifPresent(limit -> limit(layer, limit));
    if (others.dense()) {
      size("denseIntermediateSize", config.denseIntermediateSize())
          .ifPresent(layer::denseIntermediateSize);
    }
    if (others.shared()) {
      shared(width).ifPresent(layer::sharedIntermediateSize);
    }
  }

  private void limit(LayerOptions layer, ConfigValue limit) {
    double value = limit.number().orElse(Double.NaN);
    if (value > 0 && value < Double.POSITIVE_INFINITY) {
      sources.put("swigluLimit", limit);
      layer.swigluLimit(value);
    } else {
      notes.malformed(
          limit,
          "is nothing that values can be limited to",
          "give a number above 0, or leave it out where there is no limit");
    }
  }

  /** One number, or as many shared experts as are said, each as wide as a routed one. */
  private Optional<Integer> shared(int width) {
    return size("sharedIntermediateSize", config.sharedIntermediateSize())
        .or(
            () ->
                size("sharedIntermediateSize", config.numSharedExperts())
                    .flatMap(count -> together(count, width)));
  }

  private Optional<Integer> together(int count, int width) {
    long size = Math.multiplyFull(count, width);
    if (size > Integer.MAX_VALUE) {
      notes.malformed(
          config.numSharedExperts().orElseThrow(),
          "are more shared experts than any model has",
          "compare the number with the published one");
      return Optional.empty();
    }
    return Optional.of((int) size);
  }

  private Optional<Integer> required(String member, Optional<ConfigValue> value, String key) {
    if (value.isEmpty()) {
      Place.InFile place = config.text().place();
      notes.add(
          CheckpointRules.NOT_A_CONFIG.finding(
              place,
              List.of(place, "there is no " + key + ", nor another name for it"),
              List.of(SIZES)));
      return Optional.empty();
    }
    sources.put(member, value.get());
    return notes.size(value.get());
  }

  /** A size that may be missing, and 0 is as good. Some models have one for each layer. */
  private Optional<Integer> size(String member, Optional<ConfigValue> value) {
    if (value.filter(ConfigValue::isList).isPresent()) {
      notes.assume(
          "%s is not checked: %s is not one number"
              .formatted(member, value.get().shownWithPlace()));
      return Optional.empty();
    }
    Optional<Integer> size =
        value.filter(found -> found.integer().orElse(-1) != 0).flatMap(notes::size);
    size.ifPresent(found -> sources.put(member, value.get()));
    return size;
  }

  /** Only gpt-oss has experts with biases; no key of it says so. */
  private boolean hasBias() {
    if (isGptOss()) {
      config.root().find("model_type").ifPresent(type -> sources.put("bias", type));
    }
    return isGptOss();
  }

  private boolean isGptOss() {
    return config.modelType().equals("gpt_oss");
  }

  private Activation activation() {
    Optional<ConfigValue> said = config.activation();
    if (isGptOss()) {
      config.root().find("model_type").ifPresent(type -> sources.put("activation", type));
      return Activation.SWIGLUOAI;
    }
    Optional<Activation> known =
        said.flatMap(ConfigValue::text)
            .flatMap(name -> Optional.ofNullable(ACTIVATIONS.get(name.toLowerCase(Locale.ROOT))));
    // What is not known here cannot be what a class contradicts.
    known.flatMap(found -> said).ifPresent(value -> sources.put("activation", value));
    if (known.isEmpty()) {
      notes.assume(
          said.map(value -> "activation silu assumed: " + value.shownWithPlace() + " is not known")
              .orElse("activation silu assumed: config.json says none"));
    }
    Activation gated = known.orElse(Activation.SILU);
    return config.modelType().equals("nemotron_h") ? withoutGate(gated) : gated;
  }

  /** Experts of nemotron_h are up and down, without a gate. */
  private static Activation withoutGate(Activation activation) {
    return switch (activation) {
      case SILU -> Activation.SILU_NO_MUL;
      case GELU -> Activation.GELU_NO_MUL;
      case GELU_TANH -> Activation.GELU_TANH_NO_MUL;
      case RELU2 -> Activation.RELU2_NO_MUL;
      default -> activation;
    };
  }

  private DType dtype() {
    Optional<ConfigValue> said = config.dtype();
    Optional<DType> known =
        said.flatMap(ConfigValue::text)
            .map(name -> name.startsWith("torch.") ? name.substring("torch.".length()) : name)
            .flatMap(
                name ->
                    Stream.of(DType.BFLOAT16, DType.FLOAT16, DType.FLOAT32)
                        .filter(dtype -> dtype.vllmName().equals(name))
                        .findFirst());
    known.flatMap(found -> said).ifPresent(value -> sources.put("inDtype", value));
    if (known.isEmpty()) {
      notes.assume(
          "the model computes in bfloat16: "
              + said.map(value -> value.shownWithPlace() + " is not known")
                  .orElse("config.json says neither dtype nor torch_dtype"));
    }
    return known.orElse(DType.BFLOAT16);
  }
}
