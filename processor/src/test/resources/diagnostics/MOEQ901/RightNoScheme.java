// in: a runtime of another version
package demo;

import dev.moequant.annotations.DType;

class RightNoScheme {
  static final DType NONE = DType.NONE;
}
