package dev.moequant.benchmarks;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantConfigs;
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

/** Reading properties, beside a field of a record; allocation must be zero. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ReadBenchmark {
  private FusedMoEQuantConfig<String> config =
      QuantConfigs.fp8W8A8("w1", "w2", q -> q.blockShape(128, 128));
  private HandWritten<String> byHand = HandWritten.fp8Blocks("w1", "w2", 128, 128);

  @Benchmark
  public Object fieldOfARecord() {
    return byHand.a1().dtype();
  }

  @Benchmark
  public Object quantDtype() {
    return config.quantDtype();
  }

  @Benchmark
  public boolean useFp8W8A8() {
    return config.useFp8W8A8();
  }

  @Benchmark
  public boolean isBlockQuantized() {
    return config.isBlockQuantized();
  }

  @Benchmark
  public boolean perOutChQuant() {
    return config.perOutChQuant();
  }

  @Benchmark
  public Object w1Scale() {
    return config.w1Scale();
  }
}
