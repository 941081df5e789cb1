package dev.moequant.internal.rules;

import static dev.moequant.annotations.All2AllBackend.ALLGATHER_REDUCESCATTER;
import static dev.moequant.annotations.All2AllBackend.DEEPEP_HIGH_THROUGHPUT;
import static dev.moequant.annotations.All2AllBackend.DEEPEP_LOW_LATENCY;
import static dev.moequant.annotations.All2AllBackend.DEEPEP_V2;
import static dev.moequant.annotations.All2AllBackend.FLASHINFER_NVLINK_ONE_SIDED;
import static dev.moequant.annotations.All2AllBackend.FLASHINFER_NVLINK_TWO_SIDED;
import static dev.moequant.annotations.All2AllBackend.MORI_LOW_LATENCY;
import static dev.moequant.annotations.All2AllBackend.NAIVE;
import static dev.moequant.annotations.All2AllBackend.NIXL_EP;
import static dev.moequant.annotations.All2AllBackend.PPLX;
import static dev.moequant.internal.rules.BrokenLayers.fp8;
import static dev.moequant.internal.rules.BrokenLayers.row;
import static dev.moequant.scheme.SchemeSpec.fp8W8A16;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.mxfp8W8A8;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A4;
import static dev.moequant.scheme.SchemeSpec.unquantized;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.dsl.Scope;
import dev.moequant.internal.rules.BrokenLayers.Row;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;

/** More rows of the table: numbers of ranks, and how tokens travel to them. */
final class BrokenRanks {
  private BrokenRanks() {}

  static List<Row> experts() {
    return List.of(
        mixtral("experts that do not go round").ep(16, 1).has("MOEQ501 layer.numExperts"),
        mixtral("nor with copies, and too narrow to be split")
            .on("ep", d -> balanced(d, 48, 2))
            .has("MOEQ501 layer.numExperts"),
        mixtral("just enough with copies").on("ep", d -> balanced(d, 16, 8)).has(),
        mixtral("numbers that cannot be")
            .on("copies", d -> d.redundantExperts(-8))
            .both(0, -1)
            .has("MOEQ509 #0.redundantExperts", "MOEQ509 #1.tp", "MOEQ509 #1.dp"),
        mixtral("products beyond an int")
            .both(Integer.MAX_VALUE, Integer.MAX_VALUE)
            .ep(Integer.MAX_VALUE, Integer.MAX_VALUE)
            .has("MOEQ402 #0.tp", "MOEQ501 layer.numExperts"));
  }

  static List<Row> balance() {
    return List.of(
        mixtral("copies that nobody places")
            .on("ep", ep(d -> d.redundantExperts(8)))
            .on("tp", d -> d.redundantExperts(8))
            .has("MOEQ512 #0.redundantExperts", "MOEQ512 #1.redundantExperts"),
        row("three ranks, as in vllm#52435", fp8(128, 128), 256, 8, 7168, 2048)
            .on("three", d -> balanced(d, 3, 0))
            .on("mended", d -> balanced(d, 3, 2))
            .on("worse", d -> balanced(d, 3, 1))
            .ep(3, 1)
            .has("MOEQ512 #0.eplb", "MOEQ512 #2.eplb"),
        mixtral("copies of experts that go round as they are")
            .on("four", d -> balanced(d, 4, 3))
            .has("MOEQ512 #0.eplb"),
        mixtral("balance with copies, but without whole experts")
            .on("one", d -> copies(d, 1, true, 4))
            .on("two", d -> copies(d, 2, true, 3))
            .on("copies alone", d -> copies(d, 2, false, 3))
            .on("on sixteen", ep(d -> copies(d, 16, false, 8)))
            .on("on twelve", ep(d -> copies(d, 12, false, 8)))
            .has(
                "MOEQ512 #0.eplb",
                "MOEQ512 #1.eplb",
                "MOEQ512 #2.redundantExperts",
                "MOEQ512 #3.redundantExperts",
                "MOEQ512 #4.redundantExperts"),
        mixtral("balance without whole experts")
            .on("tp", d -> balanced(d, 1, 0))
            .on(
                "two",
                d -> {
                  d.tp(2);
                  d.eplb(true);
                })
            .has("MOEQ512 #0.eplb", "MOEQ512 #1.eplb"));
  }

