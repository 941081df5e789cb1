package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.ModelFiles;
import dev.moequant.interop.safetensors.SafetensorsIndex;
import dev.moequant.parity.VectorFolders;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public reports, each a config, perhaps headers and a deployment, with what must be said of them:
 * those of {@code -Dmoequant.reports=FOLDER}, else those beside the checkout.
 */
class RealReportsTest {
  @TempDir Path folder;

  @Test
  void eachIsAnswered() throws IOException {
    List<String> right = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (Path file : files()) {
      ConfigValue report = ModelFiles.read(file).config().orElseThrow();
      String name = report.text("id").orElse(String.valueOf(file.getFileName()));
      Set<String> expected = ids(report.find("expected").orElseThrow());
      Set<String> found = new TreeSet<>();
      findings(file, report).forEach(finding -> found.add(finding.rule().code()));
      (found.equals(expected) ? right : wrong)
          .add(name + ": " + expected + (found.equals(expected) ? "" : ", not " + found));
    }
    System.out.printf("real reports: %d as expected, %d not%n", right.size(), wrong.size());
    right.forEach(name -> System.out.println("  as expected " + name));
    wrong.forEach(name -> System.out.println("  not " + name));
    assertThat(wrong).isEmpty();
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path reports : VectorFolders.reports()) {
      try (Stream<Path> files = Files.list(reports)) {
        files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  private static Set<String> ids(ConfigValue expected) {
    return expected.find("ids").orElseThrow().items().stream()
        .map(id -> id.text().orElse(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Finding> findings(Path file, ConfigValue report) throws IOException {
    String text = Files.readString(file);
    for (String name :
        List.of(ModelFiles.CONFIG, ModelFiles.QUANT_CONFIG, SafetensorsIndex.FILE_NAME)) {
      Files.deleteIfExists(folder.resolve(name));
      Optional<String> part = part(text, name);
      if (part.isPresent()) {
        Files.writeString(folder.resolve(name), part.get(), UTF_8);
      }
    }
    ReportHeaders.write(folder, report);
    Checkpoint checkpoint = Checkpoint.read(folder);
    Optional<ConfigValue> deployment = report.find("deployment");
    VllmRevision revision =
        deployment
            .flatMap(said -> said.text("vllm"))
            .flatMap(VllmRevision::of)
            .orElse(VllmRevision.NEWEST);
    List<Finding> all = new ArrayList<>();
    all.addAll(
        checkpoint
            .check(revision, deployment.map(RealReportsTest::deployment).stream().toList())
            .findings());
    deployment
        .flatMap(said -> said.find("layer"))
        .ifPresent(
            layer ->
                all.addAll(
                    checkpoint.contradictions(
                        checkpoint.scheme().orElse(SchemeSpec.unquantized()),
                        Optional.of(layer(layer)),
                        revision)));
    deployment
        .flatMap(said -> said.text("quantization"))
        .flatMap(checkpoint::findOtherMethod)
        .ifPresent(all::add);
    return all;
  }

  /** A value of the report as it is written there, so that its file is one of its own. */
  private static Optional<String> part(String text, String key) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isIt = parser.currentName().equals(key);
        parser.nextToken();
        long start = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (isIt && parser.currentToken() == JsonToken.END_OBJECT) {
          return Optional.of(
              text.substring((int) start, (int) parser.currentLocation().getCharOffset()));
        }
      }
      return Optional.empty();
    }
  }

  private static DeploymentSpec deployment(ConfigValue said) {
    return DeploymentSpec.of("reported", d -> describe(d, said));
  }

  private static void describe(DeploymentOptions d, ConfigValue said) {
    d.tp(said.integer("tp").orElse(1));
    d.dp(said.integer("dp").orElse(1));
    d.expertParallel(said.isTrue("ep"));
    said.text("gpu").ifPresent(gpu -> d.gpu(Gpu.valueOf(gpu.toUpperCase(Locale.ROOT))));
    said.text("all2all")
        .ifPresent(name -> d.all2all(All2AllBackend.valueOf(name.toUpperCase(Locale.ROOT))));
    said.text("kernel").ifPresent(name -> d.kernel(Kernel.valueOf(name.toUpperCase(Locale.ROOT))));
  }

  private static LayerSpec layer(ConfigValue said) {
    return LayerSpec.of(
        layer -> {
          layer.numExperts(said.integer("numExperts").orElse(0));
          layer.expertsPerToken(said.integer("expertsPerToken").orElse(0));
          layer.hiddenDim(said.integer("hiddenDim").orElse(0));
          layer.intermediateSize(said.integer("intermediateSize").orElse(0));
          layer.bias(said.isTrue("bias"));
          said.text("activation").map(Activation::valueOf).ifPresent(layer::activation);
          said.find("swigluLimit")
              .ifPresent(limit -> layer.swigluLimit(limit.number().orElseThrow()));
        });
  }
}
