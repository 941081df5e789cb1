package dev.moequant.samples.tour;

import dev.moequant.samples.layers.TinyLayers;
import dev.moequant.samples.models.DeepSeekNvfp4Experts;
import dev.moequant.samples.models.DeepSeekNvfp4ExpertsQuantConfig;
import dev.moequant.samples.models.DeepSeekR1Int8Experts;
import dev.moequant.samples.models.DeepSeekR1Int8ExpertsQuantConfig;
import dev.moequant.samples.models.DeepSeekR1Mxfp4Experts;
import dev.moequant.samples.models.DeepSeekR1Mxfp4ExpertsQuantConfig;
import dev.moequant.samples.models.DeepSeekV3Experts;
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig;
import dev.moequant.samples.models.DeepSeekV4FlashExperts;
import dev.moequant.samples.models.DeepSeekV4FlashExpertsQuantConfig;
import dev.moequant.samples.models.GgufQ8;
import dev.moequant.samples.models.GptOss120BExperts;
import dev.moequant.samples.models.GptOss120BExpertsQuantConfig;
import dev.moequant.samples.models.GptOss20BExperts;
import dev.moequant.samples.models.GptOss20BExpertsQuantConfig;
import dev.moequant.samples.models.GptOssFp8Experts;
import dev.moequant.samples.models.GptOssFp8ExpertsQuantConfig;
import dev.moequant.samples.models.GptOssQuarkExperts;
import dev.moequant.samples.models.GptOssQuarkExpertsQuantConfig;
import dev.moequant.samples.models.Llama4ScoutExperts;
import dev.moequant.samples.models.Llama4ScoutExpertsQuantConfig;
import dev.moequant.samples.models.Mixtral8x22BInt8Experts;
import dev.moequant.samples.models.Mixtral8x22BInt8ExpertsQuantConfig;
import dev.moequant.samples.models.Mixtral8x7BExperts;
import dev.moequant.samples.models.Mixtral8x7BExpertsQuantConfig;
import dev.moequant.samples.models.MixtralAwqExperts;
import dev.moequant.samples.models.MixtralAwqExpertsQuantConfig;
import dev.moequant.samples.models.MixtralExperts;
import dev.moequant.samples.models.MixtralExpertsQuantConfig;
import dev.moequant.samples.models.Qwen36Nvfp4Experts;
import dev.moequant.samples.models.Qwen36Nvfp4ExpertsQuantConfig;
import dev.moequant.samples.models.Qwen3Fp8OnMarlinExperts;
import dev.moequant.samples.models.Qwen3Fp8OnMarlinExpertsQuantConfig;
import dev.moequant.samples.models.Qwen3GgufExperts;
import dev.moequant.samples.models.Qwen3GgufExpertsQuantConfig;
import dev.moequant.samples.models.Qwen3Moe30BExperts;
import dev.moequant.samples.models.Qwen3Moe30BExpertsQuantConfig;
import dev.moequant.samples.models.Qwen3Mxfp8Experts;
import dev.moequant.samples.models.Qwen3Mxfp8ExpertsQuantConfig;
import dev.moequant.samples.models.Qwen3W4A8Experts;
import dev.moequant.samples.models.Qwen3W4A8ExpertsQuantConfig;
import dev.moequant.tensors.TensorType;
import java.util.List;
import java.util.stream.Stream;

/** The models of the tour, at least one for each scheme annotation. */
final class Exhibits {
  private Exhibits() {}

