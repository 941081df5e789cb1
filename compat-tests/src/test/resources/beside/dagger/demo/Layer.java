package demo;

import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.moequant.FusedMoEQuantConfig;
import javax.inject.Named;

@Component(modules = Layer.Tensors.class)
interface Layer {
  FusedMoEQuantConfig<Tensor> config();

  @Module
  class Tensors {
    @Provides
    @Named("w13")
    static Tensor w13() {
      return new Tensor(8, 12, 16);
    }

    @Provides
    @Named("w2")
    static Tensor w2() {
      return new Tensor(8, 16, 6);
    }

    @Provides
    static FusedMoEQuantConfig<Tensor> config(Experts experts) {
      return ExpertsQuantConfig.of(experts);
    }
  }
}
