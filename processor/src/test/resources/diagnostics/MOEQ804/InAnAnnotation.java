package demo;

import dev.moequant.annotations.*;

@interface InAnAnnotation {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
  String w13Scale();
}
