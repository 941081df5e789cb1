package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moequant.parity.VectorFolders;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Configs of published checkpoints, where the checkout has them beside. */
class PublishedConfigsTest {
  /** Says of its experts that activations are quantized, and that they are not. */
  private static final Set<String> CONTRADICTORY =
      Set.of("nvidia--Qwen3.6-35B-A3B-NVFP4_config.json");

  private static List<Path> configs() throws IOException {
    List<Path> configs = new ArrayList<>();
    for (Path folder : VectorFolders.checkpoints()) {
      try (Stream<Path> files = Files.list(folder.resolve("raw"))) {
        files
            .filter(file -> file.toString().endsWith("_config.json"))
            .filter(file -> !file.toString().endsWith("hf_quant_config.json"))
            .sorted()
            .forEach(configs::add);
      }
    }
    return configs;
  }

  private static boolean isContradictory(Path config) {
    return CONTRADICTORY.contains(String.valueOf(config.getFileName()));
  }

  @Test
  void eachIsKnownAndFitsSomewhere() throws IOException {
    for (Path config : configs()) {
      Run run = Run.of("check", config.toString(), "--gpu", "B200", "--format", "json");
      Schemas.assertValid(Schemas.OF_CHECK, run.out());
      JsonNode checkpoint = Schemas.tree(run.out()).at("/checkpoints/0");
      assertThat(checkpoint.get("experts")).isNotEmpty();
      assertWithMessage("%s", run.out())
          .that(run.status())
          .isEqualTo(isContradictory(config) ? 1 : 0);
      assertWithMessage("%s", config)
          .that(checkpoint.get("fitting").findValuesAsText("fits"))
          .contains("true");
    }
  }

  /** Those of a folder in one compilation, each in a package of its own. */
  @Test
  void whatInitPrintsForEachCompilesAndPasses() throws IOException {
    Map<String, Sources> sources = new LinkedHashMap<>();
    Map<String, List<String>> expected = new LinkedHashMap<>();
    int number = 0;
    for (Path config : configs()) {
      String name = "p" + number++;
      Run run = Run.of("init", config.toString(), "--package", name, "--class", "Experts");
      assertWithMessage("%s: %s", config, run.err())
          .that(run.status())
          .isEqualTo(isContradictory(config) ? 1 : 0);
      String option = InitCommandTest.option(run.out());
      Sources source = Sources.of(name + "/Experts.java", run.out());
      sources.merge(option, source, Sources::and);
      List<String> ids = expected.computeIfAbsent(option, first -> new ArrayList<>());
      if (isContradictory(config)) {
        ids.add("MOEQ707");
      }
    }
    sources.forEach(
        (option, all) -> {
          CompilationResult result = InitCommandTest.compile(all, option);
          assertWithMessage("%s", result.errors())
              .that(result.errors().stream().map(Diagnosed::id).toList())
              .isEqualTo(expected.get(option));
        });
  }
}
