package dev.moequant.tuning;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;

import dev.moequant.scheme.VllmRevision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TunedConfigNameTest {
  private static String of(VllmRevision revision, String deviceName) {
    return TunedConfigName.of(revision, 8, 512, null, null, deviceName);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NVIDIA H200                   | NVIDIA_H200                   | NVIDIA_H200",
        "NVIDIA H200 NVL               | NVIDIA_H200_NVL               | NVIDIA_H200",
        "NVIDIA/H200                   | NVIDIA/H200                   | NVIDIA_H200",
        "NVIDIA H20-3e                 | NVIDIA_H20-3e                 | NVIDIA_H20-3e",
        "NVIDIA GH200 480GB            | NVIDIA_GH200_480GB            | NVIDIA_GH200_480GB",
        "NVIDIA  B200                  | NVIDIA__B200                  | NVIDIA_B200",
        "NVIDIA RTX PRO 6000/Blackwell | NVIDIA_RTX_PRO_6000/Blackwell | NVIDIA_RTX_PRO_6000_Blackwell",
        "../ ../x                      | ../_../x                      | .._.._x",
      })
  void aDeviceIsNamedAsItsRevisionNamesIt(String device, String in2025, String in2026) {
    assertThat(of(V2025_10, device)).isEqualTo("E=8,N=512,device_name=" + in2025 + ".json");
    assertThat(of(V2026_07, device)).isEqualTo("E=8,N=512,device_name=" + in2026 + ".json");
    assertThat(of(V2026_08, device)).isEqualTo(of(V2026_07, device));
  }

  /** What Python takes for a space, with a slash, is one run. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        '\t', '\n', 0x0b, '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, ' ', 0x85, 0xa0, 0x1680, 0x2000,
        0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000
      })
  void spacesArePythons(int space) {
    String device = "A" + Character.toString(space) + "/B";
    assertThat(of(V2026_07, device)).isEqualTo("E=8,N=512,device_name=A_B.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1b, 0x200b, 0x2060, 0xfeff})
  void otherCharactersThatShowNothingAreNoSpaces(int other) {
    String device = "A" + Character.toString(other) + "B";
    assertThat(of(V2026_07, device)).isEqualTo("E=8,N=512,device_name=" + device + ".json");
  }

  @Test
  void dtypeAndBlocksAreNamedAlike() {
    for (VllmRevision revision : VllmRevision.values()) {
      assertThat(TunedConfigName.of(revision, 8, 512, "fp8_w8a16", List.of(128, 128), "GPU"))
          .isEqualTo("E=8,N=512,device_name=GPU,dtype=fp8_w8a16,block_shape=[128,128].json");
      assertThat(TunedConfigName.of(revision, 8, 512, "", List.of(0, 128), "GPU"))
          .isEqualTo("E=8,N=512,device_name=GPU.json");
    }
  }
}
