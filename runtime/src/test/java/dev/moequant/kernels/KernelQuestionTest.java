package dev.moequant.kernels;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelQuestionTest {
  private static final KernelQuestion PLAIN =
      KernelQuestion.of(KernelDevice.cuda(10.3), KernelPair.UNQUANTIZED);

  @Test
  void whatIsNotSaidHasVllmsDefaultOrNone() {
    assertThat(PLAIN.get(Quantity.ACTIVATION)).isEqualTo(Optional.of("silu"));
    assertThat(PLAIN.get(Quantity.IS_ACT_AND_MUL)).isEqualTo(Optional.of(true));
    assertThat(PLAIN.get(Quantity.IN_DTYPE)).isEqualTo(Optional.of("bfloat16"));
    assertThat(PLAIN.get(Quantity.EP_SIZE)).isEqualTo(Optional.of(1));
    assertThat(PLAIN.get(Quantity.ALL2ALL_BACKEND)).isEqualTo(Optional.of("none"));
    assertThat(PLAIN.get(Quantity.HIDDEN_DIM)).isEqualTo(Optional.empty());
    assertThat(PLAIN.get(Quantity.SWIGLU_LIMIT)).isEqualTo(Optional.empty());
    assertThat(PLAIN.moeBackend()).isEqualTo("auto");
    assertThat(PLAIN.method()).isEqualTo(Optional.empty());
    assertThat(PLAIN.has("flashinfer")).isTrue();
  }

  @Test
  void theActivationSaysWhetherThereIsAGate() {
    assertThat(PLAIN.withActivation("relu2_no_mul").get(Quantity.IS_ACT_AND_MUL))
        .isEqualTo(Optional.of(false));
  }

  @Test
  void theDeviceSaysPlatformCapabilityFamilyAndName() {
    assertThat(PLAIN.get(Quantity.CAPABILITY)).isEqualTo(Optional.of(10.3));
    assertThat(PLAIN.get(Quantity.FAMILY)).isEqualTo(Optional.of(100));
    KernelQuestion amd = PLAIN.withDevice(KernelDevice.rocm("gfx942"));
    assertThat(amd.get(Quantity.PLATFORM)).isEqualTo(Optional.of("rocm"));
    assertThat(amd.get(Quantity.GFX)).isEqualTo(Optional.of("gfx942"));
    assertThat(amd.get(Quantity.CAPABILITY)).isEqualTo(Optional.empty());
    assertThat(amd.get(Quantity.FAMILY)).isEqualTo(Optional.empty());
    assertThat(amd.withDevice(KernelDevice.xpu()).get(Quantity.GFX)).isEqualTo(Optional.empty());
    assertThat(KernelDevice.cpu("x86", "amx_tile").toString()).isEqualTo("x86");
    assertThat(PLAIN.toString()).isEqualTo("none|none on compute capability 10.3");
  }

  @Test
  void aCopyLeavesTheFirstAsItIs() {
    KernelQuestion other = PLAIN.withSizes(2880, 720).withPackages(Set.of("triton_kernels"));
    assertThat(other).isNotEqualTo(PLAIN);
    assertThat(PLAIN.get(Quantity.HIDDEN_DIM)).isEqualTo(Optional.empty());
    assertThat(other.has("flashinfer")).isFalse();
    assertThat(other).isEqualTo(PLAIN.withPackages(Set.of("triton_kernels")).withSizes(2880, 720));
    assertThat(other.hashCode())
        .isEqualTo(PLAIN.withPackages(Set.of("triton_kernels")).withSizes(2880, 720).hashCode());
    assertThat(PLAIN.withMoeBackend("triton")).isNotEqualTo(PLAIN);
    assertThat(PLAIN.withEnvironment(Map.of("VLLM_BATCH_INVARIANT", "1"))).isNotEqualTo(PLAIN);
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PLAIN.with(Quantity.HIDDEN_DIM, "2880"));
    assertThat(e).hasMessageThat().isEqualTo("hiddenDim is never 2880");
    assertThrows(
        IllegalArgumentException.class, () -> PLAIN.with(Quantity.BLOCK_SHAPE, List.of(128)));
    assertThrows(
        IllegalArgumentException.class, () -> PLAIN.with(Quantity.BLOCK_SHAPE, List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "|none", "none|", "a|b|c"})
  void aPairIsTwoKeys(String text) {
    assertThrows(IllegalArgumentException.class, () -> KernelPair.of(text));
  }

  @Test
  void starsStandForAnyKey() {
    KernelPair fp8 = KernelPair.of("kFp8StaticTensorSym|none");
    assertThat(KernelPair.of("kFp8StaticTensorSym|*").matches(fp8)).isTrue();
    assertThat(KernelPair.of("*|*").matches(fp8)).isTrue();
    assertThat(KernelPair.of("*|kFp8Dynamic128Sym").matches(fp8)).isFalse();
    assertThat(fp8.toString()).isEqualTo("kFp8StaticTensorSym|none");
  }

  @Test
  void sizesArePaddedToTheNextMultipleOfBoth() {
    Padding padding = new Padding(256, 64, true, Condition.ALWAYS, "load", Set.of(), "vllm/a.py:1");
    assertThat(padding.hiddenDim(2880)).isEqualTo(3072);
    assertThat(padding.intermediateSize(192, 128)).isEqualTo(256);
    assertThat(padding.intermediateSize(192, 48)).isEqualTo(192);
    assertThat(padding.intermediateSize(192, -1)).isEqualTo(192);
    assertThrows(ArithmeticException.class, () -> padding.hiddenDim(Integer.MAX_VALUE));
  }
}
