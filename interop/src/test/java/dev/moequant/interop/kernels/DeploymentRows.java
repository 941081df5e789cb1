package dev.moequant.interop.kernels;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Layers in deployments, and what is found about their kernels: real reports, mostly. */
final class DeploymentRows {
  static final SchemeSpec FP8 = SchemeSpec.fp8W8A8().withBlockShape(128, 128);
  static final SchemeSpec GPT_OSS = SchemeSpec.mxfp4W4A16().with(SchemeMember.BIAS, true);

  static final Scope<LayerOptions> QWEN3 = sizes(128, 8, 2048, 768);
  static final Scope<LayerOptions> DEEPSEEK =
      sizes(256, 8, 7168, 2048).and(l -> l.routing(Routing.DEEPSEEK_V3));
  private static final Scope<LayerOptions> GPT_OSS_LAYER =
      sizes(128, 4, 2880, 2880)
          .and(
              l -> {
                l.activation(Activation.SWIGLUOAI);
                l.bias();
                l.swigluLimit(7.0);
              });
  private static final Scope<LayerOptions> NEMOTRON =
      sizes(128, 6, 2688, 1856).and(l -> l.activation(Activation.RELU2_NO_MUL));

  static Scope<LayerOptions> sizes(int experts, int topK, int hidden, int intermediate) {
    return l -> {
      l.numExperts(experts);
      l.expertsPerToken(topK);
      l.hiddenDim(hidden);
      l.intermediateSize(intermediate);
    };
  }

  static Scope<DeploymentOptions> on(Gpu gpu, int tp) {
    return d -> {
      d.gpu(gpu);
      d.tp(tp);
    };
  }

  static Scope<DeploymentOptions> on(Gpu gpu, int tp, Kernel kernel) {
    return on(gpu, tp).and(d -> d.kernel(kernel));
  }

  static Scope<DeploymentOptions> dealtOut(Gpu gpu, int dp, All2AllBackend all2all) {
    return on(gpu, 1)
        .and(
            d -> {
              d.dp(dp);
              d.expertParallel();
              d.all2all(all2all);
            });
  }

  static Arguments row(
      String why,
      SchemeSpec scheme,
      Scope<LayerOptions> layer,
      Scope<DeploymentOptions> deployment,
      String... ids) {
    return Arguments.of(
        why, scheme, LayerSpec.of(layer), DeploymentSpec.of("d", deployment), List.of(ids));
  }

  /** All of them. */
  static Stream<Arguments> rows() {
    return Stream.of(
            chosen(),
            NamedKernelRows.named(),
            NamedKernelRows.inVain(),
            NamedKernelRows.judged(),
            silently(),
            likeThose(),
            withoutName(),
            onSomeGpu(),
            besideThem(),
            otherNames())
        .flatMap(each -> each);
  }

  private static Stream<Arguments> chosen() {
    return Stream.of(
        row("DeepSeek-V3 on a node of H100", FP8, DEEPSEEK, on(Gpu.H100, 8)),
        row(
            "int4 in two groups a rank (vllm 41511)",
            SchemeSpec.int4W4A16(),
            sizes(256, 6, 4096, 2048),
            on(Gpu.H200, 8)),
        row("gpt-oss on one H100", GPT_OSS, GPT_OSS_LAYER, on(Gpu.H100, 1)),
        row("gpt-oss, whatever the GPU is", GPT_OSS, GPT_OSS_LAYER, d -> {}),
        row("the CPU's own code", SchemeSpec.unquantized(), QWEN3, on(Gpu.CPU_ARM64, 1)),
        row(
            "DeepEP's low latency kernels",
            FP8,
            DEEPSEEK,
            dealtOut(Gpu.H100, 16, All2AllBackend.DEEPEP_LOW_LATENCY)),
        row(
            "per-tensor int8 on Intel",
            SchemeSpec.int8W8A8(),
            QWEN3,
            on(Gpu.ARC_B580, 1),
            "MOEQ606"),
        row(
            "int4 with fp8 takes hidden sizes of 256",
            SchemeSpec.int4W4A8(),
            sizes(256, 6, 2880, 2048),
            on(Gpu.H100, 1),
            "MOEQ606"),
        row(
            "int4 with fp8, whatever the GPU is",
            SchemeSpec.int4W4A8(),
            sizes(256, 6, 2880, 2048),
            d -> {},
            "MOEQ606"));
  }

  private static Stream<Arguments> silently() {
    return Stream.of(
        row("fp8 on T4 (lmdeploy 4863)", FP8, sizes(256, 8, 2048, 512), on(Gpu.T4, 4), "MOEQ607"),
        row(
            "fp8 on A100 (ktransformers 1978)",
            FP8,
            sizes(256, 8, 2048, 512),
            on(Gpu.A100, 1),
            "MOEQ607"),
        row("nvfp4 on H100", SchemeSpec.nvfp4W4A4(), DEEPSEEK, on(Gpu.H100, 8), "MOEQ607"),
        row("Marlin asked for", FP8, DEEPSEEK, on(Gpu.H100, 8, Kernel.MARLIN), "MOEQ607"),
        row(
            "gpt-oss on eight ranks, of which the last has less",
            GPT_OSS,
            GPT_OSS_LAYER,
            on(Gpu.H100, 8),
            "MOEQ409"),
        row(
            "gpt-oss is padded (vllm 52051)",
            GPT_OSS,
            GPT_OSS_LAYER,
            on(Gpu.B200, 2, Kernel.FLASHINFER_TRTLLM).and(d -> d.expertParallel()),
            "MOEQ409"),
        row(
            "nvfp4 without a gate (vllm 52308)",
            SchemeSpec.nvfp4W4A4(),
            NEMOTRON,
            on(Gpu.B200, 1),
            "MOEQ612"),
        row(
            "a clamp",
            FP8,
            sizes(256, 8, 7168, 2048).and(l -> l.swigluLimit(10.0)),
            on(Gpu.H100, 8, Kernel.HPC),
            "MOEQ609"));
  }