  static List<Row> all2all() {
    return List.of(
        row("buffers that are too small", unquantized(), 130, 8, 4096, 1536)
            .on("ht", dp(4, DEEPEP_HIGH_THROUGHPUT))
            .on("mori", dp(4, MORI_LOW_LATENCY))
            .on("v2", dp(4, DEEPEP_V2))
            .on("two-sided", dp(4, FLASHINFER_NVLINK_TWO_SIDED))
            .on("gathered", dp(4, ALLGATHER_REDUCESCATTER))
            .has(
                "MOEQ502 #0.all2all",
                "MOEQ502 #1.all2all",
                "MOEQ502 #2.all2all",
                "MOEQ502 #3.all2all"),
        row("buffers of PPLX", unquantized(), 130, 8, 4096, 1536)
            .on("pplx", dp(4, PPLX))
            .on("naive", dp(4, NAIVE))
            .of(V2025_10)
            .has("MOEQ502 #0.all2all"),
        row("PPLX and naive, which are gone", unquantized(), 130, 8, 4096, 1536)
            .on("pplx", dp(4, PPLX))
            .on("naive", dp(4, NAIVE))
            .of(V2026_07)
            .has("MOEQ511 #0.all2all", "MOEQ511 #1.all2all"),
        mixtral("experts that do not go round, nor in buffers")
            .on("ht", dp(12, DEEPEP_HIGH_THROUGHPUT))
            .has("MOEQ501 layer.numExperts"));
  }

  static List<Row> notUsed() {
    return List.of(
        mixtral("nothing travels")
            .on(
                "no ep",
                d -> {
                  d.dp(2);
                  d.all2all(DEEPEP_HIGH_THROUGHPUT);
                })
            .on(
                "no dp",
                ep(
                    d -> {
                      d.tp(2);
                      d.all2all(FLASHINFER_NVLINK_ONE_SIDED);
                    }))
            .has("MOEQ503 #0.all2all", "MOEQ503 #1.all2all"),
        mixtral("nothing travels, nor would it by PPLX")
            .on("pplx", d -> d.all2all(PPLX))
            .on(
                "naive",
                ep(
                    d -> {
                      d.tp(2);
                      d.all2all(NAIVE);
                    }))
            .has("MOEQ503 #0.all2all", "MOEQ503 #1.all2all"),
        mixtral("not there yet")
            .on("nixl", dp(3, NIXL_EP))
            .on("one rank", d -> d.all2all(FLASHINFER_NVLINK_TWO_SIDED))
            .on("one-sided", dp(2, FLASHINFER_NVLINK_ONE_SIDED))
            .of(V2025_10)
            .has("MOEQ518 #0.all2all", "MOEQ518 #1.all2all", "MOEQ518 #2.all2all"));
  }

  static List<Row> lowLatency() {
    return List.of(
        row("a width that is padded", unquantized(), 128, 4, 2880, 2880)
            .on("ll", dp(4, DEEPEP_LOW_LATENCY))
            .on("nixl", dp(4, NIXL_EP))
            .on("ht", dp(4, DEEPEP_HIGH_THROUGHPUT))
            .has("MOEQ504 layer.hiddenDim", "MOEQ504 layer.hiddenDim"),
        row("a width that ends an older vLLM", unquantized(), 256, 8, 3072, 1536)
            .on("ll", dp(4, DEEPEP_LOW_LATENCY))
            .of(V2025_10)
            .has("MOEQ504 layer.hiddenDim"),
        row("a width that is there since", unquantized(), 256, 8, 3072, 1536)
            .on("ll", dp(4, DEEPEP_LOW_LATENCY))
            .of(V2026_07)
            .has(),
        row("too wide", unquantized(), 256, 8, 9216, 1536)
            .on("ll", dp(4, DEEPEP_LOW_LATENCY))
            .on("nixl", dp(4, NIXL_EP))
            .on("gathered", dp(4, ALLGATHER_REDUCESCATTER))
            .has("MOEQ510 layer.hiddenDim", "MOEQ510 layer.hiddenDim"),
        row("too many a token, of a latent width", fp8(128, 128), 896, 16, 3584, 1024)
            .on("ll", dp(16, DEEPEP_LOW_LATENCY))
            .on("nixl", dp(16, NIXL_EP))
            .has(
                "MOEQ514 layer.expertsPerToken",
                "MOEQ504 layer.hiddenDim",
                "MOEQ504 layer.hiddenDim"),
        row("nothing at all of a later one", unquantized(), 256, 16, 9216, 1536)
            .on("nixl", dp(4, NIXL_EP))
            .of(V2025_10)
            .has("MOEQ518 #0.all2all"));
  }

  /** Just not too many, and one that is none. */
  static List<Row> edges() {
    return List.of(
        row("as wide and as many as there can be", unquantized(), 256, 11, 8192, 1536)
            .on("ll", dp(4, DEEPEP_LOW_LATENCY))
            .has(),
        row("every token sees all experts", unquantized(), 8, 8, 4096, 1024).tp(8).has(),
        row("some of no experts", unquantized(), 0, 8, 4096, 1024).has("MOEQ401 layer.numExperts"),
        row("as many ranks as experts", unquantized(), 8, 2, 4096, 1024).ep(8, 1).has());
  }

