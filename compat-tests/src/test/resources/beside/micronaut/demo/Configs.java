package demo;

import dev.moequant.FusedMoEQuantConfig;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

@Factory
public class Configs {
  @Singleton
  @Named("w13")
  Tensor w13() {
    return new Tensor(8, 12, 16);
  }

  @Singleton
  @Named("w2")
  Tensor w2() {
    return new Tensor(8, 16, 6);
  }

  @Singleton
  FusedMoEQuantConfig<Tensor> config(Experts experts) {
    return ExpertsQuantConfig.of(experts);
  }
}
