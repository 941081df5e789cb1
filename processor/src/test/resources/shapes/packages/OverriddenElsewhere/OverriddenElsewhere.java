package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;
import lib.Base;

@Fp8W8A8
class OverriddenElsewhere extends Base {
  @Override
  protected String first() {
    return "first";
  }

  @Override
  protected String second() {
    return "second";
  }

  static FusedMoEQuantConfig<?> config() {
    FusedMoEQuantConfig<String> config = OverriddenElsewhereQuantConfig.of(new OverriddenElsewhere());
    return config;
  }
}