  private DeploymentRows() {}

  /** What AUTO is a way out of. */
  private static Stream<Arguments> withoutName() {
    return Stream.of(
        row(
            "a name that the oracle of the scheme does not know",
            SchemeSpec.unquantized(),
            sizes(8, 8, 4096, 1024).and(l -> l.routerWeightOnInput(true)),
            d -> {
              d.dp(8);
              d.kernel(Kernel.HPC);
            },
            "MOEQ601"),
        row(
            "what runs on a CPU has no name",
            SchemeSpec.unquantized(),
            QWEN3,
            on(Gpu.CPU_X86_WITH_AMX, 1, Kernel.TRITON),
            "MOEQ602"));
  }

  /** Each is right but for what the rows above have more. */
  private static Stream<Arguments> likeThose() {
    return Stream.of(
        row("nvfp4 with a gate", SchemeSpec.nvfp4W4A4(), DEEPSEEK, on(Gpu.B200, 8)),
        row(
            "nvfp4 without a gate, by CUTLASS",
            SchemeSpec.nvfp4W4A4(),
            NEMOTRON,
            on(Gpu.B200, 1, Kernel.FLASHINFER_CUTLASS)),
        row(
            "the layer's clamp is the kernel's own, whatever the scheme's is",
            GPT_OSS.with(SchemeMember.GEMM1_CLAMP_LIMIT, 10.0),
            GPT_OSS_LAYER,
            on(Gpu.H100, 1)),
        row("fp8 without a gate", SchemeSpec.fp8W8A8(), NEMOTRON, on(Gpu.B200, 1)),
        row(
            "kernels are not asked about blocks that ranks cut",
            FP8,
            QWEN3,
            on(Gpu.A100, 4, Kernel.FLASHINFER_TRTLLM),
            "MOEQ403"),
        row(
            "they are asked about groups that ranks cut, which is a warning",
            SchemeSpec.int4W4A16(),
            QWEN3,
            on(Gpu.H100, 8, Kernel.DEEP_GEMM),
            "MOEQ407",
            "MOEQ601"));
  }

  /** Where no GPU is named, those are told of on which it runs. */
  private static Stream<Arguments> onSomeGpu() {
    return Stream.of(
        row(
            "DeepGEMM runs on some GPU, if not on the first",
            FP8,
            DEEPSEEK,
            d -> d.kernel(Kernel.DEEP_GEMM)),
        row(
            "float32 runs on some GPU, if not where Marlin is taken",
            SchemeSpec.fp8W8A8(),
            sizes(128, 6, 2688, 1856).and(l -> l.inDtype(DType.FLOAT32)),
            d -> {}),
        row(
            "the others are those of the GPU that vLLM would choose on",
            SchemeSpec.fp8W8A8().withStaticActivations(true),
            sizes(128, 6, 2688, 1856).and(l -> l.inDtype(DType.FLOAT32)),
            d -> d.kernel(Kernel.DEEP_GEMM),
            "MOEQ601"));
  }

  /** What a message says of other kernels, and why this one is not taken. */
  private static Stream<Arguments> besideThem() {
    return Stream.of(
        row(
            "a scheme for newer GPUs",
            SchemeSpec.fp8W8A8(),
            QWEN3,
            on(Gpu.V100_16GB, 1, Kernel.TRITON),
            "MOEQ602"),
        row(
            "names that only vLLM has are not offered",
            SchemeSpec.mxfp4Mxfp8().with(SchemeMember.BIAS, true),
            GPT_OSS_LAYER,
            on(Gpu.RTX_5070_TI, 1, Kernel.TRITON),
            "MOEQ601"),
        row(
            "vLLM takes one that fails, and others would run",
            FP8,
            sizes(64, 6, 2112, 1024),
            on(Gpu.B200, 1),
            "MOEQ405",
            "MOEQ606"),
        row(
            "vLLM says so in a sentence",
            SchemeSpec.unquantized(),
            QWEN3,
            dealtOut(Gpu.ARC_B580, 8, All2AllBackend.DEEPEP_LOW_LATENCY),
            "MOEQ606"),
        row(
            "a clamp, and a variable that a deployment does not say",
            SchemeSpec.unquantized(),
            QWEN3.and(l -> l.swigluLimit(7.0)),
            on(Gpu.MI300X, 1, Kernel.AITER),
            "MOEQ609"));
  }

  /** What else runs, and what does not although it seems to. */
  private static Stream<Arguments> otherNames() {
    return Stream.of(
        row(
            "a kernel is not offered that would be refused",
            FP8,
            sizes(1024, 22, 4096, 2048)
                .and(
                    l -> {
                      l.swigluLimit(7.0);
                      l.routing(Routing.RENORMALIZE_NAIVE);
                    }),
            on(Gpu.GB200, 1, Kernel.FLASHINFER_TRTLLM),
            "MOEQ605"),
        row(
            "vLLM goes on without a kernel",
            SchemeSpec.fp8W8A8(),
            QWEN3,
            on(Gpu.CPU_ARM64, 1),
            "MOEQ606"),
        row(
            "a name runs what vLLM tries nothing for",
            SchemeSpec.int8W8A16(),
            QWEN3,
            on(Gpu.ARC_B580, 1),
            "MOEQ606"),
        row(
            "AITER waits for a variable on some GPU, too",
            FP8,
            QWEN3,
            d -> {
              d.tp(2);
              d.kernel(Kernel.AITER);
            }));
  }
}
