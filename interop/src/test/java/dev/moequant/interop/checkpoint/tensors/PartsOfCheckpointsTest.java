package dev.moequant.interop.checkpoint.tensors;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.tensors.Synthetic.Stored;
import dev.moequant.interop.safetensors.SafetensorsIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing, where a part of the files is there, or the files have a part of the experts. */
class PartsOfCheckpointsTest {
  private static final Synthetic BLOCKS = Synthetics.of("@Fp8W8A8(blockShape = {128, 128})");
  private static final String EXPERT = "model.layers.1.mlp.experts.1";

  @TempDir private Path folder = Path.of("");

  private static Map<String, Stored> without(Predicate<String> dropped) {
    Map<String, Stored> headers = BLOCKS.all();
    headers.keySet().removeIf(dropped);
    return headers;
  }

  private static Map<String, Stored> withOthers(Map<String, Stored> headers) {
    Map<String, Stored> all = new LinkedHashMap<>(headers);
    all.put("model.embed_tokens.weight", Synthetic.stored("BF16", 1000, 512));
    return all;
  }

  /** All tensors in one file that is there. */
  private void index(Collection<String> names) throws IOException {
    index(names, "model.safetensors");
  }

  private void index(Collection<String> names, String file) throws IOException {
    String map =
        names.stream()
            .map(name -> '"' + name + "\": \"" + file + '"')
            .collect(Collectors.joining(", "));
    Files.writeString(
        folder.resolve(SafetensorsIndex.FILE_NAME), "{\"weight_map\": {" + map + "}}", UTF_8);
  }

  private static List<String> texts(Checkpoint checkpoint) {
    return checkpoint.findings().stream()
        .map(finding -> finding.rule().code() + " " + finding.text())
        .toList();
  }

  @Test
  void someExpertsAloneAreAPart() {
    Checkpoint checkpoint = BLOCKS.read(folder, without(name -> !name.startsWith(EXPERT)));

    assertThat(checkpoint.findings()).isEmpty();
    assertThat(checkpoint.assumptions().toString()).contains("taken to be in other files");
  }

  @Test
  void oneMatrixAloneIsAPart() {
    Checkpoint checkpoint = BLOCKS.read(folder, without(name -> !name.contains("down_proj")));

    assertThat(checkpoint.findings()).isEmpty();
  }

  @Test
  void besideTheRestOfAModelAMatrixIsMissing() {
    Checkpoint checkpoint =
        BLOCKS.read(folder, withOthers(without(name -> name.contains("up_proj"))));

    assertThat(Synthetic.ids(checkpoint)).containsExactly("MOEQ708");
  }

  @Test
  void besideTheRestOfAModelAnExpertIsMissing() {
    Checkpoint checkpoint =
        BLOCKS.read(folder, withOthers(without(name -> name.startsWith(EXPERT))));

    assertThat(texts(checkpoint))
        .containsExactly(
            "MOEQ708 @Fp8W8A8(blockShape = {128, 128}) requires all tensors of each expert, which"
                + " the files do not have: model.layers.1.mlp.experts.1");
  }

  @Test
  void besideTheRestOfAModelALayerIsMissing() {
    Checkpoint checkpoint =
        BLOCKS.read(folder, withOthers(without(name -> name.startsWith("model.layers.1."))));

    assertThat(texts(checkpoint))
        .containsExactly(
            "MOEQ708 @Fp8W8A8(blockShape = {128, 128}) requires experts in each of its layers,"
                + " which the files do not have: layer 1");
  }

  @Test
  void anIndexSaysWhatIsInFilesThatAreAbsent() throws IOException {
    index(BLOCKS.all().keySet(), "model-00001-of-00002.safetensors");

    assertThat(BLOCKS.read(folder, Map.of()).findings()).isEmpty();
  }

  @Test
  void whatTheIndexDoesNotHaveIsMissingInAbsentFiles() throws IOException {
    index(
        without(name -> name.endsWith("0.up_proj.weight")).keySet(),
        "model-00001-of-00002.safetensors");

    assertThat(texts(BLOCKS.read(folder, Map.of())))
        .containsExactly(
            "MOEQ708 @Fp8W8A8(blockShape = {128, 128}) requires weight, which the files do not"
                + " have: 2 of them: model.layers.0.mlp.experts.0.up_proj.weight,"
                + " model.layers.1.mlp.experts.0.up_proj.weight");
  }

  @Test
  void withAnIndexAnExpertIsMissing() throws IOException {
    Map<String, Stored> headers = without(name -> name.startsWith(EXPERT));
    index(headers.keySet());

    assertThat(Synthetic.ids(BLOCKS.read(folder, headers))).containsExactly("MOEQ708");
  }

  @Test
  void aFileOfSeveralMayEndInTheMiddleOfAnExpert() {
    Map<String, Stored> headers = without(name -> name.endsWith("1.down_proj.weight"));

    Checkpoint checkpoint = BLOCKS.readIn(folder, "model-00001-of-00002.safetensors", headers);

    assertThat(checkpoint.findings()).isEmpty();
    assertThat(checkpoint.assumptions().toString()).contains("taken to be in those");
  }

  @Test
  void manyOfAKindAreOneFindingThatNamesTheFirst() {
    Checkpoint checkpoint = BLOCKS.read(folder, without(name -> name.contains("scale_inv")));

    assertThat(texts(checkpoint))
        .containsExactly(
            "MOEQ708 @Fp8W8A8(blockShape = {128, 128}) requires weight_scale_inv, which the files"
                + " do not have: 12 of them: model.layers.0.mlp.experts.0.gate_proj"
                + ".weight_scale_inv, model.layers.0.mlp.experts.1.gate_proj.weight_scale_inv,"
                + " model.layers.0.mlp.experts.0.up_proj.weight_scale_inv and 9 more");
  }

  @Test
  void aScaleWithoutItsWeightLacksTheWeight() {
    Checkpoint checkpoint = BLOCKS.read(folder, without(name -> name.endsWith("proj.weight")));

    assertThat(Synthetic.ids(checkpoint)).containsExactly("MOEQ708");
    assertThat(texts(checkpoint).get(0)).contains("requires weight,");
  }

  @Test
  void aConfigAloneIsNotComparedWithTensors() {
    BLOCKS.read(folder, without(name -> name.startsWith(EXPERT)));

    Checkpoint checkpoint = Checkpoint.read(folder.resolve("config.json"));

    assertThat(checkpoint.tensors()).isEmpty();
    assertThat(checkpoint.findings()).isEmpty();
  }

  @Test
  void theReportHasTheseFindings() {
    Checkpoint checkpoint = BLOCKS.read(folder, without(name -> name.contains("scale_inv")));

    assertThat(checkpoint.check().findings()).containsAtLeastElementsIn(checkpoint.findings());
    assertThat(checkpoint.check().isValid()).isFalse();
  }
}
