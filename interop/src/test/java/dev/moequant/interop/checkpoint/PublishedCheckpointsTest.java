package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.MoECheck;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.ModelFiles;
import dev.moequant.parity.VectorFolders;
import dev.moequant.scheme.SchemeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files that were published, where the checkout has them beside: each says what is recorded.
 */
class PublishedCheckpointsTest {
  private static final String SUFFIX = "_config.json";

  /** A file and what is recorded of it. */
  record Published(Path file, ConfigValue recorded) {
    @Override
    public String toString() {
      return recorded.text("model").orElse("");
    }
  }

  static List<Published> published() throws IOException {
    List<Path> folders = VectorFolders.checkpoints();
    if (folders.isEmpty()) {
      return List.of();
    }
    Path folder = folders.get(0);
    ConfigValue all =
        ModelFiles.read(folder.resolve("checkpoints.json"))
            .config()
            .orElseThrow()
            .find("checkpoints")
            .orElseThrow();
    return all.items().stream()
        .map(recorded -> new Published(folder.resolve("raw").resolve(fileName(recorded)), recorded))
        .filter(each -> Files.exists(each.file()))
        .toList();
  }

  private static String fileName(ConfigValue recorded) {
    return recorded.text("model").orElse("").replace("/", "--") + SUFFIX;
  }

  @Test
  void eachFileIsRead() throws IOException {
    for (Path folder : VectorFolders.checkpoints()) {
      try (Stream<Path> files = Files.list(folder.resolve("raw"))) {
        long configs =
            files
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.endsWith(SUFFIX) && !name.endsWith("hf_quant_config.json"))
                .count();
        assertThat(published()).hasSize(Math.toIntExact(configs));
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("published")
  void itSaysWhatIsRecorded(Published published) {
    Checkpoint checkpoint = Checkpoint.read(published.file());
    ConfigValue recorded = published.recorded();
    LayerSpec layer = checkpoint.layer().orElseThrow();

    assertThat(checkpoint.modelType()).isEqualTo(recorded.text("model_type").orElse(""));
    assertThat(recorded.text("quant_method").orElse("")).startsWith(checkpoint.quantMethod());
    assertThat(layer.numExperts()).isEqualTo(recorded.integer("num_experts").orElse(0));
    assertThat(layer.expertsPerToken()).isEqualTo(recorded.integer("top_k").orElse(0));
    assertThat(layer.hiddenDim()).isEqualTo(recorded.integer("moe_hidden_size").orElse(0));
    assertThat(layer.intermediateSize())
        .isEqualTo(recorded.integer("moe_intermediate_size").orElse(0));
    ConfigValue analysis = recorded.find("analysis").orElseThrow();
    assertThat(family(checkpoint.scheme().orElseThrow()))
        .isEqualTo(family(analysis.text("family").orElse("")));
    if (!checkpoint.quantMethod().equals("mxfp4")) {
      // Kernels of mxfp4 pad what is no whole group, which is recorded as if they did not.
      assertWithMessage("%s", checkpoint).that(fitting(checkpoint)).isEqualTo(fitting(analysis));
    }
  }

  private static String family(SchemeSpec scheme) {
    return scheme.weights().dtype().vllmName().replace("float8_e4m3fn", "fp8");
  }

  private static String family(String recorded) {
    return Stream.of("nvfp4", "NVFP4", "mxfp4", "fp8", "int4")
        .filter(recorded::contains)
        .findFirst()
        .orElse(recorded)
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static List<Integer> fitting(Checkpoint checkpoint) {
    return MoECheck.of(checkpoint.scheme().orElseThrow())
        .layer(checkpoint.layer().orElseThrow())
        .fittingSizes(32)
        .tensorParallelSizes();
  }

  private static List<Integer> fitting(ConfigValue analysis) {
    return analysis.find("tp_ok").orElseThrow().entries().entrySet().stream()
        .filter(entry -> entry.getValue().flag().orElse(false))
        .map(entry -> Integer.valueOf(entry.getKey()))
        .collect(Collectors.toList());
  }

  /** One contradicts itself, and nothing is wrong with the others. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("published")
  void onlyOneContradictsItself(Published published) {
    String errors =
        Checkpoint.read(published.file()).check().errors().stream()
            .map(finding -> finding.rule().code())
            .collect(Collectors.joining(" "));
    assertThat(errors)
        .isEqualTo(published.toString().equals("nvidia/Qwen3.6-35B-A3B-NVFP4") ? "MOEQ707" : "");
  }
}
