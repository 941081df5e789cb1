package dev.moequant.interop.huggingface;

import java.util.List;
import java.util.Optional;

/**
 * What {@code config.json} says of a model with experts, in whichever of the spellings that are
 * published. Each answer is the value with its place, so that a finding can quote it.
 */
public final class ModelConfig {
  /** Models of several modes keep the language model in one of these. */
  private static final List<List<String>> NESTED =
      List.of(
          List.of("text_config"),
          List.of("llm_config"),
          List.of("language_config"),
          List.of("language_model_config"),
          List.of("thinker_config", "text_config"),
          List.of("thinker_config"),
          List.of("ffn_config"));

  private static final String[] EXPERTS = {
    "n_routed_experts", "num_local_experts", "num_experts", "moe_num_experts", "num_moe_experts"
  };

  /** Never {@code top_k}, which is how a text is sampled. */
  private static final String[] EXPERTS_PER_TOKEN = {
    "num_experts_per_tok",
    "num_experts_per_token",
    "experts_per_token",
    "top_k_experts",
    "moe_topk",
    "moe_top_k",
    "moe_router_topk",
    "moe_k",
    "num_selected_experts"
  };

  private static final String[] QUANTIZATION = {
    "quantization_config", "compression_config", "quantization"
  };

  private final ConfigValue root;
  private final ConfigValue text;

  private ModelConfig(ConfigValue root, ConfigValue text) {
    this.root = root;
    this.text = text;
  }

  /**
   * Looks for the language model in a config.
   *
   * @param root all of {@code config.json}
   * @return the part with experts; all of it where no part has any
   */
  public static ModelConfig of(ConfigValue root) {
    if (root.findAny(EXPERTS).isPresent()) {
      return new ModelConfig(root, root);
    }
    for (List<String> keys : NESTED) {
      Optional<ConfigValue> nested = Optional.of(root);
      for (String key : keys) {
        nested = nested.flatMap(value -> value.find(key));
      }
      Optional<ConfigValue> found = nested.filter(value -> value.findAny(EXPERTS).isPresent());
      if (found.isPresent()) {
        return new ModelConfig(root, found.get());
      }
    }
    return new ModelConfig(root, root.find("text_config").orElse(root));
  }

  /**
   * All of the file.
   *
   * @return its object
   */
  public ConfigValue root() {
    return root;
  }

  /**
   * The part that the language model is in.
   *
   * @return the same as {@link #root()} for most
   */
  public ConfigValue text() {
    return text;
  }

  /**
   * What kind of model it is.
   *
   * @return for example {@code qwen3_moe}; of the whole model where parts have their own; empty
   *     where it does not say
   */
  public String modelType() {
    return root.text("model_type").or(() -> text.text("model_type")).orElse("");
  }

  /** Whether the model, or its language model, is of a kind. */
  boolean isOfType(String prefix) {
    return modelType().startsWith(prefix)
        || text.text("model_type").filter(type -> type.startsWith(prefix)).isPresent();
  }

  /** In the language model first, then beside it, as transformers merges them. */
  private Optional<ConfigValue> find(String... names) {
    return text.findAny(names).or(() -> root.findAny(names));
  }

  /**
   * How many routed experts there are.
   *
   * @return E of all ranks
   */
  public Optional<ConfigValue> numExperts() {
    return text.findAny(EXPERTS);
  }

  /**
   * How many experts see a token.
   *
   * @return top-k
   */
  public Optional<ConfigValue> expertsPerToken() {
    return text.findAny(EXPERTS_PER_TOKEN);
  }

  /**
   * The width of the experts' input: a latent width where the model has one.
   *
   * @return H
   */
  public Optional<ConfigValue> hiddenDim() {
    return text.findAny("moe_latent_size", "routed_expert_hidden_size")
        .or(() -> find("hidden_size", "d_model", "n_embd"));
  }

  /**
   * The width between the two GEMMs of one routed expert.
   *
   * @return I of all ranks
   */
  public Optional<ConfigValue> intermediateSize() {
    return text.findAny(
            "moe_intermediate_size",
            "expert_intermediate_size",
            "moe_ffn_hidden_size",
            "expert_ffn_hidden_size",
            "routed_expert_intermediate_size")
        .map(ModelConfig::firstOfList)
        .or(() -> find("intermediate_size", "ffn_hidden_size"));
  }

  /** Some models have a number for each layer; where these are equal, the first is all of them. */
  private static ConfigValue firstOfList(ConfigValue value) {
    List<ConfigValue> items = value.items();
    return !items.isEmpty() && items.stream().allMatch(items.get(0)::saysAs) ? items.get(0) : value;
  }

  /**
   * The width of layers without experts.
   *
   * @return empty where the experts' own width is called so, or nothing is said
   */
  public Optional<ConfigValue> denseIntermediateSize() {
    Optional<ConfigValue> own = text.findAny("intermediate_size_mlp", "dense_intermediate_size");
    boolean isOfExperts =
        intermediateSize().filter(value -> value.key().equals("intermediate_size")).isPresent();
    return own.isPresent() || isOfExperts ? own : find("intermediate_size");
  }

  /**
   * The width of the shared experts, where the file says it as one number.
   *
   * @return empty where it says how many there are, or nothing
   */
  public Optional<ConfigValue> sharedIntermediateSize() {
    return text.findAny(
        "shared_expert_intermediate_size",
        "moe_shared_expert_intermediate_size",
        "shared_intermediate_size",
        "share_expert_dim");
  }

  /**
   * How many shared experts there are, each as wide as a routed one.
   *
   * @return empty where nothing is said
   */
  public Optional<ConfigValue> numSharedExperts() {
    return text.findAny("n_shared_experts", "num_shared_experts", "moe_num_shared_experts");
  }

  /**
   * What is computed between the two GEMMs, as the file says it.
   *
   * @return for example {@code "hidden_act": "silu"}
   */
  public Optional<ConfigValue> activation() {
    return text.findAny("mlp_hidden_act", "hidden_act", "hidden_activation", "activation_function");
  }

  /**
   * Where a gated activation is cut off.
   *
   * @return a number
   */
  public Optional<ConfigValue> swigluLimit() {
    return text.findAny("swiglu_limit");
  }

  /**
   * The dtype that the model computes in.
   *
   * @return for example {@code "torch_dtype": "bfloat16"}
   */
  public Optional<ConfigValue> dtype() {
    return find("dtype", "torch_dtype");
  }

  /**
   * What the routed experts are stored as, where that is said beside the quantization.
   *
   * @return for example {@code "expert_dtype": "fp4"}
   */
  public Optional<ConfigValue> expertDtype() {
    return find("expert_dtype");
  }

  /**
   * How many layers there are, those that predict several tokens not counted.
   *
   * @return a number
   */
  public Optional<ConfigValue> numHiddenLayers() {
    return find("num_hidden_layers", "n_layers", "num_layers");
  }

  /**
   * What the file says of quantization: of the whole model first, as vLLM has it.
   *
   * @return what should be an object, whatever it is called, in the model or in its language model;
   *     empty where there is none
   */
  public Optional<ConfigValue> quantization() {
    return root.findAny(QUANTIZATION).or(() -> text.findAny(QUANTIZATION));
  }

  /**
   * What the language model says otherwise of its quantization than the whole model.
   *
   * @return what vLLM does not read; empty where there is one answer
   */
  public Optional<ConfigValue> otherQuantization() {
    return text.findAny(QUANTIZATION)
        .filter(own -> quantization().filter(said -> !said.saysAs(own)).isPresent());
  }
}
