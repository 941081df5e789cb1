package dev.moequant.interop.checkpoint;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names that the experts of one layer may have. Configs name modules as the model's code does,
 * and nothing in them says how that is; so a name is looked for under all that are published.
 *
 * @param layer the number of the layer
 * @param numHiddenLayers from here on, layers predict further tokens
 */
record ExpertModules(int layer, int numHiddenLayers) {
  private static final List<String> STEMS =
      List.of(
          "model.layers.",
          "model.language_model.layers.",
          "language_model.model.layers.",
          "language_model.layers.",
          "backbone.layers.",
          "layers.",
          "model.decoder.layers.");

  private static final List<String> STEMS_OF_PREDICTING =
      List.of("mtp.layers.", "mtp.", "model.mtp.layers.", "model.mtp_layers.");

  private static final List<String> BLOCKS =
      List.of(
          ".mlp.experts",
          ".block_sparse_moe.experts",
          ".feed_forward.experts",
          ".ffn.experts",
          ".mixer.experts",
          ".moe.experts");

  private static final List<String> SHARED =
      List.of(
          ".mlp.shared_experts.down_proj",
          ".mlp.shared_expert.down_proj",
          ".mixer.shared_experts.down_proj",
          ".ffn.shared_experts.w2",
          ".feed_forward.shared_expert.down_proj");

  private static final List<String> DENSE = List.of(".mlp.down_proj", ".feed_forward.down_proj");

  private static final List<List<String>> PROJECTIONS =
      List.of(
          List.of("gate_proj", "up_proj", "down_proj"),
          List.of("w1", "w3", "w2"),
          List.of("gate_up_proj", "down_proj"),
          List.of("up_proj", "down_proj"));

  /** Whether the layer predicts further tokens. */
  boolean isPredicting() {
    return layer >= numHiddenLayers;
  }

  /** The modules of all experts together, for example {@code model.layers.3.mlp.experts}. */
  List<String> names() {
    return names(BLOCKS);
  }

  /** A matrix of the shared experts beside them. */
  List<String> shared() {
    return names(SHARED);
  }

  /** A matrix of the layer, if it has no experts. */
  List<String> dense() {
    return names(DENSE);
  }

  private List<String> names(List<String> behind) {
    Stream<String> layers = STEMS.stream().map(stem -> stem + layer);
    Stream<String> named =
        isPredicting()
            ? Stream.concat(
                STEMS_OF_PREDICTING.stream().map(stem -> stem + (layer - numHiddenLayers)), layers)
            : layers;
    return named.flatMap(stem -> behind.stream().map(block -> stem + block)).toList();
  }

  /** The first expert of a module. */
  static String first(String module) {
    return module + ".0";
  }

  /** The matrices of that expert, in each of the spellings. */
  static List<List<String>> projections(String module) {
    String expert = first(module) + ".";
    return PROJECTIONS.stream()
        .map(names -> names.stream().map(name -> expert + name).toList())
        .toList();
  }
}
