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
@Company
//<^^^^^ MOEQ803 ecj-1
class Twice {
  Object scheme = TwiceQuantConfig.SCHEME;
}
