package demo;

import java.util.List;
import java.util.function.Supplier;

public class Uses implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    Experts made =
        Experts.builder().w13Scale(new Tensor(8, 12, 16)).w2Scale(new Tensor(8, 16, 6)).build();
    return List.of(
        ExpertsQuantConfig.of(made).blockShape(),
        ExpertsQuantConfig.of(new HandWritten()).blockShape());
  }
}
