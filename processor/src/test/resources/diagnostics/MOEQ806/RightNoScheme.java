// in: without the runtime
package demo;

import dev.moequant.annotations.DType;

class RightNoScheme {
  static final DType NONE = DType.NONE;
}
