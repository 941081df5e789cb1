package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.diagnostics.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A member that is none that vLLM takes is said, once, and never taken for one that is missing. */
class MembersTest {
  private static final String INT4 =
      "'num_bits': 4, 'type': 'int', 'strategy': 'group', 'group_size': 32, 'symmetric': true";
  private static final String LINEAR = "'targets': ['Linear']";

  @TempDir Path folder;

  private static Arguments row(String quantization, String... said) {
    return Arguments.of(quantization, List.of(said));
  }

  private static String groups(String group) {
    return "{'quant_method': 'compressed-tensors', 'config_groups': {'g': {" + group + "}}}";
  }

  private static Arguments weights(String weights, String... said) {
    return row(groups("'weights': " + weights + ", " + LINEAR), said);
  }

  private static Arguments int4(String right, String wrong, String... said) {
    return weights("{" + INT4.replace(right, wrong) + "}", said);
  }

  static Stream<Arguments> weights() {
    return Stream.of(
        int4("4", "1e30", "702 \"num_bits\": 1.0E30 is no integer of 32 bits"),
        int4("4", "'4'", "702 \"num_bits\": \"4\" is no integer"),
        int4("4", "[4]", "702 \"num_bits\": [4] is no integer"),
        int4("4", "-1", "703 : weights {\"num_bits\": -1, \"type\": \"int\""),
        int4("32", "'32'", "702 \"group_size\": \"32\" is no integer"),
        int4("32", "0", "702 \"group_size\": 0 is no size of a group"),
        int4(", 'group_size': 32", "", "702 \"strategy\": \"group\" has no group_size beside it"),
        int4("32", "-1", "702 \"group_size\": -1 is no size of groups"),
        int4("'int'", "4", "702 \"type\": 4 is no text"),
        int4("'int'", "'fp'", "702 \"type\": \"fp\" is nothing that compressed-tensors has"),
        int4("'group'", "'row'", "702 \"strategy\": \"row\" is nothing that compressed-tensors"),
        int4("true", "'yes'", "702 \"symmetric\": \"yes\" is neither true nor false"),
        int4("true", "true, 'dynamic': 1", "702 \"dynamic\": 1 is neither true nor false"),
        int4("true", "true, 'dynamic': 'yes'", "702 \"dynamic\": \"yes\" is nothing that"),
        int4("true", "true, 'actorder': 'x'", "702 \"actorder\": \"x\" is nothing that"),
        int4("true", "true, 'scale_dtype': 8", "702 \"scale_dtype\": 8 is no text"),
        int4(
            "'group',",
            "'channel',",
            "707 \"strategy\": \"channel\"",
            "says that the experts are quantized per channel, but \"group_size\": 32",
            "says in groups"),
        int4("'group', 'group_size': 32", "'tensor'", "703 : weights {\"num_bits\": 4"),
        int4("'strategy': 'group', 'group_size': 32, ", "", "703 : weights {\"num_bits\": 4"),
        weights("[]", "702 \"weights\": [] is no object"),
        weights("'int4'", "702 \"weights\": \"int4\" is no object"));
  }

  static Stream<Arguments> groups() {
    String fp8 = "'num_bits': 8, 'type': 'float', 'strategy': 'block'";
    String weights = "'weights': {" + INT4 + "}, ";
    return Stream.of(
        weights("{" + fp8 + "}", "702 \"strategy\": \"block\" has no block_structure beside it"),
        weights(
            "{" + fp8 + ", 'block_structure': [128]}",
            "702 \"block_structure\": [128] is no list of two numbers"),
        weights(
            "{" + fp8.replace(", 'strategy': 'block'", ", 'block_structure': [128, 128]") + "}",
            "702 \"block_structure\": [128, 128] has no strategy beside it"),
        row(groups(weights + "'targets': 'Linear'"), "702 \"targets\": \"Linear\" is no list"),
        row(groups(weights + "'targets': [4]"), "702 \"targets\": 4 is no text"),
        row(groups(weights + "'x': 1"), "702 quantization_config.config_groups.g has no targets"),
        row(
            groups(weights + LINEAR + ", 'input_activations': []"),
            "702 \"input_activations\": [] is no object"),
        row(groups(weights + LINEAR + ", 'format': 4"), "702 \"format\": 4 is no text"),
        row(
            "{'quant_method': 'compressed-tensors', 'config_groups': ['W4A16']}",
            "702 \"config_groups\": [\"W4A16\"] is no object"),
        row(
            "{'quant_method': 'compressed-tensors', 'config_groups': {'W4A16': ['Linear']}}",
            "702 \"W4A16\": [\"Linear\"] is no object"),
        row(
            groups(weights + LINEAR).replace("'config", "'ignore': 'lm_head', 'config"),
            "702 \"ignore\": \"lm_head\" is no list"),
        row(
            groups(weights + LINEAR).replace("'config", "'ignore': {'a': 1}, 'config"),
            "702 quantization_config.ignore is no list"));
  }

