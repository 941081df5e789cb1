package dev.moequant.internal.rules;

import static dev.moequant.annotations.All2AllBackend.DEEPEP_HIGH_THROUGHPUT;
import static dev.moequant.annotations.All2AllBackend.DEEPEP_LOW_LATENCY;
import static dev.moequant.annotations.All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED;
import static dev.moequant.annotations.All2AllBackend.NIXL_EP;
import static dev.moequant.annotations.All2AllBackend.PPLX;
import static dev.moequant.internal.rules.BrokenLayers.fp8;
import static dev.moequant.internal.rules.BrokenLayers.row;
import static dev.moequant.internal.rules.BrokenLayers.sizes;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A4;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.dsl.Scope;
import dev.moequant.internal.rules.BrokenLayers.Row;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people met as they served real models, where it is about sizes or ranks: each row names the
 * public thread or the commit of vLLM that it is made of.
 */
final class PublicReports {
  private PublicReports() {}

  static List<Row> rows() {
    return Stream.of(
            blocks(), moreBlocks(), otherBlocks(), groups(), balance(), travelling(), right())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> blocks() {
    return List.of(
        qwen3("vllm #17569: Qwen3-30B-A3B-FP8 on 4 and on 8 GPUs")
            .tp(4)
            .tp(8)
            .has("MOEQ403 #0.tp", "MOEQ403 #1.tp"),
        qwen3("vllm #17327: the usage guide's ways out, fewer GPUs or expert parallelism")
            .tp(2)
            .ep(4, 1)
            .ep(8, 1)
            .has(),
        row("sglang #10641: Qwen3-235B-A22B-FP8", fp8(128, 128), 128, 8, 4096, 1536)
            .tp(4)
            .tp(8)
            .tp(16)
            .has("MOEQ403 #1.tp", "MOEQ403 #2.tp"),
        row("vllm #54178: Qwen3.8-Flash-Next-FP8", fp8(128, 128), 512, 10, 2560, 640)
            .tp(1)
            .tp(2)
            .tp(4)
            .tp(8)
            .has("MOEQ403 #1.tp", "MOEQ403 #2.tp", "MOEQ403 #3.tp"),
        row("vllm PR #58152: the same with expert parallelism", fp8(128, 128), 512, 10, 2560, 640)
            .ep(2, 1)
            .ep(8, 1)
            .has());
  }

  private static List<Row> moreBlocks() {
    return List.of(
        row("vllm PR #48173: MiniMax-M2.5 and M2.7 on 8", fp8(128, 128), 256, 8, 3072, 1536)
            .tp(4)
            .tp(8)
            .ep(8, 1)
            .has("MOEQ403 #1.tp"),
        row("ROCm/ATOM PR #1488: block_k only after block_n", fp8(128, 64), 256, 8, 3072, 1536)
            .tp(16)
            .has("MOEQ403 #0.tp", "MOEQ404 #0.tp"),
        row("ROCm/ATOM #1944: 64 by tp or by dp", fp8(128, 128), 256, 8, 2048, 512)
            .tp(8)
            .dp(8)
            .ep(8, 1)
            .tp(4)
            .has("MOEQ403 #0.tp", "MOEQ403 #1.dp"),
        qwen3("vllm-project/vime PR #186: a backend named, expert parallelism forgotten")
            .on(
                "ci",
                d -> {
                  d.tp(8);
                  d.all2all(DEEPEP_HIGH_THROUGHPUT);
                })
            .has("MOEQ403 #0.tp", "MOEQ503 #0.all2all"));
  }

  private static List<Row> otherBlocks() {
    return List.of(
        row("sglang #3345: DeepSeek-R1 on 32", fp8(128, 128), l -> deepSeek(l, 18432, 0))
            .tp(32)
            .ep(32, 1)
            .has(
                "MOEQ412 layer.denseIntermediateSize",
                "MOEQ403 #0.tp",
                "MOEQ412 layer.denseIntermediateSize"),
        row(
                "vllm #42384: DeepSeek-V4-Pro's shared expert, by its recipe on 16",
                fp8(128, 128),
                l -> {
                  sizes(l, 384, 6, 7168, 3072);
                  l.sharedIntermediateSize(3072);
                })
            .ep(16, 1)
            .ep(8, 2)
            .has("MOEQ412 layer.sharedIntermediateSize"),
        row("GLM-4.5-Air: 1408 is 11 blocks", fp8(128, 128), 128, 8, 4096, 1408)
            .tp(2)
            .tp(11)
            .has("MOEQ403 #0.tp"),
        row(
                "vllm PR #44763: fp8 made while loading, 192 for a kernel",
                fp8W8A8(),
                128,
                8,
                2048,
                768)
            .tp(4)
            .has());
  }

  private static List<Row> groups() {
    return List.of(
        row("vllm #17604: AWQ, K of a rank in half groups", int4W4A16(), 128, 8, 2048, 768)
            .tp(4)
            .tp(8)
            .has("MOEQ407 #0.tp", "MOEQ407 #1.tp"),
        row("vllm 00ebf19cc: a shard of no group, a bare assertion", int4W4A16(), 128, 8, 2048, 768)
            .tp(16)
            .has("MOEQ410 #0.tp"),
        row("nlzy/vllm-gfx906 #22: a whole of no group", int4W4A16(), 64, 6, 2048, 1408)
            .tp(8)
            .has("MOEQ410 #0.tp"),
        row(
                "vllm ca5b24695: static act-order does cross shards",
                int4W4A16().withActOrder(ActOrder.STATIC),
                128,
                8,
                2048,
                768)
            .tp(4)
            .has("MOEQ407 #0.tp"),
        row(
                "vllm d081da006: scales for all columns do not",
                int4W4A16().withActOrder(ActOrder.GROUP),
                128,
                8,
                2048,
                768)
            .tp(4)
            .has(),
        row("Nemotron 3 Nano, nvfp4 on 8", nvfp4W4A4(), PublicReports::nano)
            .tp(4)
            .tp(8)
            .has("MOEQ408 #1.tp"));
  }

  private static List<Row> balance() {
    return List.of(
        deepSeek("vllm PR #18343: redundant experts that make it uneven")
            .on("uneven", d -> balanced(d, 8, 4))
            .on("even", d -> balanced(d, 8, 8))
            .has("MOEQ512 #0.eplb"),
        deepSeek("vllm #52435, #30075: three ranks")
            .on("three", d -> balanced(d, 3, 0))
            .on("mended", d -> balanced(d, 3, 2))
            .ep(3, 1)
            .has("MOEQ512 #0.eplb"),
        deepSeek("vllm PR #30614: redundant experts, nobody to place them")
            .on(
                "copies",
                d -> {
                  balanced(d, 8, 8);
                  d.eplb(false);
                })
            .has("MOEQ512 #0.redundantExperts"),
        deepSeek("vllm config/parallel.py: balance without expert parallelism")
            .on(
                "tp",
                d -> {
                  balanced(d, 8, 0);
                  d.expertParallel(false);
                })
            .has("MOEQ512 #0.eplb"),
        row("vllm determine_expert_map: ranks without experts", fp8(128, 128), 16, 1, 5120, 8192)
            .ep(8, 4)
            .has("MOEQ501 layer.numExperts"),
        deepSeek("vllm fcb1d570b: buffers of all copies, which do not go round")
            .on(
                "ht",
                d -> {
                  balanced(d, 1, 4);
                  d.dp(16);
                  d.all2all(DEEPEP_HIGH_THROUGHPUT);
                })
            .has("MOEQ512 #0.eplb", "MOEQ502 #0.all2all"));
  }

  private static List<Row> travelling() {
    SchemeSpec perToken = fp8W8A8().withPerActToken(true).withPerOutCh(true);
    return List.of(
        row(
                "deepseek-ai/DeepEP PR #731: a latent width, top-16",
                fp8(128, 128),
                896,
                16,
                3584,
                1024)
            .on("ll", dp(16, DEEPEP_LOW_LATENCY))
            .has("MOEQ514 layer.expertsPerToken", "MOEQ504 layer.hiddenDim"),
        row("vllm deepep_ll: MiniMax's width in 2025", fp8(128, 128), 256, 8, 3072, 1536)
            .on("ll", dp(8, DEEPEP_LOW_LATENCY))
            .of(V2025_10)
            .has("MOEQ504 layer.hiddenDim"),
        row("vllm nixl_ep: nothing above 8192", fp8(128, 128), 64, 6, 12288, 2048)
            .on("nixl", dp(8, NIXL_EP))
            .has("MOEQ510 layer.hiddenDim"),
        deepSeek("vllm f72b20976: one side, activations it does not send", fp8W8A8())
            .on("one", dp(8, FLASHINFER_NVLINK_ONE_SIDED))
            .has("MOEQ508 #0.all2all"),
        deepSeek("vllm 2026-07: nor blocks, which 2026-08 sends")
            .on("one", dp(8, FLASHINFER_NVLINK_ONE_SIDED))
            .of(V2026_07)
            .has("MOEQ508 #0.all2all"),
        deepSeek("vllm deepep_ht: scales of tokens are lost", perToken)
            .on("ht", dp(8, DEEPEP_HIGH_THROUGHPUT))
            .has("MOEQ506 #0.all2all"),
        deepSeek("vllm pplx: formats of no byte", nvfp4W4A4())
            .on("pplx", dp(8, PPLX))
            .of(V2025_10)
            .has("MOEQ507 #0.all2all"),
        deepSeek("vllm eb19955c3: pplx is gone").on("pplx", dp(8, PPLX)).has("MOEQ511 #0.all2all"));
  }

  /** Deployments that people run: a report must not warn of them. */
  private static List<Row> right() {
    return List.of(
        row("vllm #41511: the loader was wrong, not this", int4W4A16(), 256, 6, 4096, 2048)
            .tp(8)
            .has(),
        row(
                "gpt-oss on 1, 2, 4 and 8: kernels pad",
                mxfp4W4A16().withBias(true),
                PublicReports::gptOss)
            .tp(1)
            .tp(2)
            .tp(4)
            .tp(8)
            .has(),
        deepSeek("DeepSeek-V3 on 8 and on 16, and across nodes")
            .tp(8)
            .tp(16)
            .on("ht", dp(16, DEEPEP_HIGH_THROUGHPUT))
            .on("ll", dp(16, DEEPEP_LOW_LATENCY))
            .has(),
        row("Mixtral by AWQ on 8", int4W4A16().withZeroPoints(true), 8, 2, 4096, 14336)
            .tp(2)
            .tp(8)
            .has());
  }

  private static Row qwen3(String name) {
    return row(name, fp8(128, 128), 128, 8, 2048, 768);
  }

  private static Row deepSeek(String name) {
    return deepSeek(name, fp8(128, 128));
  }

  private static Row deepSeek(String name, SchemeSpec scheme) {
    return row(name, scheme, l -> deepSeek(l, 0, 0));
  }

  private static void deepSeek(LayerOptions layer, int dense, int shared) {
    sizes(layer, 256, 8, 7168, 2048);
    layer.denseIntermediateSize(dense);
    layer.sharedIntermediateSize(shared);
  }

  private static void nano(LayerOptions layer) {
    sizes(layer, 128, 6, 2688, 1856);
    layer.activation(Activation.RELU2_NO_MUL);
  }

  private static void gptOss(LayerOptions layer) {
    sizes(layer, 128, 4, 2880, 2880);
    layer.activation(Activation.SWIGLUOAI);
    layer.bias();
  }

  private static void balanced(DeploymentOptions deployment, int tp, int redundant) {
    deployment.tp(tp);
    deployment.expertParallel();
    deployment.eplb(true);
    deployment.redundantExperts(redundant);
  }

  private static Scope<DeploymentOptions> dp(int dp, All2AllBackend backend) {
    return d -> {
      d.dp(dp);
      d.expertParallel();
      d.all2all(backend);
    };
  }
}
