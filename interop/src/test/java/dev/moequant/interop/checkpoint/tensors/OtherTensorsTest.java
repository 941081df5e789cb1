package dev.moequant.interop.checkpoint.tensors;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.ExpertLayers;
import dev.moequant.interop.checkpoint.tensors.Synthetic.Stored;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors that are of another scheme than the configs say, or of none. */
class OtherTensorsTest {
  private static final Synthetic PLAIN = Synthetics.of("@Unquantized");
  private static final Synthetic BLOCKS = Synthetics.of("@Fp8W8A8(blockShape = {128, 128})");
  private static final Synthetic INT4 = Synthetics.of("@Int4W4A16");
  private static final Synthetic NVFP4 = Synthetics.of("@Nvfp4W4A16, compressed-tensors");

  @TempDir private Path folder = Path.of("");

  private static List<String> texts(Checkpoint checkpoint) {
    return checkpoint.findings().stream()
        .map(finding -> finding.rule().code() + " " + finding.text())
        .toList();
  }

  @Test
  void weightsThatAreNotQuantizedAreOneMistake() {
    Checkpoint checkpoint = INT4.read(folder, PLAIN.all());

    assertThat(texts(checkpoint))
        .containsExactly(
            "MOEQ709 each of 12 tensors (model.layers.0.mlp.experts.0.gate_proj.weight,"
                + " model.layers.0.mlp.experts.0.up_proj.weight,"
                + " model.layers.0.mlp.experts.0.down_proj.weight and 9 more) is BF16,"
                + " but @Int4W4A16 expects weight_packed I32");
    assertThat(checkpoint.findings().get(0).help())
        .isEqualTo(
            "these experts are not quantized: add \"re:^model\\.layers\\.0\\.mlp\\.experts.*\" to"
                + " ignore, or quantize them");
  }

  @Test
  void weightsThatAreQuantizedAllTheSameAreOneMistake() {
    assertThat(Synthetic.ids(PLAIN.read(folder, BLOCKS.all()))).containsExactly("MOEQ709");
    assertThat(Synthetic.ids(PLAIN.read(folder, INT4.all()))).containsExactly("MOEQ709");
    assertThat(Synthetic.ids(INT4.read(folder, BLOCKS.all()))).containsExactly("MOEQ709");
  }

  @Test
  void layersThatPredictTokensAreLookedAtThoughTheConfigDoesNotCountThem() {
    Map<String, Stored> headers = NVFP4.all();
    headers.put("mtp.layers.0.mlp.experts.gate_up_proj", Synthetic.stored("BF16", 2, 512, 512));
    headers.put("mtp.layers.0.mlp.experts.down_proj", Synthetic.stored("BF16", 2, 512, 256));

    Checkpoint checkpoint = NVFP4.read(folder, headers);

    assertThat(Synthetic.ids(checkpoint)).containsExactly("MOEQ709");
    assertThat(checkpoint.findings().get(0).help()).contains("add \"re:^mtp.*\" to ignore");
    assertThat(checkpoint.experts().get(0).layers()).containsExactly(0, 1, 2);
  }

  @Test
  void layersThatPredictTokensMayBeIgnored() {
    Map<String, Stored> headers = NVFP4.all();
    headers.put("mtp.layers.0.mlp.experts.gate_up_proj", Synthetic.stored("BF16", 2, 512, 512));
    headers.put("mtp.layers.0.mlp.experts.down_proj", Synthetic.stored("BF16", 2, 512, 256));
    String config = NVFP4.json().replace("\"lm_head\"", "\"lm_head\", \"re:^mtp.*\"");

    Checkpoint checkpoint = Synthetic.read(folder, config, headers);

    assertThat(Synthetic.ids(checkpoint)).containsExactly("MOEQ712");
    assertThat(checkpoint.experts().stream().map(ExpertLayers::scheme).toList())
        .contains(Optional.empty());
  }

  /** vLLM's loader of mxfp4 takes floats, too; nobody else's does. */
  @Test
  void scalesOfMxfp4MayBeFloats() {
    Synthetic deepSeek = Synthetics.of("@QuantScheme, DeepSeek-V4");
    for (String dtype : List.of("F32", "BF16", "F16")) {
      Checkpoint checkpoint = deepSeek.read(folder, withScales(deepSeek, dtype));
      assertThat(checkpoint.findings()).isEmpty();
      assertThat(checkpoint.assumptions().toString())
          .contains("scale is " + dtype + ", of which vLLM makes E8M0 since 2026-08 (3b4c86e48)");
    }
    for (String other : List.of("@Mxfp4W4A4", "@Mxfp4W4A16(bias = true), gpt-oss")) {
      Synthetic strict = Synthetics.of(other);
      assertThat(Synthetic.ids(strict.read(folder, withScales(strict, "F32"))))
          .containsExactly("MOEQ709");
    }
  }

  private static Map<String, Stored> withScales(Synthetic sound, String dtype) {
    Map<String, Stored> headers = sound.all();
    headers.replaceAll((name, as) -> name.contains("scale") ? as.as(dtype) : as);
    return headers;
  }

