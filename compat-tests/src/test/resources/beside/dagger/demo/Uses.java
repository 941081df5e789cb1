package demo;

import java.util.List;
import java.util.function.Supplier;

public class Uses implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    return List.of(DaggerLayer.create().config().blockShape());
  }
}
