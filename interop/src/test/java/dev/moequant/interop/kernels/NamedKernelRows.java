package dev.moequant.interop.kernels;

import static dev.moequant.interop.kernels.DeploymentRows.DEEPSEEK;
import static dev.moequant.interop.kernels.DeploymentRows.FP8;
import static dev.moequant.interop.kernels.DeploymentRows.QWEN3;
import static dev.moequant.interop.kernels.DeploymentRows.dealtOut;
import static dev.moequant.interop.kernels.DeploymentRows.on;
import static dev.moequant.interop.kernels.DeploymentRows.row;
import static dev.moequant.interop.kernels.DeploymentRows.sizes;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.Routing;
import dev.moequant.scheme.SchemeSpec;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Layers for which a kernel is asked for by name. */
final class NamedKernelRows {
  private NamedKernelRows() {}

  static Stream<Arguments> named() {
    return Stream.concat(forDevices(), forSchemes());
  }

  private static Stream<Arguments> forDevices() {
    return Stream.of(
        row(
            "AITER waits for a variable that a deployment does not say",
            FP8,
            DEEPSEEK,
            on(Gpu.MI300X, 8, Kernel.AITER)),
        row(
            "TRTLLM is for SM100 (sglang 39807, vllm 33416)",
            SchemeSpec.nvfp4W4A4(),
            sizes(256, 8, 2048, 512),
            on(Gpu.RTX_PRO_6000, 1, Kernel.FLASHINFER_TRTLLM),
            "MOEQ602"),
        row(
            "CUTLASS is right there",
            SchemeSpec.nvfp4W4A4(),
            sizes(256, 8, 2048, 512),
            on(Gpu.RTX_PRO_6000, 1, Kernel.FLASHINFER_CUTLASS)),
        row(
            "B12X knows no expert parallelism",
            SchemeSpec.nvfp4W4A4(),
            DEEPSEEK,
            on(Gpu.RTX_PRO_6000, 8, Kernel.B12X).and(d -> d.expertParallel()),
            "MOEQ603"),
        row(
            "CuteDSL has both forms (sglang 29523)",
            SchemeSpec.nvfp4W4A4(),
            DEEPSEEK,
            dealtOut(Gpu.B200, 8, All2AllBackend.DEEPEP_HIGH_THROUGHPUT)
                .and(d -> d.kernel(Kernel.FLASHINFER_CUTEDSL))));
  }

  private static Stream<Arguments> forSchemes() {
    return Stream.of(
        row(
            "DeepGEMM takes blocks of 128",
            SchemeSpec.fp8W8A8(),
            DEEPSEEK,
            on(Gpu.H100, 8, Kernel.DEEP_GEMM),
            "MOEQ601"),
        row(
            "no gate, no DeepGEMM",
            FP8,
            sizes(128, 6, 2688, 1792).and(l -> l.activation(Activation.RELU2_NO_MUL)),
            on(Gpu.H100, 1, Kernel.DEEP_GEMM),
            "MOEQ604"),
        row(
            "Marlin's hidden sizes",
            SchemeSpec.int4W4A16().withGroupSize(64),
            sizes(64, 6, 2112, 1024),
            on(Gpu.H100, 1, Kernel.MARLIN),
            "MOEQ605"),
        row(
            "FlyDSL is another format's",
            FP8,
            DEEPSEEK,
            on(Gpu.MI300X, 8, Kernel.FLYDSL),
            "MOEQ601"),
        row(
            "Marlin computes in 16 bits",
            FP8,
            DEEPSEEK.and(l -> l.inDtype(DType.FLOAT32)),
            on(Gpu.H100, 8, Kernel.MARLIN),
            "MOEQ608"),
        row(
            "TRTLLM's router of fp8",
            SchemeSpec.fp8W8A8().withStaticActivations(true),
            sizes(256, 8, 7168, 2048).and(l -> l.routing(Routing.CUSTOM)),
            on(Gpu.B200, 8, Kernel.FLASHINFER_TRTLLM),
            "MOEQ610"));
  }

