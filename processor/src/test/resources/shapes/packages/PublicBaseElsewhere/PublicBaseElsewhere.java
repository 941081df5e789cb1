package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;
import lib.Base;

@Fp8W8A8
class PublicBaseElsewhere extends Base {
  static FusedMoEQuantConfig<?> config() {
    return PublicBaseElsewhereQuantConfig.of(new PublicBaseElsewhere());
  }
}
