package dev.moequant.interop.huggingface;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.interop.json.MalformedFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelConfigTest {
  private static ModelConfig config(String json) {
    try {
      return ModelConfig.of(ConfigFile.parse("config.json", json.replace('\'', '"')));
    } catch (MalformedFileException e) {
      throw new AssertionError(e);
    }
  }

  private static String shown(Optional<ConfigValue> value) {
    return value.map(ConfigValue::shown).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "num_experts",
        "n_routed_experts",
        "num_local_experts",
        "moe_num_experts",
        "num_moe_experts"
      })
  void expertsHaveSeveralNames(String key) {
    assertThat(shown(config("{'%s': 64}".formatted(key)).numExperts()))
        .isEqualTo("\"" + key + "\": 64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "num_experts_per_tok",
        "num_experts_per_token",
        "experts_per_token",
        "top_k_experts"
      })
  void soHaveExpertsOfAToken(String key) {
    assertThat(
            shown(
                config("{'num_experts': 64, 'top_k': 50, '%s': 8}".formatted(key))
                    .expertsPerToken()))
        .isEqualTo("\"" + key + "\": 8");
  }

  @Test
  void howATextIsSampledIsNoNumberOfExperts() {
    assertThat(config("{'num_experts': 64, 'top_k': 50}").expertsPerToken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'text_config': {'num_experts': 4, 'hidden_size': 8}}; 8",
        "{'llm_config': {'num_experts': 4, 'hidden_size': 8}}; 8",
        "{'thinker_config': {'text_config': {'num_experts': 4, 'hidden_size': 8}}}; 8",
        "{'hidden_size': 16, 'text_config': {'num_experts': 4, 'hidden_size': 8}}; 8",
        "{'num_experts': 4, 'hidden_size': 16, 'moe_latent_size': 8}; 8",
        "{'num_experts': 4, 'hidden_size': 16, 'routed_expert_hidden_size': 8}; 8"
      })
  void theWidthIsThatOfTheExpertsInput(String json, int hidden) {
    assertThat(config(json).hiddenDim().orElseThrow().integer().orElse(0)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'num_experts': 4, 'intermediate_size': 6, 'moe_intermediate_size': 2}; 2; 6",
        "{'num_experts': 4, 'intermediate_size': 6}; 6; 0",
        "{'num_experts': 4, 'intermediate_size': 6, 'intermediate_size_mlp': 9}; 6; 9",
        "{'num_experts': 4, 'moe_intermediate_size': [2, 2, 2]}; 2; 0"
      })
  void denseLayersHaveAWidthOfTheirOwn(String json, int experts, int dense) {
    ModelConfig config = config(json);
    assertThat(config.intermediateSize().orElseThrow().integer().orElse(0)).isEqualTo(experts);
    assertThat(config.denseIntermediateSize().map(value -> value.integer().orElse(0)).orElse(0))
        .isEqualTo(dense);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'first_k_dense_replace': 2; 2 3 4 5",
        "'first_k_dense_replace': 1, 'moe_layer_freq': 2; 2 4",
        "'moe_layer_freq': [0, 1, 1, 0, 1, 1]; 1 2 4 5",
        "'moe_layers': [1, 3, 3]; 1 3",
        "'moe_layers_enum': '1,3, 3,5'; 1 3 5",
        "'interleave_moe_layer_step': 2; 1 3 5",
        "'interleave_moe_layer_step': 0; ''",
        "'decoder_sparse_step': 2; 1 3 5",
        "'decoder_sparse_step': 1, 'mlp_only_layers': [0, 4]; 1 2 3 5",
        "'hybrid_override_pattern': 'ME*EM-'; 1 3",
        "'mlp_layer_types': ['dense', 'sparse', 'sparse', 'dense', 'dense', 'sparse']; 1 2 5",
        "'moe_layer_start_index': 2, 'moe_layer_interval': 1; 2 3 4 5",
        "'expert_layer_period': 2, 'expert_layer_offset': 1; 1 3 5",
        "'a': 1; 0 1 2 3 4 5"
      })
  void itSaysWhichLayersHaveExperts(String keys, String layers) {
    MoELayers found =
        MoELayers.of(config("{'num_experts': 4, 'num_hidden_layers': 6, %s}".formatted(keys)));
    assertThat(String.join(" ", found.layers().stream().map(String::valueOf).toList()))
        .isEqualTo(layers);
    assertThat(found.isSaid()).isEqualTo(!keys.startsWith("'a'"));
  }

  @Test
  void layersThatPredictFurtherTokensAreCountedOn() {
    MoELayers deepSeek =
        MoELayers.of(
            config(
                "{'num_experts': 4, 'num_hidden_layers': 6, 'first_k_dense_replace': 4,"
                    + " 'num_nextn_predict_layers': 2}"));
    assertThat(deepSeek.layers()).containsExactly(4, 5).inOrder();
    assertThat(deepSeek.predicting()).containsExactly(6, 7).inOrder();
    assertThat(deepSeek.isDense(3)).isTrue();
    MoELayers nemotron =
        MoELayers.of(
            config(
                "{'num_experts': 4, 'num_hidden_layers': 4, 'hybrid_override_pattern': 'ME-*',"
                    + " 'num_nextn_predict_layers': 1, 'mtp_hybrid_override_pattern': '*-'}"));
    assertThat(nemotron.all()).isEqualTo(List.of(1));
    assertThat(nemotron.isDense(2)).isTrue();
    assertThat(nemotron.isDense(3)).isFalse();
  }
}
