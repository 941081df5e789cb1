package dev.moequant.tuning;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.layer.Accelerator;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What no recorded answer says: of 2026-08 there is none, and those of the others leave out numbers
 * of tokens.
 */
class DefaultKernelConfigsTest {
  private static final int EXPERTS = 128;
  private static final List<String> DTYPES =
      List.of("", "fp8_w8a8", "fp8_w8a16", "int8_w8a16", "int4_w4a16", "float32");

  private static KernelConfig of(
      VllmRevision revision,
      int tokens,
      @Nullable String dtype,
      @Nullable List<Integer> blockShape,
      Accelerator accelerator) {
    return DefaultKernelConfigs.of(revision, tokens, EXPERTS, 8, dtype, blockShape, accelerator);
  }

  private static KernelConfig int4(VllmRevision revision, int tokens) {
    return of(revision, tokens, "int4_w4a16", List.of(0, 128), Accelerator.CUDA);
  }

  /** 128 experts, 8 for each token: the CUDA kernel is taken up to 96 tokens. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1",
    "1, 1, 1, 1",
    "2, 2, 2, 2",
    "3, 3, 3, 4",
    "4, 4, 4, 4",
    "5, 5, 5, 8",
    "8, 8, 8, 8",
    "9, 9, 9, 16",
    "15, 15, 15, 16",
    "16, 16, 16, 16",
    "17, 16, 16, 16",
    "96, 16, 16, 16",
    "97, 64, 64, 64"
  })
  void rowsOfTheCudaKernelArePowersOfTwoSince2026August(
      int tokens, int in2025, int in2026July, int in2026August) {
    assertThat(int4(V2025_10, tokens).blockSizeM()).isEqualTo(in2025);
    assertThat(int4(V2026_07, tokens).blockSizeM()).isEqualTo(in2026July);
    assertThat(int4(V2026_08, tokens).blockSizeM()).isEqualTo(in2026August);
  }

  @Test
  void settingsOfTheCudaKernelBecameMore() {
    assertThat(int4(V2025_10, 5).settings()).isEqualTo(Map.of("BLOCK_SIZE_M", 5));
    assertThat(int4(V2026_07, 5).settings()).isEqualTo(Map.of("BLOCK_SIZE_M", 5, "SPLIT_K", 1));
    assertThat(int4(V2026_08, 5).settings())
        .isEqualTo(Map.of("BLOCK_SIZE_M", 8, "GROUP_SIZE_M", 1, "SPLIT_K", 1));
  }

  @Test
  void everythingElseIsAsInJuly() {
    for (String dtype : DTYPES) {
      for (Accelerator accelerator : Accelerator.values()) {
        for (int tokens = 0; tokens <= 1_100; tokens++) {
          boolean cudaKernel = dtype.equals("int4_w4a16") && accelerator == Accelerator.CUDA;
          List<Integer> blockShape = cudaKernel ? List.of(0, 16) : List.of(0, 128);
          assertWithMessage("%s, %s, %s tokens", dtype, accelerator, tokens)
              .that(of(V2026_08, tokens, dtype, blockShape, accelerator))
              .isEqualTo(of(V2026_07, tokens, dtype, blockShape, accelerator));
          assertThat(of(V2026_08, tokens, dtype, null, accelerator))
              .isEqualTo(of(V2026_07, tokens, dtype, null, accelerator));
        }
      }
    }
  }

  /** M, N, K, warps and stages change where vLLM's thresholds are, and nowhere else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1    | 16, 64, 128, 1, 1, 4, 4",
        "32   | 16, 64, 128, 1, 1, 4, 4",
        "33   | 32, 64, 128, 1, 1, 4, 3",
        "64   | 32, 64, 128, 1, 1, 4, 3",
        "65   | 32, 128, 64, 1, 1, 4, 3",
        "96   | 32, 128, 64, 1, 1, 4, 3",
        "97   | 64, 128, 64, 1, 1, 4, 3",
        "128  | 64, 128, 64, 1, 1, 4, 3",
        "129  | 64, 128, 64, 1, 1, 8, 3",
        "512  | 64, 128, 64, 1, 1, 8, 3",
        "513  | 128, 128, 64, 1, 1, 8, 3",
        "16511 | 128, 128, 64, 1, 1, 8, 3",
        "16512 | 128, 128, 64, 16, 1, 8, 3",
      })
  void tilesOfPlainWeightsGrowWithTheBatch(int tokens, String values) {
    assertThat(values(of(V2026_07, tokens, null, null, Accelerator.CUDA))).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4  | 16, 64, 128, 1, 1, 4, 4",
        "5  | 16, 64, 128, 1, 1, 4, 3",
        "8  | 16, 64, 128, 1, 1, 4, 3",
        "9  | 16, 128, 128, 1, 1, 4, 3",
        "16 | 16, 128, 128, 1, 1, 4, 3",
        "17 | 16, 128, 128, 32, 1, 4, 3",
        "64 | 16, 128, 128, 32, 1, 4, 3",
        "65 | 64, 128, 128, 32, 1, 4, 3",
      })
  void tilesOfFp8BlocksAreNarrowForFewTokens(int tokens, String values) {
    assertThat(values(of(V2026_07, tokens, "fp8_w8a8", List.of(128, 128), Accelerator.CUDA)))
        .isEqualTo(values);
  }

  @Test
  void tilesAreNotNarrowedOnRocmNorWhereTheBlockDoesNotAllow() {
    List<Integer> blockShape = List.of(128, 128);
    assertThat(values(of(V2026_07, 1, "fp8_w8a8", blockShape, Accelerator.ROCM)))
        .isEqualTo("16, 128, 128, 1, 1, 4, 2");
    assertThat(values(of(V2026_07, 1, "fp8_w8a8", List.of(96, 128), Accelerator.CUDA)))
        .isEqualTo("16, 96, 128, 1, 1, 4, 3");
  }

  private static String values(KernelConfig config) {
    assertThat(config.settings().keySet())
        .containsExactly(
            "BLOCK_SIZE_M",
            "BLOCK_SIZE_N",
            "BLOCK_SIZE_K",
            "GROUP_SIZE_M",
            "SPLIT_K",
            "num_warps",
            "num_stages")
        .inOrder();
    String values = config.settings().values().toString();
    return values.substring(1, values.length() - 1);
  }

  @ParameterizedTest
  @EnumSource
  void noExpertHasNoTokensToCount(VllmRevision revision) {
    assertThrows(
        ArithmeticException.class,
        () ->
            DefaultKernelConfigs.of(
                revision, 1, 0, 8, "int4_w4a16", List.of(0, 128), Accelerator.CUDA));
    assertThat(
            DefaultKernelConfigs.of(revision, 1, 0, 8, null, null, Accelerator.CUDA).blockSizeM())
        .isAnyOf(16, 64);
  }
}
