package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Int4W4A16(zeroPoints = true)
record ZeroPoints(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2,
    @QuantParam(TensorSlot.W1_ZP) Tensor zp1,
    @QuantParam(TensorSlot.W2_ZP) Tensor zp2) {}
