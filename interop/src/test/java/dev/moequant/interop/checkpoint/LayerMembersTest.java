package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.annotations.Activation;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model says of its layers: a value that no model has is said, and not replaced. */
class LayerMembersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'swiglu_limit': 0; \"swiglu_limit\": 0 is nothing that values can be limited to",
        "'swiglu_limit': -7.0; \"swiglu_limit\": -7.0 is nothing that values can be limited to",
        "'swiglu_limit': Infinity; \"swiglu_limit\": Infinity is nothing that values can",
        "'swiglu_limit': NaN; \"swiglu_limit\": NaN is nothing that values can be limited to",
        "'swiglu_limit': '7'; \"swiglu_limit\": \"7\" is nothing that values can be limited to",
        "'first_k_dense_replace': '3'; \"first_k_dense_replace\": \"3\" is no integer from 0 on",
        "'first_k_dense_replace': 1, 'moe_layer_freq': 0; \"moe_layer_freq\": 0 is no integer from 1",
        "'moe_layer_freq': [0, 'x']; \"moe_layer_freq\": [0, \"x\"] is no list of integers",
        "'mlp_only_layers': '1'; \"mlp_only_layers\": \"1\" is no list of integers",
        "'moe_layers': 3; \"moe_layers\": 3 is no list of integers",
        "'expert_layer_period': 0; \"expert_layer_period\": 0 is no integer from 1 on",
        "'interleave_moe_layer_step': -1; \"interleave_moe_layer_step\": -1 is no integer from 0",
        "'moe_layer_start_index': 1.5; \"moe_layer_start_index\": 1.5 is no integer from 0 on",
        "'hybrid_override_pattern': ['E']; \"hybrid_override_pattern\": [\"E\"] is no text",
        "'mlp_layer_types': 'moe'; \"mlp_layer_types\": \"moe\" is no list",
        "'num_nextn_predict_layers': -1; \"num_nextn_predict_layers\": -1 is no integer from 0 on",
        "'num_nextn_predict_layers': 2000; \"num_nextn_predict_layers\": 2000 are more layers than",
        "'intermediate_size': -1, 'mlp_only_layers': [0]; \"intermediate_size\": -1 is no size",
        "'n_shared_experts': 9999999; \"n_shared_experts\": 9999999 are more shared experts",
      })
  void aValueThatNoModelHasIsSaid(String members, String said) {
    List<Finding> findings = read(members.replace('\'', '"')).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule().code()).isEqualTo("MOEQ702");
    assertThat(findings.get(0).text()).contains(said);
    assertThat(findings.get(0).text()).startsWith("config.json, line 11, column ");
  }

  private Checkpoint read(String members) {
    String config =
        Configs.withQuantization(
            "{\"quant_method\": \"fp8\", \"activation_scheme\": \"dynamic\"}, " + members);
    return Configs.read(folder, config.replace("decoder_sparse_step", "unused"));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "'\"1\"'", "1.5"})
  void aStepThatGoesNowhereIsSaid(String step) {
    String config =
        Configs.model("\"x\": 1")
            .replace("\"decoder_sparse_step\": 1", "\"decoder_sparse_step\": " + step);
    assertThat(Configs.read(folder, config).findings().toString())
        .isEqualTo(
            "[[MOEQ702] config.json, line 10, column 26: \"decoder_sparse_step\": "
                + step
                + " is no integer from 1 on\n"
                + "  help: give a number as the published config has it\n"
                + "  see docs/rules/MOEQ702.md, or run java -jar moequant-processor.jar MOEQ702]");
  }

  @Test
  void layersAreNotCutOffInSilence() {
    String config =
        Configs.model("\"x\": 1")
            .replace("\"num_hidden_layers\": 4", "\"num_hidden_layers\": 1001");
    Checkpoint checkpoint = Configs.read(folder, config);
    assertThat(checkpoint.findings().toString())
        .contains(
            "[MOEQ702] config.json, line 9, column 24: \"num_hidden_layers\": 1001 are more layers"
                + " than any model has, and only 1000 are looked at");
    assertThat(checkpoint.experts().get(0).layers()).hasSize(1_000);
  }

  @Test
  void widthsOfEachLayerAreNotChecked() {
    assertThat(
            read("\"mlp_only_layers\": [0], \"intermediate_size\": [1, 2]")
                .assumptions()
                .toString())
        .contains(
            "denseIntermediateSize is not checked: \"intermediate_size\": [1, 2] (config.json");
  }

  /** What is not known is assumed, which nobody can contradict. */
  @Test
  void anActivationThatIsNotKnownIsNoContradiction() {
    String config =
        Configs.model("\"x\": 1").replace("\"silu\"", "\"xielu\"").replace("\"bfloat16\"", "\"x\"");
    Checkpoint checkpoint = Configs.read(folder, config);
    assertThat(checkpoint.assumptions().toString()).contains("activation silu assumed");
    assertThat(checkpoint.layerSources()).doesNotContainKey("activation");
    assertThat(checkpoint.layerSources()).doesNotContainKey("inDtype");
    LayerSpec declared =
        LayerSpec.of(
            layer -> {
              layer.numExperts(8);
              layer.expertsPerToken(2);
              layer.hiddenDim(2048);
              layer.intermediateSize(768);
              layer.activation(Activation.GELU);
            });
    assertThat(
            checkpoint.contradictions(
                SchemeSpec.unquantized(), Optional.of(declared), VllmRevision.NEWEST))
        .isEmpty();
  }

  @Test
  void configsOfOldAreNamed() throws IOException {
    Files.writeString(folder.resolve("quantize_config.json"), "{\"bits\": 4}");
    Checkpoint checkpoint = Configs.read(folder, Configs.model("\"x\": 1"));
    assertThat(checkpoint.assumptions())
        .contains(
            "quantize_config.json is not read, and the experts are taken as not quantized: vLLM"
                + " reads it only where --quantization names its method");
  }
}