  @Test
  void expertsThatTheConfigDoesNotCountAreLeftOver() {
    Map<String, Stored> headers = BLOCKS.all();
    headers.put("model.layers.0.mlp.experts.2.up_proj.weight", stored());
    headers.put("model.layers.0.mlp.experts.700.up_proj.weight", stored());

    assertThat(texts(BLOCKS.read(folder, headers)))
        .containsExactly(
            "MOEQ710 an expert with a number from 2 on is in the files, and nothing of"
                + " @Fp8W8A8(blockShape = {128, 128}) reads it: 2 of them:"
                + " model.layers.0.mlp.experts.2.up_proj.weight,"
                + " model.layers.0.mlp.experts.700.up_proj.weight");
  }

  private static Stored stored() {
    return Synthetic.stored("F8_E4M3", 256, 512);
  }

  @Test
  void expertsOfADenseLayerAreLeftOver() {
    String config = BLOCKS.json().replace("\"decoder_sparse_step\": 1", "\"mlp_only_layers\": [0]");

    assertThat(Synthetic.ids(Synthetic.read(folder, config, BLOCKS.all())))
        .containsExactly("MOEQ710");
  }

  @Test
  void expertsOfWhichNothingIsKnownAreNotLeftOver() {
    String config =
        INT4.json()
            .replace("[\"Linear\"]", "[\"re:.*layers\\\\.0\\\\..*\"]")
            .replace(
                "\"group_0\"",
                "\"group_1\": {\"targets\": [\"re:.*layers\\\\.1\\\\..*\"], \"weights\":"
                    + " {\"num_bits\": 3, \"type\": \"int\", \"strategy\": \"group\","
                    + " \"group_size\": 128, \"symmetric\": true}}, \"group_0\"");

    Checkpoint checkpoint = Synthetic.read(folder, config, INT4.all());

    assertThat(Synthetic.ids(checkpoint)).containsExactly("MOEQ703");
  }

  @Test
  void theStateOfQuantizersIsLeftOver() {
    Map<String, Stored> headers = Synthetics.of("@Nvfp4W4A4").all();
    String matrix = "model.layers.0.mlp.experts.0.down_proj.";
    headers.put(matrix + "weight_quantizer._scale", Synthetic.stored("F8_E4M3", 512, 16));
    headers.put(matrix + "weight_quantizer._double_scale", Synthetic.stored("F32"));

    Checkpoint checkpoint = Synthetics.of("@Nvfp4W4A4").read(folder, headers);

    assertThat(Synthetic.ids(checkpoint)).containsExactly("MOEQ710");
    assertThat(checkpoint.findings().stream().map(Finding::help).toList())
        .containsExactly(
            "these are the quantizers' own state: export with ModelOpt's export_hf_checkpoint");
  }

  @Test
  void namesThatAreNotKnownAreNotGuessed() {
    Map<String, Stored> headers = new LinkedHashMap<>();
    headers.put("model.layers.0.mlp.experts.0.fc1.weight", stored());
    headers.put("model.layers.0.mlp.experts.0.fc2.weight", stored());

    Checkpoint checkpoint = BLOCKS.read(folder, headers);

    assertThat(checkpoint.findings()).isEmpty();
    assertThat(checkpoint.assumptions().toString())
        .contains("model.layers.0.mlp.experts has tensors under names that are not known here");
  }

  @Test
  void ofSeveralPartsOfAModelTheLargestCounts() {
    Map<String, Stored> headers = BLOCKS.all();
    headers.put(
        "talker.model.layers.0.mlp.experts.0.up_proj.weight", Synthetic.stored("BF16", 8, 8));

    assertThat(BLOCKS.read(folder, headers).findings()).isEmpty();
  }

  @Test
  void blocksOfModelOptHaveFourDimensions() {
    Map<String, Stored> headers = BLOCKS.all();
    headers.replaceAll(
        (name, tensor) ->
            name.endsWith("scale_inv")
                ? tensor.as(List.of(tensor.shape().get(0), 1L, tensor.shape().get(1), 1L))
                : tensor);

    assertThat(BLOCKS.read(folder, headers).findings()).isEmpty();
  }

  @Test
  void gateAndUpOfAnExpertMayBeOneMatrix() {
    Synthetic quark = Synthetics.of("@Mxfp4W4A4");
    Map<String, Stored> headers = new LinkedHashMap<>();
    for (String expert : List.of("0", "1")) {
      String prefix = "model.layers.0.mlp.experts." + expert + ".";
      headers.put(prefix + "gate_up_proj.weight", Synthetic.stored("U8", 512, 256));
      headers.put(prefix + "gate_up_proj.weight_scale", Synthetic.stored("U8", 512, 16));
      headers.put(prefix + "down_proj.weight", Synthetic.stored("U8", 512, 128));
      headers.put(prefix + "down_proj.weight_scale", Synthetic.stored("U8", 512, 8));
    }

    assertThat(quark.read(folder, headers).findings()).isEmpty();
  }

  @Test
  void namesOfAllKindsAreFewFindings() {
    Map<String, Stored> headers = BLOCKS.all();
    for (int i = 0; i < 20_000; i++) {
      headers.put("model.layers.0.mlp.experts.0.up_proj.x" + i, Synthetic.stored("U8", 1));
    }

    List<String> texts = texts(BLOCKS.read(folder, headers));

    assertThat(texts.size()).isAtMost(21);
    assertThat(texts.get(20)).contains("19980 of them");
  }
}
