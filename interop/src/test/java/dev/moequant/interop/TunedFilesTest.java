package dev.moequant.interop;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.DeploymentPlan;
import dev.moequant.annotations.Gpu;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedFilesTest {
  private static final String MI355 =
      "E=32,N=2048,device_name=AMD_Instinct_MI355X,dtype=mxfp4_w4a4.json";

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of(
            MI355,
            "E=64,N=768,device_name=NVIDIA_L40S,dtype=fp8_w8a8,block_shape=[128,128].json",
            "E=128,N=384,device_name=NVIDIA_L40S,dtype=fp8_w8a8,block_shape=[128,128].json",
            "E=128,N=192,device_name=NVIDIA_H20,dtype=fp8_w8a8,per_channel_quant=True.json",
            "README.json",
            "notes.txt")) {
      Files.writeString(folder.resolve(name), "{}");
    }
  }

  private List<TunedFiles.Near> nearest(String name) throws IOException {
    return TunedFiles.nearest(List.of(folder.resolve("none"), folder), name, 1);
  }

  @Test
  void theFileItselfStandsAlone() throws IOException {
    assertThat(nearest(MI355).toString()).isEqualTo("[" + MI355 + "]");
  }

  /** ROCm/aiter 3739: tuned for 32 experts, and the layer fuses its shared expert to 33. */
  @Test
  void aFusedSharedExpert() throws IOException {
    assertThat(
            nearest("E=33,N=2048,device_name=AMD_Instinct_MI355X,dtype=mxfp4_w4a4.json").toString())
        .isEqualTo("[" + MI355 + ": E is 32, not 33 (tuned without the fused shared expert)]");
  }

  @Test
  void otherRanks() throws IOException {
    assertThat(
            nearest("E=128,N=192,device_name=NVIDIA_L40S,dtype=fp8_w8a8,block_shape=[128,128].json")
                .get(0)
                .differences())
        .containsExactly("N is 384, not 192 (tuned for half or twice as many ranks)");
  }

  @Test
  void aPartOfSglangs() throws IOException {
    assertThat(
            nearest("E=128,N=192,device_name=NVIDIA_H20,dtype=fp8_w8a8.json").get(0).differences())
        .containsExactly("per_channel_quant is a part that SGLang writes and vLLM does not read");
  }

  private static DeploymentPlan plan(SchemeSpec scheme, int hiddenDim, int tp) {
    LayerSpec layer =
        LayerSpec.of(
            l -> {
              l.numExperts(128);
              l.expertsPerToken(8);
              l.hiddenDim(hiddenDim);
              l.intermediateSize(768);
            });
    DeploymentSpec deployment =
        DeploymentSpec.of(
            "d",
            d -> {
              d.tp(tp);
              d.gpu(Gpu.L40S);
            });
    return DeploymentPlan.of(scheme, layer, deployment, VllmRevision.NEWEST);
  }

  private List<Finding> check(DeploymentPlan plan, int tokens, String... rows) throws IOException {
    String name = plan.tunedFileNames().get(0);
    Files.writeString(folder.resolve(name), "{" + String.join(", ", rows) + "}");
    return TunedFiles.check(List.of(folder.resolve("none"), folder), plan, tokens);
  }

  private static String row(int tokens, int blockSizeK) {
    return "\"%d\": {\"BLOCK_SIZE_M\": 16, \"BLOCK_SIZE_K\": %d}".formatted(tokens, blockSizeK);
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(finding -> finding.rule().code() + " " + finding.text()).toList();
  }

  @Test
  void tilesThatDoNotFit() throws IOException {
    List<Finding> found =
        check(plan(SchemeSpec.fp8W8A8(), 2880, 4), 64, row(64, 128), row(1, 128), row(2, 64));
    assertThat(texts(found))
        .containsExactly(
            "MOEQ611 deployment \"d\": BLOCK_SIZE_K = 128, in the rows for 1, 64 tokens, does not"
                + " divide hiddenDim = 2880 and does not divide intermediateSize per rank = 192");
    assertThat(found.get(0).place())
        .isEqualTo(
            new Place.InFile(
                folder
                    .resolve("E=128,N=192,device_name=NVIDIA_L40S,dtype=fp8_w8a8.json")
                    .toString(),
                "",
                1,
                1));
  }

  /** vLLM cuts them to the group, and what is left divides both. */
  @Test
  void tilesThatAreDeeperThanAGroup() throws IOException {
    assertThat(texts(check(plan(SchemeSpec.int4W4A16(), 2048, 2), 1, row(1, 256), row(16, 128))))
        .containsExactly(
            "MOEQ611 deployment \"d\": BLOCK_SIZE_K = 256, in the rows for 1 tokens, exceeds the"
                + " group of 128 values that share a scale");
  }

  /** A row need not say BLOCK_SIZE_K; one that does not has no tile. */
  @Test
  void rowsWithoutTiles() throws IOException {
    String without = "\"16\": {\"BLOCK_SIZE_M\": 16}";
    assertThat(texts(check(plan(SchemeSpec.fp8W8A8(), 2880, 4), 8, without, row(8, 128))))
        .containsExactly(
            "MOEQ611 deployment \"d\": BLOCK_SIZE_K = 128, in the rows for 8 tokens, does not"
                + " divide hiddenDim = 2880 and does not divide intermediateSize per rank = 192");
  }

  /** vllm 52192: rows up to 8, and batches of 2048. */
  @Test
  void rowsThatEndBelowTheBatch() throws IOException {
    DeploymentPlan plan = plan(SchemeSpec.unquantized(), 2048, 2);
    assertThat(texts(check(plan, 2048, row(1, 128), row(8, 128), row(4, 64))))
        .containsExactly(
            "MOEQ613 deployment \"d\": the rows end at 8 tokens and a batch has 2048: vLLM takes the"
                + " row for 8 tokens");
    assertThat(check(plan, 8, row(1, 128), row(8, 128))).isEmpty();
    assertThat(check(plan, 2048)).isEmpty();
    assertThrows(IllegalArgumentException.class, () -> check(plan, 0, row(1, 128)));
  }

  @Test
  void noFileHasNothingWrong() throws IOException {
    assertThat(TunedFiles.check(List.of(folder), plan(SchemeSpec.fp8W8A8(), 2048, 3), 4096))
        .isEmpty();
  }

  @Test
  void nothingIsNearWhereNothingIs() throws IOException {
    assertThat(TunedFiles.nearest(List.of(folder.resolve("none")), MI355, 3)).isEmpty();
    assertThat(nearest("no such name")).isEmpty();
  }
}