  static List<Exhibit> all() {
    return Stream.of(fp8Blocks(), otherFp8(), integers(), gptOss(), fourBitFloats(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Exhibit> fp8Blocks() {
    return List.of(
        Exhibit.of(
            "deepseek-ai/DeepSeek-V3",
            DeepSeekV3ExpertsQuantConfig.SCHEME,
            DeepSeekV3ExpertsQuantConfig.LAYER,
            DeepSeekV3ExpertsQuantConfig.Deployment.values(),
            TinyLayers.fp8Blocks(128),
            layer -> DeepSeekV3Experts.of(layer).quantConfig()),
        Exhibit.of(
            "Qwen/Qwen3-30B-A3B-FP8",
            Qwen3Moe30BExpertsQuantConfig.SCHEME,
            Qwen3Moe30BExpertsQuantConfig.LAYER,
            Qwen3Moe30BExpertsQuantConfig.Deployment.values(),
            TinyLayers.fp8Blocks(128),
            layer -> new Qwen3Moe30BExperts(layer).quantConfig()),
        Exhibit.of(
            "Qwen/Qwen3-30B-A3B-FP8, on a GPU without fp8 arithmetic",
            Qwen3Fp8OnMarlinExpertsQuantConfig.SCHEME,
            Qwen3Fp8OnMarlinExpertsQuantConfig.LAYER,
            Qwen3Fp8OnMarlinExpertsQuantConfig.Deployment.values(),
            TinyLayers.fp8Blocks(128),
            layer -> Qwen3Fp8OnMarlinExperts.of(layer).quantConfig()));
  }

  private static List<Exhibit> otherFp8() {
    return List.of(
        Exhibit.of(
            "nm-testing/Mixtral-8x7B-Instruct-v0.1-FP8",
            Mixtral8x7BExpertsQuantConfig.SCHEME,
            Mixtral8x7BExpertsQuantConfig.LAYER,
            Mixtral8x7BExpertsQuantConfig.Deployment.values(),
            TinyLayers.fp8PerTensor(),
            layer -> Mixtral8x7BExperts.of(layer).quantConfig()),
        Exhibit.of(
            "RedHatAI/Llama-4-Scout-17B-16E-Instruct-FP8-dynamic",
            Llama4ScoutExpertsQuantConfig.SCHEME,
            Llama4ScoutExpertsQuantConfig.LAYER,
            Llama4ScoutExpertsQuantConfig.Deployment.values(),
            TinyLayers.perChannel(TensorType.F8_E4M3),
            layer -> new Llama4ScoutExperts(layer).quantConfig()),
        Exhibit.of(
            "AliEdalati97/Qwen3-30B-A3B-MXFP8",
            Qwen3Mxfp8ExpertsQuantConfig.SCHEME,
            Qwen3Mxfp8ExpertsQuantConfig.LAYER,
            Qwen3Mxfp8ExpertsQuantConfig.Deployment.values(),
            TinyLayers.mxfp8(),
            layer -> Qwen3Mxfp8Experts.of(layer).quantConfig()));
  }

  private static List<Exhibit> integers() {
    return List.of(
        Exhibit.of(
            "meituan/DeepSeek-R1-Channel-INT8",
            DeepSeekR1Int8ExpertsQuantConfig.SCHEME,
            DeepSeekR1Int8ExpertsQuantConfig.LAYER,
            DeepSeekR1Int8ExpertsQuantConfig.Deployment.values(),
            TinyLayers.perChannel(TensorType.I8),
            layer -> new DeepSeekR1Int8Experts(layer).quantConfig()),
        Exhibit.of(
            "mistralai/Mixtral-8x22B-v0.1, quantized while it is loaded",
            Mixtral8x22BInt8ExpertsQuantConfig.SCHEME,
            Mixtral8x22BInt8ExpertsQuantConfig.LAYER,
            Mixtral8x22BInt8ExpertsQuantConfig.Deployment.values(),
            TinyLayers.expertsInt8(),
            layer -> new Mixtral8x22BInt8Experts(layer).quantConfig()),
        Exhibit.of(
            "casperhansen/mixtral-instruct-awq",
            MixtralAwqExpertsQuantConfig.SCHEME,
            MixtralAwqExpertsQuantConfig.LAYER,
            MixtralAwqExpertsQuantConfig.Deployment.values(),
            TinyLayers.int4Groups(128),
            layer -> new MixtralAwqExperts(layer).quantConfig()),
        Exhibit.of(
            "czhu-cohere/Qwen3-30B-A3B-quantized.w4a8",
            Qwen3W4A8ExpertsQuantConfig.SCHEME,
            Qwen3W4A8ExpertsQuantConfig.LAYER,
            Qwen3W4A8ExpertsQuantConfig.Deployment.values(),
            TinyLayers.int4OfFp8Groups(),
            layer -> Qwen3W4A8Experts.of(layer).quantConfig()));
  }

  private static List<Exhibit> gptOss() {
    return List.of(
        Exhibit.of(
            "openai/gpt-oss-20b",
            GptOss20BExpertsQuantConfig.SCHEME,
            GptOss20BExpertsQuantConfig.LAYER,
            GptOss20BExpertsQuantConfig.Deployment.values(),
            TinyLayers.mxfp4(TinyLayers.biases()),
            layer -> GptOss20BExperts.of(layer).quantConfig()),
        Exhibit.of(
            "openai/gpt-oss-120b, with activations in mxfp8",
            GptOss120BExpertsQuantConfig.SCHEME,
            GptOss120BExpertsQuantConfig.LAYER,
            GptOss120BExpertsQuantConfig.Deployment.values(),
            TinyLayers.mxfp4(TinyLayers.biases()),
            layer -> GptOss120BExperts.of(layer).quantConfig()),
        Exhibit.of(
            "amd/gpt-oss-120b-w-mxfp4-a-fp8",
            GptOssQuarkExpertsQuantConfig.SCHEME,
            GptOssQuarkExpertsQuantConfig.LAYER,
            GptOssQuarkExpertsQuantConfig.Deployment.values(),
            TinyLayers.mxfp4OnFp8(),
            layer -> GptOssQuarkExperts.of(layer).quantConfig()),
        Exhibit.of(
            "amd/gpt-oss-20b-WFP8-AFP8-KVFP8",
            GptOssFp8ExpertsQuantConfig.SCHEME,
            GptOssFp8ExpertsQuantConfig.LAYER,
            GptOssFp8ExpertsQuantConfig.Deployment.values(),
            TinyLayers.fp8PerTensor(TinyLayers.biases()),
            layer -> GptOssFp8Experts.of(layer).quantConfig()));
  }

  private static List<Exhibit> fourBitFloats() {
    return List.of(
        Exhibit.of(
            "deepseek-ai/DeepSeek-V4-Flash, on DeepGEMM",
            DeepSeekV4FlashExpertsQuantConfig.SCHEME,
            DeepSeekV4FlashExpertsQuantConfig.LAYER,
            DeepSeekV4FlashExpertsQuantConfig.Deployment.values(),
            TinyLayers.mxfp4(),
            layer -> DeepSeekV4FlashExperts.of(layer).quantConfig()),
        Exhibit.of(
            "amd/DeepSeek-R1-0528-MXFP4",
            DeepSeekR1Mxfp4ExpertsQuantConfig.SCHEME,
            DeepSeekR1Mxfp4ExpertsQuantConfig.LAYER,
            DeepSeekR1Mxfp4ExpertsQuantConfig.Deployment.values(),
            TinyLayers.mxfp4(),
            layer -> DeepSeekR1Mxfp4Experts.of(layer).quantConfig()),
        Exhibit.of(
            "nvidia/Qwen3.6-35B-A3B-NVFP4",
            Qwen36Nvfp4ExpertsQuantConfig.SCHEME,
            Qwen36Nvfp4ExpertsQuantConfig.LAYER,
            Qwen36Nvfp4ExpertsQuantConfig.Deployment.values(),
            TinyLayers.nvfp4Weights(),
            layer -> Qwen36Nvfp4Experts.of(layer).quantConfig()),
        Exhibit.of(
            "nvidia/DeepSeek-V3-0324-NVFP4",
            DeepSeekNvfp4ExpertsQuantConfig.SCHEME,
            DeepSeekNvfp4ExpertsQuantConfig.LAYER,
            DeepSeekNvfp4ExpertsQuantConfig.Deployment.values(),
            TinyLayers.nvfp4(),
            layer -> new DeepSeekNvfp4Experts(layer).quantConfig()));
  }

  private static List<Exhibit> others() {
    return List.of(
        Exhibit.of(
            "mistralai/Mixtral-8x7B-v0.1",
            MixtralExpertsQuantConfig.SCHEME,
            MixtralExpertsQuantConfig.LAYER,
            MixtralExpertsQuantConfig.Deployment.values(),
            TinyLayers.bfloat16(),
            layer -> new MixtralExperts().quantConfig()),
        Exhibit.of(
                "Qwen3-30B-A3B-Q8_0.gguf",
                Qwen3GgufExpertsQuantConfig.SCHEME,
                Qwen3GgufExpertsQuantConfig.LAYER,
                Qwen3GgufExpertsQuantConfig.Deployment.values(),
                TinyLayers.int8Groups(GgufQ8.BLOCK),
                layer -> Qwen3GgufExperts.of(layer).quantConfig())
            .declaredBy("@" + GgufQ8.class.getSimpleName()));
  }
}
