package demo;

import java.util.List;
import java.util.function.Supplier;

public class Uses implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    Tensor w1 = new Tensor(8, 12, 16);
    Tensor w2 = new Tensor(8, 16, 6);
    return List.of(
        ExpertsQuantConfig.of(ImmutableExperts.builder().w13Scale(w1).w2Scale(w2).build())
            .blockShape(),
        ScalesQuantConfig.of(ModifiableScales.create().setW13Scale(w1).setW2Scale(w2))
            .blockShape());
  }
}
