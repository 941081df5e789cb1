// in: a processor path without the runtime
package demo;

import dev.moequant.annotations.DType;

@Deprecated
class RightNothingOfOurs {
  static final DType NONE = DType.NONE;
}
