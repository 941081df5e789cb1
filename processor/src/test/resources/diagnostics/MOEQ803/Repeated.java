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
class Twice {
//<^^ MOEQ803 ecj-2
  Object scheme = TwiceQuantConfig.SCHEME;
}
