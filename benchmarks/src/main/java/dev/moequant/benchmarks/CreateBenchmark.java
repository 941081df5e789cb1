package dev.moequant.benchmarks;

import dev.moequant.CheckedScheme;
import dev.moequant.QuantConfigs;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
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

/** Creating a config, beside the record that somebody would write by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CreateBenchmark {
  private static final CheckedScheme BLOCKS =
      CheckedScheme.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128));

  private static final TensorAdapter<long[]> SHAPES =
      new TensorAdapter<>() {
        @Override
        public long[] shape(long[] tensor) {
          return tensor;
        }

        @Override
        public TensorType dtype(long[] tensor) {
          return TensorType.F32;
        }
      };

  private final long[] w1 = {256, 32, 56};
  private final long[] w2 = {256, 56, 16};
  private int blockN = 128;
  private int blockK = 128;

  @Benchmark
  public Object blocksByHand() {
    return HandWritten.fp8Blocks(w1, w2, blockN, blockK);
  }

  @Benchmark
  public Object blocksByFactory() {
    return QuantConfigs.fp8W8A8(w1, w2, q -> q.blockShape(blockN, blockK));
  }

  @Benchmark
  public Object perTokenByHand() {
    return HandWritten.fp8PerToken(w1, w2);
  }

  @Benchmark
  public Object perTokenByFactory() {
    return QuantConfigs.fp8W8A8(
        w1,
        w2,
        q -> {
          q.perActTokenQuant();
          q.perOutChQuant();
        });
  }

  /** What a generated factory does: the tensors are looked at, the rules are not run again. */
  @Benchmark
  public Object blocksByGeneratedFactory() {
    return BLOCKS.create(
        SHAPES,
        SlotTensors.<long[]>none().with(TensorSlot.W1_SCALE, w1).with(TensorSlot.W2_SCALE, w2));
  }
}
