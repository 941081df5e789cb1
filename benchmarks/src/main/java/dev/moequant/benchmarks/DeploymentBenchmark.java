package dev.moequant.benchmarks;

import dev.moequant.FittingSizes;
import dev.moequant.MoECheck;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Qwen3-30B-A3B-FP8 on many clusters, asked of all rules and of the newest kernels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DeploymentBenchmark {
  private MoECheck qwen3 =
      MoECheck.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128))
          .layer(
              layer -> {
                layer.numExperts(128);
                layer.expertsPerToken(8);
                layer.hiddenDim(2048);
                layer.intermediateSize(768);
              })
          .kernels(KernelCatalogues.of(VllmRevision.NEWEST));
  private MoECheck right = qwen3.deployment(DeploymentSpec.of("two l40s", d -> d.tp(2)));
  private MoECheck wrong =
      qwen3.deployment(
          DeploymentSpec.of(
              "two a100",
              d -> {
                d.tp(2);
                d.gpu(Gpu.A100);
                d.kernel(Kernel.TRITON);
              }));

  /** One deployment without a finding. */
  @Benchmark
  public QuantReport right() {
    return right.check();
  }

  /** One with a finding, whose words name every reason. */
  @Benchmark
  public QuantReport wrong() {
    return wrong.check();
  }

  /** tp 1 to 64, with and without expert parallelism, on each of the 80 GPUs: 1,120 ways. */
  @Benchmark
  public List<QuantReport> table() {
    List<QuantReport> all = new ArrayList<>();
    for (Gpu gpu : Gpu.values()) {
      DeploymentSpec named = DeploymentSpec.of("any", d -> d.gpu(gpu));
      for (int tp = 1; tp <= 64; tp *= 2) {
        all.add(qwen3.deployment(named.withRanks(tp, 1, false)).check());
        all.add(qwen3.deployment(named.withRanks(tp, 1, true)).check());
      }
    }
    return all;
  }

  /** The same by the one call, which also tries data parallelism: 25 ways on each GPU. */
  @Benchmark
  public List<FittingSizes> fittingSizes() {
    List<FittingSizes> all = new ArrayList<>();
    for (Gpu gpu : Gpu.values()) {
      all.add(qwen3.fittingSizes(64, d -> d.gpu(gpu)));
    }
    return all;
  }
}
