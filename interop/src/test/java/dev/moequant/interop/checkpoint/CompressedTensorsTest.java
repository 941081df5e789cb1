package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups, targets and ignore lists of compressed-tensors. */
class CompressedTensorsTest {
  private static final String ALL = "layers 0 to 3: ";

  private static final String INT4 =
      "{'num_bits': 4, 'type': 'int', 'strategy': 'group', 'group_size': 32, 'symmetric': true}";
  private static final String FP8_CHANNEL = args(8, "float", "channel", "false");
  private static final String FP8_TENSOR = args(8, "float", "tensor", "false");
  private static final String FP8_TOKEN = args(8, "float", "token", "true");
  private static final String INT8_CHANNEL = args(8, "int", "channel", "false");
  private static final String INT8_TOKEN = args(8, "int", "token", "true");
  private static final String NVFP4 =
      "{'num_bits': 4, 'type': 'float', 'strategy': 'tensor_group', 'group_size': 16,"
          + " 'dynamic': 'local'}";
  private static final String MXFP4 =
      "{'num_bits': 4, 'type': 'float', 'strategy': 'group', 'group_size': 32}";
  private static final String BLOCK =
      "{'num_bits': 8, 'type': 'float', 'strategy': 'block', 'block_structure': [128, 128]}";

  @TempDir Path folder;

  private static String args(int bits, String type, String strategy, String dynamic) {
    return "{'num_bits': %d, 'type': '%s', 'strategy': '%s', 'symmetric': true, 'dynamic': %s}"
        .formatted(bits, type, strategy, dynamic);
  }

  private static Arguments row(String weights, String inputs, String shown) {
    return Arguments.of(groups(group(weights, inputs, "'Linear'"), ""), shown);
  }

  private static String group(String weights, String inputs, String targets) {
    return "{'weights': %s, 'input_activations': %s, 'targets': [%s]}"
        .formatted(weights, inputs, targets);
  }

  private static String groups(String groups, String ignore) {
    return "{'quant_method': 'compressed-tensors', 'config_groups': {'group_0': %s}, 'ignore': [%s]}"
        .formatted(groups, ignore);
  }

  static Stream<Arguments> schemes() {
    return Stream.of(
        row(INT4, "null", ALL + "@Int4W4A16(groupSize = 32)"),
        row(
            INT4.replace("true", "false"),
            "null",
            ALL + "@Int4W4A16(groupSize = 32, zeroPoints = true)"),
        row(
            INT4.replace("'symmetric'", "'actorder': 'weight', 'symmetric'"),
            "null",
            ALL + "@Int4W4A16(groupSize = 32, actOrder = STATIC)"),
        row(
            INT4.replace("'symmetric'", "'actorder': 'group', 'symmetric'"),
            "null",
            ALL + "@Int4W4A16(groupSize = 32, actOrder = GROUP)"),
        row(INT8_CHANNEL, "null", ALL + "@Int8W8A16"));
  }

  static Stream<Arguments> schemesWithActivations() {
    return Stream.of(
        row(INT8_CHANNEL, INT8_TOKEN, ALL + "@Int8W8A8"),
        row(INT4.replace("32", "128"), FP8_TOKEN, ALL + "@Int4W4A8"),
        row(INT4, INT8_TOKEN, " MOEQ703"),
        row(FP8_CHANNEL, FP8_TOKEN, ALL + "@Fp8W8A8(perActToken = true, perOutCh = true)"),
        row(
            FP8_TENSOR,
            args(8, "float", "tensor", "false"),
            ALL + "@Fp8W8A8(staticActivations = true)"),
        row(FP8_TENSOR, args(8, "float", "tensor", "true"), ALL + "@Fp8W8A8"),
        row(BLOCK, args(8, "float", "group", "true"), ALL + "@Fp8W8A8(blockShape = {128, 128})"),
        row(FP8_CHANNEL, "null", ALL + "@Fp8W8A16(perOutCh = true)"),
        row(NVFP4, NVFP4, ALL + "@Nvfp4W4A4"),
        row(NVFP4, "null", ALL + "@Nvfp4W4A16"),
        row(NVFP4.replace("'strategy': 'tensor_group', ", ""), "null", ALL + "@Nvfp4W4A16"),
        row(MXFP4, "null", ALL + "@Mxfp4W4A16"),
        row(MXFP4, MXFP4, ALL + "@Mxfp4W4A4"),
        row(MXFP4, args(8, "float", "tensor", "false"), ALL + "@Mxfp4W4A8"),
        row(
            "{'num_bits': 8, 'type': 'float', 'strategy': 'group', 'group_size': 32,"
                + " 'scale_dtype': 'torch.uint8'}",
            "{'num_bits': 8, 'type': 'float', 'strategy': 'group', 'group_size': 32,"
                + " 'dynamic': true}",
            ALL + "@Mxfp8W8A8"),
        row(INT4.replace("'num_bits': 4", "'num_bits': 3"), "null", " MOEQ703"));
  }