  static List<Row> formats() {
    SchemeSpec perToken = fp8W8A8().withPerActToken(true).withPerOutCh(true);
    return List.of(
        mixtral("scales of tokens", perToken)
            .on("ht", dp(4, DEEPEP_HIGH_THROUGHPUT))
            .on("v2", dp(4, DEEPEP_V2))
            .has("MOEQ506 #0.all2all"),
        mixtral("nvfp4 by PPLX", nvfp4W4A4())
            .on("pplx", dp(4, PPLX))
            .on("unused", d -> d.all2all(PPLX))
            .on("naive", dp(4, NAIVE))
            .of(V2025_10)
            .has("MOEQ507 #0.all2all", "MOEQ503 #1.all2all"),
        mixtral("fp8 by one side", fp8W8A8())
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .on("two", dp(4, FLASHINFER_NVLINK_TWO_SIDED))
            .has("MOEQ508 #0.all2all"),
        mixtral("blocks by one side, of July", fp8(128, 128))
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .of(V2026_07)
            .has("MOEQ508 #0.all2all"),
        mixtral("blocks by one side, of August", fp8(128, 128))
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .has(),
        row("blocks by one side, of a partial block", fp8(128, 128), 8, 2, 2880, 1024)
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .has("MOEQ405 layer.hiddenDim", "MOEQ508 #0.all2all"),
        mixtral("other blocks by one side", fp8(64, 64))
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .has("MOEQ508 #0.all2all"),
        mixtral("what one side sends", nvfp4W4A4())
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .has(),
        mixtral("what one side sends, too", mxfp8W8A8())
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .has(),
        mixtral("unquantized by one side", fp8W8A16())
            .on("one", dp(4, FLASHINFER_NVLINK_ONE_SIDED))
            .has());
  }

  static List<Row> names() {
    return List.of(
        mixtral("one name twice")
            .tp(2)
            .on("other", d -> {})
            .on("tp 2", d -> d.tp(4))
            .has("MOEQ517 #2.name"),
        mixtral("no names")
            .on("", d -> {})
            .on(" ", d -> d.tp(3))
            .on("", d -> {})
            .has("MOEQ517 #0.name", "MOEQ517 #1.name", "MOEQ402 #1.tp", "MOEQ517 #2.name"),
        mixtral("a name of several lines")
            .on("two\nlines\u0007 and \u202e\t\r", d -> d.tp(3))
            .on("two\nlines\u0007 and \u202e\t\r", d -> {})
            .has("MOEQ402 #0.tp", "MOEQ517 #1.name"),
        row("everything that cannot be", unquantized(), 8, 9, 4096, 0)
            .on("a", d -> d.tp(0))
            .on("a", d -> d.tp(7))
            .has(
                "MOEQ401 layer.expertsPerToken",
                "MOEQ401 layer.intermediateSize",
                "MOEQ509 #0.tp",
                "MOEQ517 #1.name"));
  }

  static List<Row> gptOss() {
    return List.of(
        row(
                "gpt-oss, whose ranks take whole groups of 32",
                mxfp4W4A16().with(SchemeMember.BIAS, true),
                l -> {
                  BrokenLayers.sizes(l, 32, 4, 2880, 2880);
                  l.activation(Activation.SWIGLUOAI);
                  l.bias();
                })
            .tp(7)
            .tp(8)
            .tp(16)
            .has("MOEQ402 #0.tp"));
  }

  private static Row mixtral(String name) {
    return mixtral(name, unquantized());
  }

  private static Row mixtral(String name, SchemeSpec scheme) {
    return row(name, scheme, 8, 2, 4096, 14336);
  }

  private static void balanced(DeploymentOptions deployment, int tp, int redundant) {
    deployment.tp(tp);
    deployment.expertParallel();
    deployment.eplb(true);
    deployment.redundantExperts(redundant);
  }

  private static void copies(DeploymentOptions deployment, int tp, boolean eplb, int redundant) {
    deployment.tp(tp);
    deployment.eplb(eplb);
    deployment.redundantExperts(redundant);
  }

  private static Scope<DeploymentOptions> ep(Scope<DeploymentOptions> block) {
    return d -> {
      d.tp(2);
      d.expertParallel();
      block.configure(d);
    };
  }

  private static Scope<DeploymentOptions> dp(int dp, All2AllBackend backend) {
    return d -> {
      d.dp(dp);
      d.expertParallel();
      d.all2all(backend);
    };
  }
}
