package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each method of quantization says of the experts of a model with 4 layers. */
class MethodsTest {
  private static final String ALL = "layers 0 to 3: ";

  @TempDir Path folder;

  private static Arguments row(String quantization, String shown) {
    return Arguments.of(quantization, shown);
  }

  static Stream<Arguments> fp8() {
    return Stream.of(
        row("{'quant_method': 'fp8', 'activation_scheme': 'dynamic'}", ALL + "@Fp8W8A8"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'static'}",
            ALL + "@Fp8W8A8(staticActivations = true)"),
        row(
            "{'quant_method': 'FP8', 'activation_scheme': 'dynamic', 'weight_block_size': [64, 128]}",
            ALL + "@Fp8W8A8(blockShape = {64, 128})"),
        row("{'quant_method': 'fp8'}", " MOEQ703"),
        row("{'quant_method': 'fp8', 'activation_scheme': 'sometimes'}", " MOEQ703"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'dynamic', 'weight_block_size': 128}",
            " MOEQ702"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'dynamic',"
                + " 'modules_to_not_convert': ['gate', 'model.layers.1.mlp.experts.0.down_proj']}",
            "layers 0, 2 and 3: @Fp8W8A8; layer 1: not quantized MOEQ712"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'dynamic', 'ignored_layers':"
                + " ['model.layers.0.mlp.experts', 'model.layers.1.mlp.experts',"
                + " 'model.layers.2.mlp.experts', 'model.layers.3.mlp.experts']}",
            ALL + "not quantized MOEQ706"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'dynamic', 'ignored_layers':"
                + " ['model.layers.40.mlp.experts']}",
            ALL + "@Fp8W8A8 MOEQ715"));
  }

  static Stream<Arguments> otherMethods() {
    return Stream.of(
        row(
            "{'quant_method': 'awq', 'bits': 4, 'group_size': 128, 'zero_point': true}",
            ALL + "@Int4W4A16(zeroPoints = true)"),
        row(
            "{'quant_method': 'awq', 'w_bit': 4, 'q_group_size': 64, 'zero_point': false}",
            ALL + "@Int4W4A16(groupSize = 64)"),
        row("{'quant_method': 'awq', 'bits': 8, 'group_size': 128}", " MOEQ703"),
        row("{'quant_method': 'awq', 'bits': 4}", " MOEQ702"),
        row(
            "{'quant_method': 'awq', 'bits': 4, 'group_size': 128, 'zero_point': true,"
                + " 'modules_to_not_convert': ['gate', 'model.layers.0.']}",
            "layers 1 to 3: @Int4W4A16(zeroPoints = true); layer 0: not quantized MOEQ712"),
        row(
            "{'quant_method': 'gptq', 'bits': 4, 'group_size': 128, 'desc_act': true, 'sym': true}",
            ALL + "@Int4W4A16(actOrder = GROUP)"),
        row(
            "{'quant_method': 'gptq', 'bits': 8, 'group_size': -1, 'desc_act': true, 'sym': true}",
            ALL + "@Int8W8A16"),
        row(
            "{'quant_method': 'gptq', 'bits': 4, 'group_size': 128, 'sym': true, 'dynamic':"
                + " {'-:.*\\\\.layers\\\\.2\\\\.mlp\\\\.experts.*': {},"
                + " '+:.*\\\\.layers\\\\.3\\\\..*': {'bits': 8, 'group_size': 32}}}",
            "layers 0 and 1: @Int4W4A16; layer 3: @Int8W8A16(groupSize = 32);"
                + " layer 2: not quantized MOEQ712"),
        row("{'quant_method': 'gptq', 'bits': 3, 'group_size': 128}", " MOEQ703"),
        row("{'quant_method': 'mxfp4'}", ALL + "@Mxfp4W4A16"),
        row("{'quant_method': 'bitsandbytes', 'load_in_8bit': true}", " MOEQ703"),
        row("{'bits': 4, 'group_size': 64}", " MOEQ703"));
  }

  static Stream<Arguments> modelOpt() {
    return Stream.of(
        row(
            "{'quant_method': 'modelopt', 'quant_algo': 'FP8'}",
            ALL + "@Fp8W8A8(staticActivations = true)"),
        row("{'quant_method': 'modelopt', 'quant_algo': 'nvfp4'}", ALL + "@Nvfp4W4A4"),
        row(
            "{'quant_method': 'modelopt', 'quant_algo': 'W4A16_NVFP4', 'group_size': 16}",
            ALL + "@Nvfp4W4A16"),
        row("{'quant_method': 'modelopt', 'quant_algo': 'MXFP8'}", ALL + "@Mxfp8W8A8"),
        row("{'quant_method': 'modelopt', 'quant_algo': 'NVFP4', 'group_size': 32}", " MOEQ703"),
        row("{'quant_method': 'modelopt', 'quant_algo': 'FP8_PB_WO'}", " MOEQ703"),
        row("{'quant_method': 'modelopt', 'quant_algo': 'INT4_AWQ'}", " MOEQ703"),
        row("{'quant_method': 'modelopt'}", " MOEQ702"),
        row(
            "{'quant_method': 'modelopt', 'quant_algo': 'NVFP4', 'group_size': 16,"
                + " 'ignore': ['lm_head', 'model.layers.3*', '*.mlp.gate']}",
            "layers 0 to 2: @Nvfp4W4A4; layer 3: not quantized MOEQ712"),
        row(
            "{'quant_method': 'modelopt', 'quant_algo': 'MIXED_PRECISION', 'quantized_layers':"
                + " {'model.layers.0.mlp.experts': {'quant_algo': 'FP8'},"
                + " 'model.layers.1.mlp.experts': {'quant_algo': 'NVFP4', 'group_size': 16},"
                + " 'model.layers.2.mlp.experts': {'quant_algo': 'NVFP4', 'group_size': 16}}}",
            "layers 1 and 2: @Nvfp4W4A4; layer 0: @Fp8W8A8(staticActivations = true);"
                + " layer 3: not quantized MOEQ712"),
        row(
            "{'quant_method': 'fp8', 'activation_scheme': 'dynamic', 'weight_block_size': [128, 128],"
                + " 'quant_algo': 'MIXED_PRECISION', 'moe_quant_algo': 'NVFP4', 'group_size': 16}",
            ALL + "@Nvfp4W4A4"));
  }

  static Stream<Arguments> quark() {
    String fp4 =
        "{'dtype': 'fp4', 'qscheme': 'per_group', 'group_size': 32, 'scale_format': 'e8m0',"
            + " 'is_dynamic': %s}";
    String fp8 = "{'dtype': 'fp8_e4m3', 'qscheme': 'per_%s', 'is_dynamic': %s}";
    return Stream.of(
        quark(fp4.formatted(false), fp4.formatted(true), ALL + "@Mxfp4W4A4"),
        quark(fp4.formatted(false), "null", ALL + "@Mxfp4W4A16"),
        quark(fp4.formatted(false), fp8.formatted("tensor", false), ALL + "@Mxfp4W4A8"),
        quark(
            fp8.formatted("tensor", false),
            fp8.formatted("tensor", false),
            ALL + "@Fp8W8A8(staticActivations = true)"),
        quark(
            fp8.formatted("channel", false),
            fp8.formatted("channel", true),
            ALL + "@Fp8W8A8(perActToken = true, perOutCh = true)"),
        quark("{'dtype': 'fp4', 'qscheme': 'per_channel'}", fp4.formatted(true), " MOEQ703"),
        row(
            "{'quant_method': 'quark', 'exclude': ['lm_head', 're:.*experts.*'],"
                + " 'global_quant_config': {'weight': "
                + fp4.formatted(false)
                + "}}",
            ALL + "not quantized MOEQ706"),
        row(
            "{'quant_method': 'quark', 'layer_quant_config': {'*.layers.0.*': {'weight': "
                + fp8.formatted("tensor", false)
                + ", 'input_tensors': "
                + fp8.formatted("tensor", true)
                + "}}, 'global_quant_config': {'weight': "
                + fp4.formatted(false)
                + "}}",
            "layers 1 to 3: @Mxfp4W4A16; layer 0: @Fp8W8A8 MOEQ712"));
  }

  private static Arguments quark(String weight, String inputs, String shown) {
    return row(
        "{'quant_method': 'quark', 'global_quant_config': {'weight': %s, 'input_tensors': %s}}"
            .formatted(weight, inputs),
        shown);
  }

  @ParameterizedTest
  @MethodSource({"fp8", "otherMethods", "modelOpt", "quark"})
  void whatItSaysOfTheExperts(String quantization, String shown) {
    Checkpoint checkpoint =
        Configs.read(folder, Configs.withQuantization(quantization.replace('\'', '"')));
    assertThat(Configs.shown(checkpoint)).isEqualTo(shown);
  }
}
