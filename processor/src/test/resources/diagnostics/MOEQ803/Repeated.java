package demo;

import dev.moequant.annotations.*;
import java.lang.annotation.Repeatable;

@QuantScheme(weights = @Weights(dtype = DType.INT8))
@Repeatable(Company.Several.class)
@interface Company {
  @interface Several {
    Company[] value();
  }
}

@Company
//<^^^^^ MOEQ803
@Company
class Twice {
  Object scheme = TwiceQuantConfig.SCHEME;
}
