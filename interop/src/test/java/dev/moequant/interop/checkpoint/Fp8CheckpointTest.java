package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.MoECheck;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Fp8CheckpointTest {
  private static final String QWEN3 =
      """
      {
        "model_type": "qwen3_moe",
        "torch_dtype": "bfloat16",
        "hidden_act": "silu",
        "hidden_size": 2048,
        "intermediate_size": 6144,
        "moe_intermediate_size": 768,
        "num_experts": 128,
        "num_experts_per_tok": 8,
        "num_hidden_layers": 48,
        "decoder_sparse_step": 1,
        "mlp_only_layers": [],
        "quantization_config": {
          "quant_method": "fp8",
          "activation_scheme": "dynamic",
          "weight_block_size": [128, 128]
        }
      }
      """;

  @TempDir Path folder;

  private Checkpoint checkpoint(String config) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    return Checkpoint.read(folder);
  }

  @Test
  void whatTheFileSaysIsThere() throws IOException {
    Checkpoint checkpoint = checkpoint(QWEN3);
    assertThat(checkpoint.toString())
        .isEqualTo("qwen3_moe, fp8: [layers 0 to 47: @Fp8W8A8(blockShape = {128, 128})]");
    assertThat(checkpoint.layer().orElseThrow().toString())
        .isEqualTo("128 experts (8 a token), hiddenDim 2048, intermediateSize 768");
    assertThat(checkpoint.assumptions()).isEmpty();
    assertThat(checkpoint.findings()).isEmpty();
  }

  @Test
  void deploymentsAreCheckedToo() throws IOException {
    CheckpointReport report =
        checkpoint(QWEN3)
            .check(DeploymentSpec.of("two", d -> d.tp(2)), DeploymentSpec.of("four", d -> d.tp(4)));
    assertThat(report.findings().toString()).contains("[MOEQ403] deployment \"four\"");
    assertThat(report.errors()).hasSize(1);
    assertThat(report.plans().toString()).isEqualTo("[\"two\": tp 2: 128 experts, H 2048, I 384]");
    assertThat(report.question().orElseThrow().fittingSizes(8).tensorParallelSizes())
        .containsExactly(1, 2);
  }

  @Test
  void theReportKnowsWhichSizesFit() throws IOException {
    CheckpointReport report = checkpoint(QWEN3).check();

    assertThat(report.fittingSizes(4, Gpu.L40S).orElseThrow().tensorParallelSizes())
        .containsExactly(1, 2);
    // Of a GPU that is too old for fp8 in any form, kernels say so.
    assertThat(report.fittingSizes(4, Gpu.V100_32GB).orElseThrow().fitting()).isEmpty();
  }

  @Test
  void withoutSizesNothingCanBeTried() throws IOException {
    String noWidth = QWEN3.replace("\"moe_intermediate_size\": 768,", "");
    String noWidths = noWidth.replace("\"intermediate_size\": 6144,", "");

    assertThat(checkpoint(noWidths).check().fittingSizes(4, Gpu.L40S)).isEmpty();
    assertThat(checkpoint("{").check().fittingSizes(4, Gpu.L40S)).isEmpty();
  }

  @Test
  void whatIsNoConfigIsAFinding() throws IOException {
    assertThat(checkpoint("{").findings().toString()).startsWith("[[MOEQ702] config.json, line 1");
    assertThat(checkpoint("{\"model_type\": \"llama\"}").findings().toString())
        .startsWith("[[MOEQ702] config.json, line 1, column 1: there is no num_experts");
    assertThat(Checkpoint.read(folder.resolve("none")).findings().toString())
        .startsWith("[[MOEQ701] none is not there");
  }

  /** Whatever is wrong with the file, a deployment is asked about without a crash. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"num_experts\": 128 | \"num_experts\": \"128\"",
        "\"hidden_size\": 2048 | \"hidden_size\": 0",
        "\"moe_intermediate_size\": 768 | \"moe_intermediate_size\": 1e30",
        "\"num_hidden_layers\": 48 | \"num_hidden_layers\": -1",
      })
  void aSizeThatIsNoneIsSaid(String right, String wrong) throws IOException {
    CheckpointReport report =
        checkpoint(QWEN3.replace(right, wrong)).check(DeploymentSpec.of("two", d -> d.tp(2)));
    assertThat(report.errors().toString()).contains("MOEQ702");
    assertThat(report.plans()).isEmpty();
  }

  @Test
  void aQuantizationThatIsNoObjectIsNotNone() throws IOException {
    String config =
        QWEN3.replaceAll(
            "(?s)\"quantization_config\": \\{.*?}", "\"quantization_config\": \"fp8\"");
    assertThat(checkpoint(config).findings().toString())
        .contains(
            "[MOEQ702] config.json, line 13, column 26: \"quantization_config\": \"fp8\" is no object");
  }

  @Test
  void moreExpertsThanAnIntAreCounted() {
    QuantReport report =
        MoECheck.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128))
            .layer(
                l -> {
                  l.numExperts(128);
                  l.expertsPerToken(8);
                  l.hiddenDim(2048);
                  l.intermediateSize(768);
                })
            .deployment(
                "copies",
                d -> {
                  d.tp(4);
                  d.expertParallel();
                  d.eplb(true);
                  d.redundantExperts(2_147_483_520);
                })
            .kernels(KernelCatalogues.of(VllmRevision.NEWEST))
            .check();
    assertThat(report.scheme()).isNotNull();
  }
}
