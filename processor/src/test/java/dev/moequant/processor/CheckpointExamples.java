package dev.moequant.processor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.RulePage.Example;
import dev.moequant.testing.Sources;
import dev.moequant.testing.WorkFolders;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * Tries the examples about checkpoints: a config is read, or both of a checkpoint, each under its
 * name; of an expression the findings are taken.
 */
final class CheckpointExamples {
  private static final String CONFIG = "config.json";
  private static final String QUANT_CONFIG = "hf_quant_config.json";
  private static final String INDEX = "model.safetensors.index.json";
  private static final String HEADERS = "headers";
  private static final String SCALE = "model.layers.0.mlp.experts.0.%s_proj.weight_scale_2";

  private static final String QWEN3 =
      """
      {
        "model_type": "qwen3_moe",
        "torch_dtype": "bfloat16",
        "hidden_act": "silu",
        "hidden_size": 2048,
        "moe_intermediate_size": 768,
        "num_experts": 128,
        "num_experts_per_tok": 8,
        "num_hidden_layers": 48,
        "decoder_sparse_step": 1%s
      }
      """;

  private static final String FP8 =
      """
      ,
        "quantization_config": {
          "quant_method": "fp8",
          "activation_scheme": "dynamic",
          "weight_block_size": [128, 128]
        }""";

  private CheckpointExamples() {}

  /** Everything that is said: one text for each finding. */
  static List<String> said(Example example, CompilerUnderTest compiler) {
    try {
      List<Finding> findings =
          example.language().equals("json") ? ofFiles(example.text()) : of(example, compiler);
      return findings.stream().map(CheckpointExamples::printed).toList();
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String printed(Finding finding) {
    return (finding.severity() == Severity.ERROR ? "error: " : "warning: ") + finding.message();
  }

  private static List<Finding> ofFiles(String text) throws IOException {
    Path folder = folder(text.contains('"' + CONFIG + '"') ? part(text, CONFIG) : text);
    for (String beside : List.of(QUANT_CONFIG, INDEX)) {
      if (text.contains('"' + beside + '"')) {
        Files.writeString(folder.resolve(beside), part(text, beside));
      }
    }
    if (text.contains('"' + HEADERS + '"')) {
      HeaderExamples.write(folder, part(text, HEADERS));
    }
    return Checkpoint.read(folder).findings();
  }

  private static Path folder(String config) throws IOException {
    Path folder = WorkFolders.create();
    Files.writeString(folder.resolve(CONFIG), config);
    return folder;
  }

  private static Path folderWithScales(float gate, float up) throws IOException {
    Path folder = folder(QWEN3.formatted(""));
    HeaderExamples.write(folder, Map.of(SCALE.formatted("gate"), gate, SCALE.formatted("up"), up));
    return folder;
  }

  /** One of the files, as it would stand alone. */
  private static String part(String text, String key) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isIt = parser.currentName().equals(key);
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (isIt) {
          int end = (int) parser.currentLocation().getCharOffset();
          return text.substring(start, end).replace("\n  ", "\n") + "\n";
        }
      }
      throw new AssertionError("no " + key + " in " + text);
    }
  }

  private static List<Finding> of(Example example, CompilerUnderTest compiler)
      throws IOException, ReflectiveOperationException {
    String type =
        """
        package demo;

        import dev.moequant.deployment.*;
        import dev.moequant.diagnostics.*;
        import dev.moequant.interop.checkpoint.*;
        import dev.moequant.scheme.*;
        import java.nio.file.Path;
        import java.util.*;

        public class Example {
          static final Path QWEN3 = Path.of("%s");
          static final Path QWEN3_BF16 = Path.of("%s");
          static final Path ONE_SCALE = Path.of("%s");
          static final Path TWO_SCALES = Path.of("%s");

          public static List<Finding> findings() {
            return
        %s;
          }
        }
        """
            .formatted(
                folder(QWEN3.formatted(FP8)),
                folder(QWEN3.formatted("")),
                folderWithScales(0.5f, 0.5f),
                folderWithScales(0.5f, 0.25f),
                example.text());
    return findings(type, compiler);
  }

  @SuppressWarnings("unchecked")
  private static List<Finding> findings(String type, CompilerUnderTest compiler)
      throws IOException, ReflectiveOperationException {
    CompilationResult result =
        compiler.compile(
            Compilation.of(Sources.of(type))
                .withClassPathOf(
                    QuantScheme.class,
                    FusedMoEQuantConfig.class,
                    Checkpoint.class,
                    NullMarked.class));
    CaretAssertions.assertClean(result);
    URL[] classes = {result.classes().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classes, CheckpointExamples.class.getClassLoader())) {
      return (List<Finding>) loader.loadClass("demo.Example").getMethod("findings").invoke(null);
    }
  }
}
