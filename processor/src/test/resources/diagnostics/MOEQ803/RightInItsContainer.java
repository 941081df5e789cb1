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

@Company.Several(@Company)
class Once {
  Object scheme = OnceQuantConfig.SCHEME;
}

@Company.Several({})
class Never {}
