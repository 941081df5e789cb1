package dev.moequant.layer;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.scheme.VllmRevision;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoEEnvironmentTest {
  @Test
  void whatIsMissingHasVllmsDefault() {
    MoEEnvironment environment = MoEEnvironment.of(VllmRevision.V2025_10, Map.of("PATH", "x"));
    assertThat(environment.moeDpChunkSize()).isEqualTo(256);
    assertThat(environment.all2AllBackend()).isEqualTo("allgather_reducescatter");
    assertThat(environment.useFlashinferMoeFp4()).isFalse();
    assertThat(environment.flashinferMoeBackend()).isEqualTo("throughput");
    assertThat(environment.tunedConfigFolder()).isNull();
    assertThat(environment.batchInvariant()).isFalse();
  }

  @Test
  void numbersAreReadAsPythonReadsThem() {
    assertThat(chunk(" +1_024\n")).isEqualTo(1024);
    assertThat(chunk("-5")).isEqualTo(-5);
    for (String wrong : new String[] {"", "1.0", "0x10", "_1", "1__0", "99999999999"}) {
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> chunk(wrong));
      assertThat(thrown).hasMessageThat().contains("'" + wrong + "' for VLLM_MOE_DP_CHUNK_SIZE");
    }
  }

  @Test
  void batchInvarianceIsANumberToo() {
    assertThat(invariant(VllmRevision.V2026_07, "1")).isTrue();
    assertThat(invariant(VllmRevision.V2026_07, " 0 ")).isFalse();
    assertThat(invariant(VllmRevision.V2025_10, "true")).isFalse();
    assertThat(
            assertThrows(
                IllegalArgumentException.class, () -> invariant(VllmRevision.V2026_07, "true")))
        .hasMessageThat()
        .isEqualTo("Invalid value 'true' for VLLM_BATCH_INVARIANT. It takes an integer of 32 bits");
  }

  @Test
  void aRevisionDoesNotReadWhatItDoesNotHave() {
    Map<String, String> variables =
        Map.of("VLLM_ALL2ALL_BACKEND", "mori", "VLLM_TUNED_CONFIG_FOLDER", "/tuned");
    MoEEnvironment environment = MoEEnvironment.of(VllmRevision.V2026_07, variables);
    assertThat(environment.all2AllBackend()).isEqualTo("allgather_reducescatter");
    assertThat(environment.tunedConfigFolder()).isEqualTo("/tuned");
    assertThrows(
        IllegalArgumentException.class, () -> MoEEnvironment.of(VllmRevision.V2025_10, variables));
  }

  private static boolean invariant(VllmRevision revision, String value) {
    Map<String, String> variables = Map.of("VLLM_BATCH_INVARIANT", value);
    return MoEEnvironment.of(revision, variables).batchInvariant();
  }

  private static int chunk(String value) {
    return MoEEnvironment.of(VllmRevision.V2025_10, Map.of("VLLM_MOE_DP_CHUNK_SIZE", value))
        .moeDpChunkSize();
  }

  @Test
  void aWrongChoiceNamesTheVariableAndWhatItTakes() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                MoEEnvironment.of(
                    VllmRevision.V2025_10, Map.of("VLLM_FLASHINFER_MOE_BACKEND", "Latency")));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "Invalid value 'Latency' for VLLM_FLASHINFER_MOE_BACKEND. Valid options: [throughput,"
                + " latency]");
  }
}
