package dev.moequant.tensors;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorTypeTest {
  @ParameterizedTest
  @CsvSource({
    "float32, F32",
    "torch.float32, F32",
    "f32, F32",
    "bfloat16, BF16",
    "torch.float8_e4m3fn, F8_E4M3",
    "F8_e5m2, F8_E5M2",
    "Torch.UInt8, U8"
  })
  void otherSpellingsAreUnderstood(String name, String meant) {
    assertThat(TensorType.of(name).meant()).hasValue(TensorType.of(meant));
  }

  @ParameterizedTest
  @CsvSource({"F32", "BF16", "F4", "float4", "torch."})
  void rightAndUnknownNamesMeanNothingElse(String name) {
    assertThat(TensorType.of(name).meant()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // what an unannotated caller can do
  void aTypeHasAName() {
    assertThat(assertThrows(NullPointerException.class, () -> new TensorType(null)))
        .hasMessageThat()
        .isEqualTo("a TensorType has a name, for example F32");
    assertThat(assertThrows(IllegalArgumentException.class, () -> TensorType.of(" ")))
        .hasMessageThat()
        .isEqualTo("a TensorType has a name, for example F32");
  }
}
