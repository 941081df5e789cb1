package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.MoECheck;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.testing.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published facts about checkpoints in small files of our own: a name, what {@code config.json}
 * says of experts and quantization, and what {@code hf_quant_config.json} says, where there is one.
 * What follows from them is approved.
 */
class PublishedFactsTest {
  @TempDir Path folder;

  @Test
  void eachCheckpointIsWhatWasPublished() throws IOException {
    List<String> blocks = Stream.of(text().split("\n\n", -1)).map(String::strip).toList();
    assertThat(blocks).hasSize(31);
    Goldens.assertMatches(
        "checkpoints/published-answers.txt",
        blocks.stream().map(this::answer).collect(Collectors.joining("\n")));
  }

  private static String text() throws IOException {
    try (InputStream in =
        PublishedFactsTest.class.getResourceAsStream("/checkpoints/published.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private String answer(String block) {
    String[] lines = block.split("\n", -1);
    Path own = folder.resolve(lines[0].replace('/', '-'));
    try {
      Files.createDirectory(own);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Checkpoint checkpoint = Configs.read(own, lines[1], lines.length > 2 ? lines[2] : "");
    LayerSpec layer = checkpoint.layer().orElseThrow();
    String sizes =
        layer
            + ", "
            + layer.activation()
            + (layer.bias() ? ", biases" : "")
            + (Double.isNaN(layer.swigluLimit()) ? "" : ", limit " + layer.swigluLimit())
            + (layer.sharedIntermediateSize() == 0
                ? ""
                : ", shared " + layer.sharedIntermediateSize())
            + (layer.denseIntermediateSize() == 0 ? "" : ", dense " + layer.denseIntermediateSize())
            + ", "
            + layer.inDtype().vllmName();
    return Stream.of(
            Stream.of(lines[0], checkpoint.toString(), sizes, "tp " + fitting(checkpoint, layer)),
            checkpoint.assumptions().stream().map(text -> "assumed: " + text),
            checkpoint.findings().stream().map(Finding::message))
        .flatMap(line -> line)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static List<Integer> fitting(Checkpoint checkpoint, LayerSpec layer) {
    Optional<SchemeSpec> scheme = checkpoint.scheme();
    return MoECheck.of(scheme.orElse(SchemeSpec.unquantized()))
        .layer(layer)
        .fittingSizes(32)
        .tensorParallelSizes();
  }
}
