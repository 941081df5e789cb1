package dev.moequant.interop.safetensors;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.interop.safetensors.TensorProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder has, and in what its files contradict each other. */
class TensorDirectoryTest {
  private static final String ONE = "model-00001-of-00002.safetensors";
  private static final String TWO = "model-00002-of-00002.safetensors";

  @TempDir private Path folder = Path.of("");

  private void shard(String name, String... tensors) throws IOException {
    SparseFile file = new SparseFile();
    for (String tensor : tensors) {
      file.add(tensor, "BF16", 2, 4);
    }
    file.write(folder.resolve(name));
  }

  /** Of names of tensors and files in turn. */
  private void index(String... names) throws IOException {
    StringBuilder json = new StringBuilder("{\"metadata\": {\"total_size\": 1}, \"weight_map\": {");
    for (int i = 0; i < names.length; i += 2) {
      json.append(i == 0 ? "" : ",").append('"').append(names[i]).append("\": \"");
      json.append(names[i + 1]).append('"');
    }
    Files.writeString(folder.resolve(SafetensorsIndex.FILE_NAME), json + "}}");
  }

  private List<String> problems() {
    return TensorDirectory.read(folder).problems().stream()
        .map(
            problem ->
                problem.kind() + " " + folder.relativize(problem.file()) + ": " + problem.what())
        .toList();
  }

