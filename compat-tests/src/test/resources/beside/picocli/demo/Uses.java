package demo;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

public class Uses implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    Experts experts = new Experts();
    new CommandLine(experts).execute("--w13", "8x12x16", "--w2", "8x16x6");
    return List.of(ExpertsQuantConfig.of(experts).blockShape());
  }
}
