package dev.moequant.samples.tour;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.samples.models.DeepSeekR1Int8Experts;
import dev.moequant.samples.models.DeepSeekR1Int8ExpertsQuantConfig;
import dev.moequant.samples.models.DeepSeekV3Experts;
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig;
import dev.moequant.samples.models.LayerSizes;
import dev.moequant.samples.models.Llama4ScoutExperts;
import dev.moequant.samples.models.Llama4ScoutExpertsQuantConfig;
import dev.moequant.samples.models.Mixtral8x7BExperts;
import dev.moequant.samples.models.Mixtral8x7BExpertsQuantConfig;
import dev.moequant.samples.models.Qwen3Moe30BExperts;
import dev.moequant.samples.models.Qwen3Moe30BExpertsQuantConfig;
import dev.moequant.samples.models.Tensor;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SchemeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A model as the tour shows it.
 *
 * @param checkpoint its name on Hugging Face
 * @param sizes the sizes of its experts
 * @param scheme what its class declares
 * @param config makes its config, through its class and the generated factory
 */
record Exhibit(
    String checkpoint,
    LayerSizes sizes,
    SchemeSpec scheme,
    Supplier<FusedMoEQuantConfig<Tensor>> config) {

  static List<Exhibit> all() {
    return List.of(deepSeekV3(), qwen3(), mixtral(), llama4Scout(), deepSeekR1Int8());
  }

  private static Exhibit deepSeekV3() {
    ExpertScales scales = ExpertScales.perBlock(DeepSeekV3Experts.SIZES, 128);
    return new Exhibit(
        "deepseek-ai/DeepSeek-V3",
        DeepSeekV3Experts.SIZES,
        DeepSeekV3ExpertsQuantConfig.SCHEME,
        () -> new DeepSeekV3Experts().quantConfig(scales.w13(), scales.w2()));
  }

  private static Exhibit qwen3() {
    ExpertScales scales = ExpertScales.perBlock(Qwen3Moe30BExperts.SIZES, 128);
    return new Exhibit(
        "Qwen/Qwen3-30B-A3B-FP8",
        Qwen3Moe30BExperts.SIZES,
        Qwen3Moe30BExpertsQuantConfig.SCHEME,
        () -> new Qwen3Moe30BExperts(scales.w13(), scales.w2()).quantConfig());
  }

  private static Exhibit mixtral() {
    ExpertScales scales = ExpertScales.perExpert(Mixtral8x7BExperts.SIZES);
    Tensor input = Tensor.f32(1);
    Tensor intermediate = Tensor.f32(1);
    return new Exhibit(
        "nm-testing/Mixtral-8x7B-Instruct-v0.1-FP8",
        Mixtral8x7BExperts.SIZES,
        Mixtral8x7BExpertsQuantConfig.SCHEME,
        () -> new Mixtral8x7BExperts(scales.w13(), scales.w2()).quantConfig(input, intermediate));
  }

  private static Exhibit llama4Scout() {
    ExpertScales scales = ExpertScales.perChannel(Llama4ScoutExperts.SIZES);
    return new Exhibit(
        "RedHatAI/Llama-4-Scout-17B-16E-Instruct-FP8-dynamic",
        Llama4ScoutExperts.SIZES,
        Llama4ScoutExpertsQuantConfig.SCHEME,
        () -> new Llama4ScoutExperts().quantConfig(scales.w13(), scales.w2()));
  }

  private static Exhibit deepSeekR1Int8() {
    ExpertScales scales = ExpertScales.perChannel(DeepSeekR1Int8Experts.SIZES);
    return new Exhibit(
        "meituan/DeepSeek-R1-Channel-INT8",
        DeepSeekR1Int8Experts.SIZES,
        DeepSeekR1Int8ExpertsQuantConfig.SCHEME,
        () -> new DeepSeekR1Int8Experts().quantConfig(scales.w13(), scales.w2()));
  }

  String title() {
    return checkpoint
        + ": "
        + sizes.experts()
        + " experts, hidden size "
        + sizes.hidden()
        + ", intermediate size "
        + sizes.intermediate();
  }

  /** The scheme as declared and in words, then the config's properties. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  " + scheme.annotation());
    SchemeWords.of(scheme).forEach(words -> lines.add("    " + words));
    VllmProperties.of(config.get(), sizes.hidden()).forEach(line -> lines.add("  " + line));
    return lines;
  }
}
