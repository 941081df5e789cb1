package dev.moequant.benchmarks;

import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.Kernel;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Selection;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
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
import org.openjdk.jmh.infra.Blackhole;

/** One layer on one GPU, asked of the kernels of vLLM 2026-08. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class KernelBenchmark {
  private KernelCatalogue catalogue = KernelCatalogues.of(VllmRevision.V2026_08);
  private KernelQuestion layer =
      KernelKeys.of(catalogue, SchemeSpec.fp8W8A8().withBlockShape(128, 128))
          .orElseThrow()
          .ask(KernelQuestion.of(KernelDevice.cuda(8.9), KernelPair.UNQUANTIZED))
          .withRouting("Renormalize", "bfloat16")
          .withSizes(2048, 768)
          .withExperts(128, 128, 8)
          .with(Quantity.ACTIVATION_FORMAT, "standard");

  /** What vLLM chooses. */
  @Benchmark
  public Selection select() {
    return catalogue.select("fp8", layer);
  }

  /** That, and every reason of the 19 kernels of the oracle. */
  @Benchmark
  public KernelReport examine() {
    return catalogue.examine("fp8", layer);
  }

  /** Every reason of all 63 kernels. */
  @Benchmark
  public void allKernels(Blackhole hole) {
    for (Kernel kernel : catalogue.kernels()) {
      hole.consume(catalogue.refusals(kernel.id(), layer));
    }
  }
}
