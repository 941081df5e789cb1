package demo;

import dev.moequant.FusedMoEQuantConfig;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper
interface Loader {
  @Mapping(source = "w13", target = "w13Scale")
  @Mapping(source = "w2", target = "w2Scale")
  Experts load(Checkpoint checkpoint);

  default FusedMoEQuantConfig<Tensor> config(Checkpoint checkpoint) {
    return ExpertsQuantConfig.of(load(checkpoint));
  }
}
