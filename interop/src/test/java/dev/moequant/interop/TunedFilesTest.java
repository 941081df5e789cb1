package dev.moequant.interop;

import static com.google.common.truth.Truth.assertThat;

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

  @Test
  void nothingIsNearWhereNothingIs() throws IOException {
    assertThat(TunedFiles.nearest(List.of(folder.resolve("none")), MI355, 3)).isEmpty();
    assertThat(nearest("no such name")).isEmpty();
  }
}