  @Test
  void filesAndIndexAgree() throws IOException {
    shard(ONE, "a", "b");
    shard(TWO, "c");
    index("a", ONE, "c", TWO, "b", ONE);

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.problems()).isEmpty();
    assertThat(found.isIndexed()).isTrue();
    assertThat(found.tensors().keySet()).containsExactly("a", "b", "c").inOrder();
    assertThat((Object) found.find("c").orElseThrow().file()).isEqualTo(folder.resolve(TWO));
    assertThat(found.find("d")).isEmpty();
    assertThat(found.absent()).isEmpty();
    assertThat(found.toString()).isEqualTo(folder + ": 3 tensors, 0 files absent, 0 problems");
    assertThrows(UnsupportedOperationException.class, () -> found.tensors().clear());
  }

  @Test
  void withoutAnIndexAllFilesAreTaken() throws IOException {
    shard(TWO, "c");
    shard(ONE, "a", "b");
    Files.createDirectory(folder.resolve("original"));
    new SparseFile().add("x", "U8", 1).write(folder.resolve("original/model.safetensors"));
    Files.writeString(folder.resolve("config.json"), "{}");

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.problems()).isEmpty();
    assertThat(found.isIndexed()).isFalse();
    assertThat(found.tensors().keySet()).containsExactly("a", "b", "c").inOrder();
  }

  /** One that is not there is not waited for; one that is broken was read as far as it goes. */
  @Test
  void eachFileThatIsThereIsHeardOf() throws IOException {
    shard(ONE, "a", "b");
    Files.writeString(folder.resolve(TWO), "broken");
    index("a", ONE, "b", ONE, "c", TWO, "e", "model-3.safetensors");
    List<String> heard = new ArrayList<>();

    TensorDirectory.read(folder, (files, of) -> heard.add(files + " of " + of));

    assertThat(heard).containsExactly("1 of 2", "2 of 2").inOrder();
  }

  @Test
  void filesMayBeAbsent() throws IOException {
    shard(ONE, "a", "b");
    index("a", ONE, "b", ONE, "c", TWO, "d", TWO, "e", "model-3.safetensors");

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.problems()).isEmpty();
    assertThat(found.tensors().keySet()).containsExactly("a", "b");
    assertThat(found.absent()).isEqualTo(Map.of("c", TWO, "d", TWO, "e", "model-3.safetensors"));
    assertThat(found.absentFiles()).containsExactly(TWO, "model-3.safetensors").inOrder();
  }

  @Test
  void aTensorInTwoFilesIsThatOfTheIndex() throws IOException {
    shard(ONE, "a", "b");
    shard(TWO, "b", "c");
    index("a", ONE, "b", TWO, "c", TWO);

    assertThat(problems())
        .containsExactly("TWICE " + TWO + ": has what " + ONE + " has, too: \"b\"");
    assertThat((Object) TensorDirectory.read(folder).find("b").orElseThrow().file())
        .isEqualTo(folder.resolve(TWO));

    index("a", ONE, "b", ONE, "c", TWO);
    assertThat(problems()).hasSize(1);
    assertThat((Object) TensorDirectory.read(folder).find("b").orElseThrow().file())
        .isEqualTo(folder.resolve(ONE));

    Files.delete(folder.resolve(SafetensorsIndex.FILE_NAME));
    assertThat(problems())
        .containsExactly("TWICE " + TWO + ": has what " + ONE + " has, too: \"b\"");
  }

  @Test
  void whatTheIndexSaysMustBeThere() throws IOException {
    shard(ONE, "a");
    shard(TWO, "c");
    index("a", ONE, "b", ONE, "b2", ONE, "b3", ONE, "b4", ONE, "c", TWO);

    assertThat(problems())
        .containsExactly(
            "NOT_IN_FILE "
                + ONE
                + ": the index has here, it has not \"b\", \"b2\", \"b3\" and 1 more");
    TensorProblem problem = TensorDirectory.read(folder).problems().get(0);
    assertThat(problem.tensors()).containsExactly("b", "b2", "b3").inOrder();
    assertThat(problem.count()).isEqualTo(4);
    assertThat(problem.toString()).isEqualTo(problem.file() + ": " + problem.what());
  }

  /** vLLM takes all tensors of the files that the index names. */
  @Test
  void whatIsThereShouldBeInTheIndex() throws IOException {
    shard(ONE, "a", "new");
    shard(TWO, "c");
    index("a", ONE, "c", ONE);
    Files.delete(folder.resolve(TWO));
    shard(TWO, "c");
    index("a", ONE, "c", ONE, "d", TWO);

    assertThat(problems())
        .containsExactly(
            "NOT_IN_INDEX " + ONE + ": the index does not have here \"new\"",
            "NOT_IN_FILE " + ONE + ": the index has here, it has not \"c\"",
            "NOT_IN_INDEX " + TWO + ": the index does not have here \"c\"",
            "NOT_IN_FILE " + TWO + ": the index has here, it has not \"d\"");
    assertThat(TensorDirectory.read(folder).tensors().keySet()).containsExactly("a", "new", "c");
  }

  @Test
  void aFileThatTheIndexDoesNotNameIsLeftOut() throws IOException {
    shard(ONE, "a");
    shard("consolidated.safetensors", "x");
    Files.writeString(folder.resolve("broken.safetensors"), "");
    index("a", ONE);

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.tensors().keySet()).containsExactly("a");
    assertThat(problems())
        .containsExactly(
            "UNKNOWN_FILE broken.safetensors: is not in model.safetensors.index.json",
            "UNKNOWN_FILE consolidated.safetensors: is not in model.safetensors.index.json");
  }

  @Test
  void aBrokenFileDoesNotHideTheOthers() throws IOException {
    shard(ONE, "a");
    SparseFile.writeRaw(folder.resolve(TWO), "{\"b\": 1}", 0);
    index("a", ONE, "b", TWO);

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.tensors().keySet()).containsExactly("a");
    assertThat(found.absent()).isEqualTo(Map.of("b", TWO));
    TensorProblem problem = found.problems().get(0);
    assertThat(problem.kind()).isEqualTo(Kind.FILE);
    assertThat(problem.what())
        .isEqualTo("line 1, column 7: key \"b\": expected an object, found 1");
    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.column()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"weight_map\": []}",
        "{\"weight_map\": {\"a\": 1}}",
        "{\"weight_map\": {\"a\": \"x\", \"a\": \"x\"}}",
        "{\"weight_map\": {\"a\": \"x\"}, \"weight_map\": {}}",
        "{\"weight_map\": {\"a\": \"x\"}} {}",
        "{\"weight_map\": {\"a\": \"../other/model.safetensors\"}}",
        "{\"weight_map\": {\"a\": \"/etc/model.safetensors\"}}",
        "{\"weight_map\": {\"a\": \"sub/model.safetensors\"}}",
        "{\"weight_map\": {\"a\": \"..\\\\\\\\model.safetensors\"}}",
        "{\"weight_map\": {\"a\": \"C:model.safetensors\"}}",
        "{\"weight_map\": {\"a\": \"..\"}}",
        "{\"weight_map\": {\"a\": \".\"}}",
        "{\"weight_map\": {\"a\": \"\"}}",
        "{\"weight_map\": {\"a\": \"x\\\\u0000\"}}",
      })
  void aBrokenIndexIsSaidAndLeftOut(String json) throws IOException {
    shard(ONE, "a");
    Files.writeString(folder.resolve(SafetensorsIndex.FILE_NAME), json.replace("\\\\", "\\"));

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.problems()).hasSize(1);
    assertThat(found.problems().get(0).kind()).isEqualTo(Kind.INDEX);
    assertThat(found.isIndexed()).isFalse();
    assertThat(found.tensors().keySet()).containsExactly("a");
  }

  @Test
  void namesOfOtherFoldersAreSaidWithTheirPlace() throws IOException {
    index("a", ONE, "b", "../" + ONE);

    SafetensorsException thrown =
        assertThrows(
            SafetensorsException.class,
            () -> SafetensorsIndex.read(folder.resolve(SafetensorsIndex.FILE_NAME)));

    assertThat(thrown.what())
        .isEqualTo(
            "line 1, column 93: key \"weight_map.b\": expected the name of a file in the folder of"
                + " the index, found ../"
                + ONE);
    assertThat(thrown.column()).isEqualTo(93);
  }

  @Test
  void anIndexIsReadAlone() throws IOException {
    index("a", ONE, "c", TWO, "b", ONE);

    SafetensorsIndex index = SafetensorsIndex.read(folder.resolve(SafetensorsIndex.FILE_NAME));

    assertThat(index.weightMap()).containsExactly("a", ONE, "c", TWO, "b", ONE).inOrder();
    assertThat(index.shards()).containsExactly(ONE, TWO).inOrder();
    assertThat(index.count(ONE)).isEqualTo(2);
    assertThat(index.shardOf("c")).hasValue(TWO);
    assertThat(index.shardOf("d")).isEmpty();
    assertThat(index.toString()).endsWith(": 3 tensors in 2 files");
    assertThat((Object) index.file()).isEqualTo(folder.resolve(SafetensorsIndex.FILE_NAME));
    index();
    assertThat(SafetensorsIndex.read(index.file()).shards()).isEmpty();
  }

  @Test
  void linksStayInTheFolder(@TempDir Path other) throws IOException {
    new SparseFile().add("a", "U8", 1).write(other.resolve(ONE));
    Files.createSymbolicLink(folder.resolve(ONE), other.resolve(ONE));
    Files.createSymbolicLink(folder.resolve("gone.safetensors"), folder.resolve("nowhere"));
    shard("real.safetensors", "b");
    Files.createSymbolicLink(folder.resolve(TWO), folder.resolve("real.safetensors"));
    index("a", ONE, "b", TWO, "c", "gone.safetensors");

    assertThat(problems())
        .containsExactly(
            "UNKNOWN_FILE real.safetensors: is not in model.safetensors.index.json",
            "FILE gone.safetensors: cannot be read: NoSuchFileException",
            "FILE " + ONE + ": is a link that leads out of the folder");
    assertThat(TensorDirectory.read(folder).tensors().keySet()).containsExactly("b");
  }

  /** There, each file is a link to the blobs of the same model. */
  @Test
  void theCacheOfTheHubIsRead() throws IOException {
    Path snapshot = Files.createDirectories(folder.resolve("models--x--y/snapshots/0123"));
    Path blobs = Files.createDirectories(folder.resolve("models--x--y/blobs"));
    new SparseFile().add("a", "U8", 1).write(blobs.resolve("abcdef"));
    Files.createSymbolicLink(snapshot.resolve(ONE), Path.of("../../blobs/abcdef"));

    TensorDirectory found = TensorDirectory.read(snapshot);

    assertThat(found.problems()).isEmpty();
    assertThat(found.tensors().keySet()).containsExactly("a");
  }

  @Test
  void aFolderThatIsNoneIsAProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path none : List.of(file, folder.resolve("none"))) {
      TensorDirectory found = TensorDirectory.read(none);

      assertThat(found.tensors()).isEmpty();
      assertThat(found.problems()).hasSize(1);
      assertThat(found.problems().get(0).kind()).isEqualTo(Kind.FOLDER);
    }
  }

  /** 91,000 tensors in 163 files, as in DeepSeek-V3. */
  @Test
  void aLargeModelIsRead() throws IOException {
    int count = DeepSeekV3Files.write(folder);

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(count).isAtLeast(90_000);
    assertThat(found.problems()).isEmpty();
    assertThat(found.tensors()).hasSize(count);
    assertThat(
            found
                .find("model.layers.60.mlp.experts.255.down_proj.weight_scale_inv")
                .orElseThrow()
                .toString())
        .isEqualTo("F32 [56, 16]");
  }
}