  static Stream<Arguments> inVain() {
    return Stream.concat(ignored(), refused());
  }

  /** Names that vLLM does not look at. */
  private static Stream<Arguments> ignored() {
    return Stream.of(
        row(
            "without quantization Humming is a name for vLLM's choice",
            SchemeSpec.unquantized(),
            QWEN3,
            on(Gpu.H100, 1, Kernel.HUMMING),
            "MOEQ614"),
        row(
            "and so it is whatever the GPU is",
            SchemeSpec.unquantized(),
            QWEN3,
            d -> d.kernel(Kernel.HUMMING),
            "MOEQ614"),
        row(
            "of int4 with fp8 vLLM looks at no name",
            SchemeSpec.int4W4A8(),
            sizes(256, 6, 4096, 2048),
            on(Gpu.H100, 1, Kernel.MARLIN),
            "MOEQ614"),
        row(
            "but the name is that of its choice",
            SchemeSpec.int4W4A8(),
            sizes(256, 6, 4096, 2048),
            on(Gpu.H100, 1, Kernel.CUTLASS)),
        row(
            "nor where its choice fails",
            SchemeSpec.int4W4A8(),
            sizes(256, 6, 2880, 2048),
            on(Gpu.H100, 1, Kernel.MARLIN),
            "MOEQ606"));
  }

  /** Names that lead to no kernel that would run. */
  private static Stream<Arguments> refused() {
    return Stream.of(
        row(
            "a name that is refused with a clamp",
            SchemeSpec.nvfp4W4A4(),
            DEEPSEEK.and(l -> l.swigluLimit(10.0)),
            on(Gpu.RTX_PRO_6000, 1, Kernel.FLASHINFER_B12X),
            "MOEQ604"),
        row(
            "a name that leads to no kernel with fp8 activations (quark)",
            SchemeSpec.mxfp4W4A8(),
            QWEN3,
            on(Gpu.GB200, 1, Kernel.HUMMING),
            "MOEQ601"),
        row(
            "of two kernels of the name vLLM takes the one that fails",
            SchemeSpec.fp8W8A8().withBlockShape(64, 64),
            QWEN3,
            d -> {
              d.tp(4);
              d.expertParallel();
              d.kernel(Kernel.FLASHINFER_TRTLLM);
            },
            "MOEQ605"),
        row(
            "mega kernels are code of a model that has no such scheme",
            SchemeSpec.int8W8A8(),
            QWEN3,
            on(Gpu.B200, 8, Kernel.DEEP_GEMM_MEGA_MOE).and(d -> d.expertParallel()),
            "MOEQ601"),
        row(
            "of one that has it, only the model's code says what they take",
            SchemeSpec.mxfp4Mxfp8(),
            sizes(256, 6, 4096, 2048),
            on(Gpu.B200, 8, Kernel.DEEP_GEMM_MEGA_MOE).and(d -> d.expertParallel())));
  }

  /** Which of a name's kernels, methods and models is judged. */
  static Stream<Arguments> judged() {
    return Stream.of(
        row(
            "compressed-tensors' method lets CUTLASS be named, and fp8's does not",
            SchemeSpec.fp8W8A8(),
            QWEN3,
            on(Gpu.B300, 1, Kernel.CUTLASS)),
        row(
            "of kernels in two formats the one in the format that is used",
            FP8,
            sizes(1024, 8, 7168, 2048),
            on(Gpu.H100, 1, Kernel.TRITON)
                .and(d -> d.all2all(All2AllBackend.ALLGATHER_REDUCESCATTER)),
            "MOEQ605"),
        row(
            "mega kernels are not for gpt-oss",
            DeploymentRows.GPT_OSS,
            sizes(128, 4, 2880, 2880).and(l -> l.bias()),
            on(Gpu.B200, 1, Kernel.DEEP_GEMM_MEGA_MOE),
            "MOEQ601"));
  }
}
