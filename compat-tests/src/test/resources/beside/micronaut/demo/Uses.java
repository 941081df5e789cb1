package demo;

import dev.moequant.FusedMoEQuantConfig;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.function.Supplier;

public class Uses implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    try (ApplicationContext context =
        ApplicationContext.builder(Uses.class.getClassLoader()).packages("demo").start()) {
      return List.of(context.getBean(FusedMoEQuantConfig.class).blockShape());
    }
  }
}
