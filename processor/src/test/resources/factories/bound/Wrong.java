package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true, blockShape = {128, 128})
class Wrong {
  @QuantParam(TensorSlot.W1_SCALE) String w1;
  @QuantParam(TensorSlot.W2_SCALE) String w2;
}
