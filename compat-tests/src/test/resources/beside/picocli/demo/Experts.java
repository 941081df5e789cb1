package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@Command(name = "experts")
class Experts implements Callable<Integer> {
  @QuantParam(W1_SCALE)
  @Option(names = "--w13", converter = Sizes.class)
  Tensor w13Scale;

  @QuantParam(W2_SCALE)
  @Option(names = "--w2", converter = Sizes.class)
  Tensor w2Scale;

  @Override
  public Integer call() {
    return ExpertsQuantConfig.of(this).blockShape() == null ? 1 : 0;
  }

  static class Sizes implements ITypeConverter<Tensor> {
    @Override
    public Tensor convert(String text) {
      String[] parts = text.split("x");
      return new Tensor(
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
  }
}
