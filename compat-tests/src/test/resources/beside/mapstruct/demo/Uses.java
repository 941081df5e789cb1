package demo;

import java.util.List;
import java.util.function.Supplier;

public class Uses implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    Checkpoint checkpoint = new Checkpoint(new Tensor(8, 12, 16), new Tensor(8, 16, 6));
    return List.of(new LoaderImpl().config(checkpoint).blockShape());
  }
}