  static Stream<Arguments> otherMethods() {
    String awq = "{'quant_method': 'awq', 'bits': 4, 'group_size': 128, 'zero_point': true}";
    String gptq =
        "{'quant_method': 'gptq', 'bits': 4, 'group_size': 128, 'sym': true, 'desc_act': false}";
    return Stream.of(
        row(awq.replace("true", "'true'"), "702 \"zero_point\": \"true\" is neither true nor"),
        row(awq.replace("128", "'128'"), "702 \"group_size\": \"128\" is no integer"),
        row(awq.replace("4,", "'4',"), "702 \"bits\": \"4\" is no integer"),
        row(
            awq.replace("true", "true, 'modules_to_not_convert': 'gate'"),
            "702 \"modules_to_not_convert\": \"gate\" is no list"),
        row(gptq.replace("true", "1"), "702 \"sym\": 1 is neither true nor false"),
        row(gptq.replace("false", "'no'"), "702 \"desc_act\": \"no\" is neither true nor false"),
        row(gptq.replace("128", "'128'"), "702 \"group_size\": \"128\" is no integer"),
        row(gptq.replace("128", "-2"), "702 \"group_size\": -2 is no size of a group"),
        row(gptq.replace("4,", "4.5,"), "702 \"bits\": 4.5 is no integer of 32 bits"),
        row(gptq.replace("false", "false, 'dynamic': []"), "702 \"dynamic\": [] is no object"),
        row(gptq.replace("false", "false, 'dynamic': {'+:.*': 8}"), "702 \"+:.*\": 8 is no object"),
        row("{'quant_method': 8}", "702 \"quant_method\": 8 is no text"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': true}",
            "702 \"activation_scheme\": true is no text"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'dynamic', 'ignored_layers': 'a'}",
            "702 \"ignored_layers\": \"a\" is no list"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'dynamic', 'expert_dtype': 4}",
            "702 \"expert_dtype\": 4 is no text"),
        row("{'quant_method': 'mxfp4', 'modules_to_not_convert': 1}", "702 \"modules_to_not"));
  }

  static Stream<Arguments> modelOptAndQuark() {
    String nvfp4 = "{'quant_method': 'modelopt', 'quant_algo': 'NVFP4', 'group_size': 16}";
    String quark =
        "{'quant_method': 'quark', 'global_quant_config': {'weight': {'dtype': 'fp4', 'qscheme':"
            + " 'per_group', 'group_size': 32, 'scale_format': 'e8m0', 'is_dynamic': false}}}";
    return Stream.of(
        row(nvfp4.replace("16", "'16'"), "702 \"group_size\": \"16\" is no integer"),
        row(nvfp4.replace("'NVFP4'", "4"), "702 \"quant_algo\": 4 is no text"),
        row(nvfp4.replace("NVFP4", "X_NVFP4"), "703 \"quant_algo\": \"X_NVFP4\""),
        row(nvfp4.replace("16", "16, 'ignore': 1"), "702 \"ignore\": 1 is no list"),
        row(
            nvfp4.replace("16", "16, 'quantized_layers': ['a']"),
            "702 \"quantized_layers\": [\"a\"] is no object"),
        row(
            nvfp4.replace("16", "16, 'quantized_layers': {'model.layers.0.mlp.experts': 'FP8'}"),
            "702 \"model.layers.0.mlp.experts\": \"FP8\" is no object"),
        row(
            nvfp4.replace("16", "16, 'quantized_layers': {'model.layers.0.mlp.experts': {}}"),
            "702 quantization_config.quantized_layers.model.layers.0.mlp.experts has no quant_algo"),
        row(quark.replace("32", "'32'"), "702 \"group_size\": \"32\" is no integer"),
        row(quark.replace("false", "'no'"), "702 \"is_dynamic\": \"no\" is neither true nor false"),
        row(quark.replace("'fp4'", "4"), "702 \"dtype\": 4 is no text"),
        row(
            quark.replace("{'dtype'", "[{'dtype'").replace("false}", "false}]"),
            "703 \"weight\": ["),
        row(
            quark.replace("{'weight'", "{'output_tensors': {'dtype': 'fp8_e4m3'}, 'weight'"),
            "703 quantization_config.global_quant_config.output_tensors"),
        row(
            quark.replace("{'weight': {", "{'weight': 4, 'x': {"),
            "702 \"weight\": 4 is no object"),
        row(
            quark.replace("'global_quant_config'", "'exclude': '*', 'global_quant_config'"),
            "702 \"exclude\": \"*\" is no list"));
  }

  /** One finding whose text has all of it, behind its id; and it has a place. */
  @ParameterizedTest
  @MethodSource({"weights", "groups", "otherMethods", "modelOptAndQuark"})
  void itIsSaidOnce(String quantization, List<String> said) {
    List<Finding> findings =
        Configs.read(folder, Configs.withQuantization(quantization.replace('\'', '"'))).findings();
    assertWithMessage("%s", findings).that(findings).hasSize(1);
    String text = findings.get(0).text();
    assertThat(findings.get(0).rule().code()).isEqualTo("MOEQ" + said.get(0).substring(0, 3));
    assertThat(text).contains(said.get(0).substring(4));
    said.stream().skip(1).forEach(part -> assertThat(text).contains(part));
    assertThat(text).containsMatch("config\\.json, line 1[1-9], column [1-9]");
  }

  @Test
  void theHelpSaysWhatWasMeant() {
    assertThat(
            help(
                "{'quant_method': 'gptq', 'bits': 4, 'group_size': '128', 'sym': 'True',"
                    + " 'desc_act': 1}"))
        .containsExactly(
            "write it without quotes: 128", "write it without quotes: true", "write true or false")
        .inOrder();
    assertThat(help(groups("'weights': {" + INT4 + "}, 'targets': 'Linear'")))
        .containsExactly("write it as a list: [\"Linear\"]");
  }

  private List<String> help(String quantization) {
    return Configs.read(folder, Configs.withQuantization(quantization.replace('\'', '"')))
        .findings()
        .stream()
        .map(Finding::help)
        .toList();
  }

  @Test
  void whatIsLeftOutIsAnAssumption() {
    assertThat(assumptions("{'quant_method': 'gptq', 'bits': 4, 'group_size': 128}"))
        .containsExactly(
            "GPTQ without zero points: config.json has no sym",
            "GPTQ without desc_act: config.json says nothing of it");
    assertThat(
            assumptions(
                groups("'weights': {'strategy': 'channel'}, " + LINEAR)
                    .replace(
                        "'config_groups'",
                        "'sparsity_config': {'format': 'sparse-24-bitmask'}, 'transform_config':"
                            + " {}, 'config_groups'")))
        .containsExactly(
            "quantization_config.sparsity_config (config.json, line 11, column 84) is not looked"
                + " at: the experts are taken as the rest says",
            "num_bits 8 assumed: quantization_config.config_groups.g.weights (config.json, line 11,"
                + " column 176) says none");
    assertThat(assumptions(groups("'weights': null, " + LINEAR)))
        .contains(
            "what quantization_config.config_groups.g (config.json, line 11, column 88) is for is"
                + " not quantized: it has no weights");
  }

  private List<String> assumptions(String quantization) {
    Checkpoint checkpoint =
        Configs.read(folder, Configs.withQuantization(quantization.replace('\'', '"')));
    assertThat(checkpoint.findings()).isEmpty();
    return checkpoint.assumptions();
  }

  @Test
  void aFileBesideMayQuantizeTheCacheAlone() {
    Checkpoint checkpoint =
        Configs.read(
            folder,
            Configs.model("\"x\": 1"),
            "{\"quantization\": {\"quant_algo\": null, \"kv_cache_quant_algo\": \"FP8\"}}");
    assertThat(Configs.shown(checkpoint)).isEqualTo("layers 0 to 3: not quantized");
    assertThat(checkpoint.assumptions())
        .containsExactly("hf_quant_config.json quantizes no experts: its quant_algo is null");
  }

  /** vLLM asks the whole model first. */
  @Test
  void ofTwoAnswersThatOfTheWholeModelIsTaken() {
    String fp8 =
        "\"quantization_config\": {\"quant_method\": \"fp8\", \"activation_scheme\": \"%s\"}";
    Checkpoint checkpoint =
        Configs.read(
            folder,
            "{\"model_type\": \"x\", "
                + fp8.formatted("static")
                + ", \"text_config\": "
                + Configs.model(fp8.formatted("dynamic"))
                + "}");
    assertThat(Configs.shown(checkpoint))
        .isEqualTo("layers 0 to 3: @Fp8W8A8(staticActivations = true)");
    assertThat(checkpoint.assumptions().toString())
        .contains(
            "text_config.quantization_config (config.json, line 11, column 26) is not read: vLLM"
                + " takes what is said of the whole model");
  }

  @Test
  void aFileBesideIsNamed() {
    assertThat(
            Configs.read(folder, Configs.model("\"x\": 1"), "{\"quantization\": {\"bits\": 4}}")
                .findings()
                .toString())
        .contains(
            "[MOEQ703] quantization (hf_quant_config.json, line 1, column 18): it names neither"
                + " quant_method nor quant_algo");
    assertThat(
            Configs.read(folder, Configs.model("\"x\": 1"), "{\"bits\": 4}").findings().toString())
        .contains("[MOEQ703] hf_quant_config.json, line 1, column 1: it names neither");
  }
}
