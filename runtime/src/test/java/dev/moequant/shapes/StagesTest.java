package dev.moequant.shapes;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.testing.Goldens;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stored, loaded, factory. What is expected is written from {@code create_weights} of vLLM's
 * methods, not from the table.
 */
class StagesTest {
  private static final String MODEL = "bfloat16 or float16 or float32";

  private static final List<SchemeSpec> READY =
      List.of(
          SchemeSpec.unquantized(),
          SchemeSpec.fp8W8A8(),
          SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true),
          SchemeSpec.fp8W8A8().withBlockShape(128, 128),
          SchemeSpec.fp8W8A8().withStaticActivations(true),
          SchemeSpec.fp8W8A16(),
          SchemeSpec.int8W8A8(),
          SchemeSpec.int8W8A16(),
          SchemeSpec.int4W4A16(),
          SchemeSpec.int4W4A16().withZeroPoints(true),
          SchemeSpec.int4W4A8(),
          SchemeSpec.mxfp4W4A16().with(SchemeMember.BIAS, true),
          SchemeSpec.mxfp4W4A8(),
          SchemeSpec.mxfp4Mxfp8(),
          SchemeSpec.mxfp4W4A4(),
          SchemeSpec.mxfp8W8A8(),
          SchemeSpec.nvfp4W4A16(),
          SchemeSpec.nvfp4W4A4());

  private static Arguments loaded(SchemeSpec scheme, String... tensors) {
    return Arguments.of(scheme, List.of(tensors));
  }

  static Stream<Arguments> loadedSchemes() {
    return Stream.of(floats(), integers(), formats()).flatMap(rows -> rows);
  }

  private static Stream<Arguments> floats() {
    return Stream.of(
        loaded(
            SchemeSpec.unquantized().with(SchemeMember.BIAS, true),
            "w13_weight " + MODEL + " [E, 2I, H]",
            "w2_weight " + MODEL + " [E, H, I]",
            "w13_bias " + MODEL + " [E, 2I]",
            "w2_bias " + MODEL + " [E, H]"),
        loaded(
            SchemeSpec.fp8W8A8().withStaticActivations(true),
            "w13_weight float8_e4m3fn [E, 2I, H]",
            "w2_weight float8_e4m3fn [E, H, I]",
            "w13_weight_scale float32 [E, 2]",
            "w2_weight_scale float32 [E]",
            "w13_input_scale float32 [E]",
            "w2_input_scale float32 [E]"),
        loaded(
            SchemeSpec.fp8W8A8().withBlockShape(128, 128),
            "w13_weight float8_e4m3fn [E, 2I, H]",
            "w2_weight float8_e4m3fn [E, H, I]",
            "w13_weight_scale float32 [E, 2*ceil(I/128), ceil(H/128)]",
            "w2_weight_scale float32 [E, ceil(H/128), ceil(I/128)]"));
  }

  private static Stream<Arguments> formats() {
    return Stream.of(
        loaded(
            SchemeSpec.mxfp4W4A16().with(SchemeMember.PRECISION_CONFIG, true),
            "w13_weight uint8 [E, 2I, H/2]",
            "w2_weight uint8 [E, H, I/2]",
            "w13_weight_scale uint8 [E, 2I, ceil(H/32)]",
            "w2_weight_scale uint8 [E, H, ceil(I/32)]"),
        loaded(
            SchemeSpec.mxfp8W8A8(),
            "w13_weight float8_e4m3fn [E, 2I, H]",
            "w2_weight float8_e4m3fn [E, H, I]",
            "w13_weight_scale uint8 [E, 2I, ceil(H/32)]",
            "w2_weight_scale uint8 [E, H, ceil(I/32)]"),
        loaded(
            SchemeSpec.nvfp4W4A4(),
            "w13_weight uint8 [E, 2I, H/2]",
            "w2_weight uint8 [E, H, I/2]",
            "w13_weight_scale float8_e4m3fn [E, 2I, ceil(H/16)]",
            "w2_weight_scale float8_e4m3fn [E, H, ceil(I/16)]",
            "w13_weight_global_scale float32 [E, 2]",
            "w2_weight_global_scale float32 [E]",
            "w13_input_global_scale float32 [E, 2]",
            "w2_input_global_scale float32 [E]"));
  }

  private static Stream<Arguments> integers() {
    return Stream.of(
        loaded(
            SchemeSpec.int8W8A8(),
            "w13_weight int8 [E, 2I, H]",
            "w2_weight int8 [E, H, I]",
            "w13_weight_scale float32 [E, 2I, 1]",
            "w2_weight_scale float32 [E, H, 1]"),
        loaded(
            SchemeSpec.int4W4A16().withZeroPoints(true),
            "w13_weight uint8 [E, 2I, H/2]",
            "w2_weight uint8 [E, H, I/2]",
            "w13_weight_scale " + MODEL + " [E, 2I, ceil(H/128)]",
            "w2_weight_scale " + MODEL + " [E, H, ceil(I/128)]",
            "w13_weight_zero_point uint8 [E, 2I/2, ceil(H/128)]",
            "w2_weight_zero_point uint8 [E, H/2, ceil(I/128)]"),
        loaded(
            SchemeSpec.int4W4A8(),
            "w13_weight int32 [E, 2I, H/8]",
            "w2_weight int32 [E, H, I/8]",
            "w13_weight_scale " + MODEL + " [E, 2I, ceil(H/128)]",
            "w2_weight_scale " + MODEL + " [E, H, ceil(I/128)]",
            "w13_weight_chan_scale float32 [E, 2I]",
            "w2_weight_chan_scale float32 [E, H]"));
  }

  @ParameterizedTest
  @MethodSource("loadedSchemes")
  void loaded(SchemeSpec scheme, List<String> tensors) {
    assertThat(LoadedTensors.of(scheme).stream().map(LoadedTensor::toString).toList())
        .containsExactlyElementsIn(tensors);
  }

  /** Four values of mxfp6 are three bytes. */
  @Test
  void mxfp6IsThreeQuarters() {
    SchemeSpec mxfp6 =
        SchemeSpec.quantScheme()
            .with(SchemeMember.ACTIVATIONS_DTYPE, DType.MXFP6_E3M2)
            .with(SchemeMember.WEIGHTS_DTYPE, DType.MXFP6_E3M2);
    LoadedTensor weight = LoadedTensors.of(mxfp6).get(0);

    assertThat(weight.toString()).isEqualTo("w13_weight uint8 [E, 2I, 3*H/4]");
    assertThat(weight.sizes(new LayerSizes(8, 2048, 768, true, 1)))
        .containsExactly(8L, 1536L, 1536L)
        .inOrder();
  }

  /** Sizes as in the headers of deepseek-ai/DeepSeek-V3: I_full is 2048, and tp does not count. */
  @Test
  void deepSeekStoresGateAndUpApart() {
    LayerSizes onEightRanks = new LayerSizes(256, 7168, 2048 / 8, true, 8);
    assertThat(
            StoredTensors.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128), true).stream()
                .map(tensor -> tensor.name() + " " + tensor.sizes(onEightRanks)))
        .containsExactly(
            "gate_proj.weight [2048, 7168]",
            "up_proj.weight [2048, 7168]",
            "down_proj.weight [7168, 2048]",
            "gate_proj.weight_scale [16, 56]",
            "up_proj.weight_scale [16, 56]",
            "down_proj.weight_scale [56, 16]");
  }

  /** Nemotron's experts have no gate; a global scale is one number. */
  @Test
  void withoutGatingThereIsNoGate() {
    assertThat(StoredTensors.of(SchemeSpec.nvfp4W4A4(), false).stream().map(StoredTensor::toString))
        .containsExactly(
            "up_proj.weight uint8 [I_full, H/2]",
            "down_proj.weight uint8 [H, I_full/2]",
            "up_proj.weight_scale float8_e4m3fn [I_full, ceil(H/16)]",
            "down_proj.weight_scale float8_e4m3fn [H, ceil(I_full/16)]",
            "up_proj.weight_global_scale float32 []",
            "down_proj.weight_global_scale float32 []",
            "up_proj.input_global_scale float32 []",
            "down_proj.input_global_scale float32 []");
    LoadedTensor global = LoadedTensors.of(SchemeSpec.nvfp4W4A4()).get(4);
    assertThat(global.sizes(new LayerSizes(8, 2688, 1856, false, 1))).containsExactly(8L, 1L);
  }

  /** vLLM takes the scales of int4 groups apart as it loads them: no file has both parts. */
  @Test
  void whatVllmMakesIsNotStored() {
    assertThat(
            StoredTensors.of(SchemeSpec.int4W4A8(), true).stream()
                .map(StoredTensor::role)
                .distinct())
        .containsExactly(TensorRole.WEIGHT, TensorRole.WEIGHT_SCALE);
  }

  @Test
  void theStagesHoldTheSameTensors() {
    READY.forEach(
        scheme -> {
          List<LoadedTensor> loaded = LoadedTensors.of(scheme);
          assertWithMessage("%s", scheme)
              .that(loaded.stream().map(LoadedTensor::name).distinct().count())
              .isEqualTo(loaded.size());
          assertWithMessage("%s", scheme)
              .that(loaded.size())
              .isEqualTo(2 + ExpectedTensors.ofTensors(scheme).count());
          LayerSizes whole = new LayerSizes(4, 1024, 512, true, 1);
          long stored =
              StoredTensors.of(scheme, true).stream()
                  .filter(tensor -> tensor.role() == TensorRole.WEIGHT)
                  .mapToLong(tensor -> product(tensor.sizes(whole)))
                  .sum();
          long held =
              loaded.stream()
                  .filter(tensor -> tensor.role() == TensorRole.WEIGHT)
                  .mapToLong(tensor -> product(tensor.sizes(whole)))
                  .sum();
          assertWithMessage("%s", scheme).that(held).isEqualTo(4 * stored);
        });
  }

  private static long product(List<Long> sizes) {
    return sizes.stream().reduce(1L, Math::multiplyExact);
  }

  /** docs/shapes.md is made of the three tables, for what the ready annotations say by default. */
  @Test
  void page() {
    String page =
        PAGE_HEAD + READY.stream().map(StagesTest::section).collect(Collectors.joining("\n"));
    Goldens.assertMatches("../../../../docs/shapes.md", page);
  }

  private static final String PAGE_HEAD =
      """
      # The tensors of each scheme

      A tensor of a layer is stored in a checkpoint, loaded onto a rank, and given to a config. These are three shapes:

      * **stored**: of one expert, gate and up apart, before tensor parallelism divides I (I_full). Rows first, as compressed-tensors, ModelOpt and
        DeepSeek's fp8 store them; AWQ and GPTQ store the same values with K in front of N.
      * **loaded**: of all experts of the rank, gate and up stacked, as `create_weights` of vLLM's method registers them.
      * **factory**: fused and requantized, as `FusedMoEQuantConfig` gets them, before any swizzle. Weights are no part of a config.

      E is the number of experts on the rank, H the hidden size, I the intermediate size of the rank. Without gating 2I is I, and 2 is 1.
      Made from the tables in `dev.moequant.shapes` by a test (`StagesTest`); vLLM 17edd8a80 and b6ff8a2f5.

      """;

  private static String section(SchemeSpec scheme) {
    StringBuilder text = new StringBuilder("## `" + scheme + "`\n\n```\n");
    StoredTensors.of(scheme, true).stream()
        .filter(tensor -> tensor.projection() != Projection.UP)
        .forEach(tensor -> text.append("stored   ").append(tensor).append('\n'));
    LoadedTensors.of(scheme)
        .forEach(tensor -> text.append("loaded   ").append(tensor).append('\n'));
    ExpectedTensors.of(scheme)
        .forEach(tensor -> text.append("factory  ").append(tensor).append('\n'));
    return text.append("```\n").toString();
  }
}