  static Stream<Arguments> modules() {
    String linear = group(INT4, "null", "'Linear'");
    String expert = "'model.layers.1.mlp.experts.0.%s_proj'";
    return Stream.of(
        // Kimi-K2.5's is for layers without experts, and must not be taken for theirs.
        ignore("'re:.*mlp\\\\.(gate|up|gate_up|down)_proj.*'", ALL + "@Int4W4A16(groupSize = 32)"),
        ignore("'re:.*self_attn.*', 'lm_head'", ALL + "@Int4W4A16(groupSize = 32)"),
        ignore("'re:.*experts.*'", ALL + "not quantized MOEQ706"),
        ignore(
            "'re:.*layers\\\\.[01]\\\\..*'",
            "layers 2 and 3: @Int4W4A16(groupSize = 32); layers 0 and 1: not quantized MOEQ712"),
        ignore(
            Stream.of("gate", "up", "down")
                .map(expert::formatted)
                .toList()
                .toString()
                .replaceAll("[\\[\\]]", ""),
            "layers 0, 2 and 3: @Int4W4A16(groupSize = 32); layer 1: not quantized MOEQ712"),
        // One of three matrices is not the expert.
        ignore(expert.formatted("down"), ALL + "@Int4W4A16(groupSize = 32)"),
        Arguments.of(
            groups(
                linear
                    + ", 'group_1': "
                    + group(FP8_CHANNEL, FP8_TOKEN, "'re:.*layers.0.*experts.*'"),
                ""),
            "layers 1 to 3: @Int4W4A16(groupSize = 32);"
                + " layer 0: @Fp8W8A8(perActToken = true, perOutCh = true) MOEQ712"),
        Arguments.of(
            groups(group(FP8_CHANNEL, FP8_TOKEN, "'re:.*self_attn.*'"), ""), ALL + "not quantized"),
        Arguments.of("{'quant_method': 'compressed-tensors'}", " MOEQ702"),
        Arguments.of(
            groups(linear, "").replace("'ignore'", "'format': 'marlin-24', 'ignore'"), " MOEQ703"));
  }

  private static Arguments ignore(String entries, String shown) {
    return Arguments.of(groups(group(INT4, "null", "'Linear'"), entries), shown);
  }

  @Test
  void aHostileListIsComparedInBoundedTime() {
    String patterns =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "'re:((m|mo)*.*)*x" + i + "'")
            .collect(Collectors.joining(", "));
    String config = groups(group(INT4, "null", "'Linear'"), patterns);
    Checkpoint checkpoint =
        assertTimeout(
            Duration.ofSeconds(60),
            () -> Configs.read(folder, Configs.withQuantization(config.replace('\'', '"'))));
    assertThat(checkpoint.assumptions().toString()).contains("takes too long");
  }

  @ParameterizedTest
  @MethodSource({"schemes", "schemesWithActivations", "modules"})
  void whatItSaysOfTheExperts(String quantization, String shown) {
    Checkpoint checkpoint =
        Configs.read(folder, Configs.withQuantization(quantization.replace('\'', '"')));
    assertThat(Configs.shown(checkpoint)).isEqualTo(shown);
  }
}
