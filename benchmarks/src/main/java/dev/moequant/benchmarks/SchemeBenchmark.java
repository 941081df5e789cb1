package dev.moequant.benchmarks;

import dev.moequant.CheckedScheme;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.scheme.SchemeSpec;
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

/** What a scheme costs before there are tensors; generated factories pay it once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SchemeBenchmark {
  private SchemeSpec blocks = SchemeSpec.fp8W8A8().withBlockShape(128, 128);

  /** All rules about a scheme, none of which speaks. */
  @Benchmark
  public Object rulesOfASoundScheme() {
    return QuantRules.check(blocks);
  }

  /** The same, and the table of tensors to compare given ones with. */
  @Benchmark
  public Object checkedScheme() {
    return CheckedScheme.of(blocks);
  }
}
